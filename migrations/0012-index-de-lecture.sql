-- What the lists read of the chapters, from the index alone: a page of 50 candidatures reads some 150 pages of memory instead
-- of 1,400, since a chapter's row holds its state and is large.

create index chapitres_comptes on candidatures_chapitres (numero) include (total, deposees, conformes, a_modifier);
