-- VIE-3: what a newer version asks of a thousand files is counted from where their proofs stand, and not from what was deposited
-- for them: the states of their chapters are two hundred times larger, and have to be decompressed. Written with the chapter's
-- state and never apart, as the other columns beside it.

alter table candidatures_chapitres add column statuts json not null default '{}';
update candidatures_chapitres h set statuts = coalesce(
  (select json_object_agg(p.key, p.value ->> 'statut') from json_each(h.etat -> 'preuves') p), '{}');
