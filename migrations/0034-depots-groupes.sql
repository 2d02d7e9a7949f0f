-- Files received for a candidature before it is said which proof each is for (PRE-1): they are in the store, matched by the
-- names that they came with, and become deposits once the éditeur has read and confirmed the match. A file that was turned
-- away keeps its reason until the next ones come; what nobody confirms is forgotten after some days.

create table depots_groupes (
  -- Of the deposit too, so that a file never becomes two.
  id uuid primary key,
  numero text not null,
  entreprise_id uuid not null,
  personne_id uuid not null,
  -- With the folders of the archive that it came in.
  chemin text not null,
  nom text not null check (nom ~ '\S'),
  taille bigint not null default 0 check (taille >= 0),
  -- None for a file that was turned away, or an archive whose files are being received.
  empreinte text check (empreinte ~ '^[0-9a-f]{64}$'),
  refus jsonb check (refus is null or empreinte is null),
  -- What a manifest says that it is for.
  preuve_dite text,
  -- JAL-4: when its last byte came.
  recu_le timestamptz not null default clock_timestamp(),
  depose_le timestamptz check (depose_le is null or empreinte is not null),
  chapitre text,
  preuve text,
  retire_le timestamptz,
  check ((depose_le is null) = (chapitre is null) and (depose_le is null) = (preuve is null))
);
create index depots_groupes_en_cours on depots_groupes (numero, entreprise_id) where retire_le is null;
create index depots_groupes_de_l_entreprise on depots_groupes (entreprise_id) include (taille) where retire_le is null;
create index depots_groupes_a_confirmer on depots_groupes (recu_le) where retire_le is null and depose_le is null;
