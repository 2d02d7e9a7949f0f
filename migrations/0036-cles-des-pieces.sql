-- Keys of the pièces that are encrypted at rest (P30). A file has its own key, wrapped by that of each holder (a candidature); a holder's
-- is wrapped by a key that is not in this database. Without the line of a holder, nothing that it alone holds can be read again.
create table cles_de_porteurs (
  porteur text primary key check (porteur ~ '\S'),
  -- Which of the operator's keys wraps it: the beginning of its SHA-256.
  maitresse text not null check (maitresse ~ '^[0-9a-f]{16}$'),
  enveloppe bytea not null,
  creee_le timestamptz not null default clock_timestamp()
);

create table cles_de_fichiers (
  id uuid not null,
  porteur text not null references cles_de_porteurs on delete cascade,
  enveloppe bytea not null,
  primary key (id, porteur)
);
create index cles_de_fichiers_par_porteur on cles_de_fichiers (porteur);
