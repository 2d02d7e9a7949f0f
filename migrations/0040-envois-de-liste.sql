-- Uploads in parts of files that go to the list of those received for a candidature (PRE-1): for which proof each is, is not
-- said yet. Once whole, such a file is in `depots_groupes` under the same id, and its upload is over.

alter table envois add column chemin text check (chemin is null or (chapitre = '' and preuve = ''));
comment on column envois.chemin is 'Its name, after the folders that it was chosen in; none for an upload for a proof.';
comment on column envois.depose_le is 'When it became a deposit, or a file of the list: it is offered no more.';
