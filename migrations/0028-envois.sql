-- Uploads in several parts (P7): what is durable of each, so that it resumes after a cut, a closed tab or a kill. Once whole
-- and read back, its content is in the store under its SHA-256; the row stays, and counts in what a company has sent.

create table envois (
  id uuid primary key,
  numero text not null,
  entreprise_id uuid not null,
  personne_id uuid not null,
  chapitre text not null,
  preuve text not null,
  nom text not null check (nom ~ '\S'),
  taille bigint not null check (taille >= 0),
  -- Durable, from the first byte on.
  recus bigint not null default 0 check (recus between 0 and taille),
  cree_le timestamptz not null default clock_timestamp(),
  maj_le timestamptz not null default clock_timestamp(),
  -- JAL-4: when its last byte became durable.
  recu_le timestamptz check (recu_le is null or recus = taille),
  empreinte text check (empreinte ~ '^[0-9a-f]{64}$'),
  -- When it became a deposit: it is offered no more.
  depose_le timestamptz,
  -- Given up, or out of time: its bytes are gone.
  abandonne_le timestamptz,
  check (empreinte is null or recu_le is not null),
  check (depose_le is null or empreinte is not null)
);
create index envois_en_cours on envois (numero) where depose_le is null and abandonne_le is null;
create index envois_de_l_entreprise on envois (entreprise_id) include (taille) where abandonne_le is null;

-- The runs of bytes: the SHA-256, as they came in, of all those from the first one up to `fin`. What is read back is held against them.
create table envois_segments (
  id uuid not null references envois,
  debut bigint not null,
  fin bigint not null check (fin > debut),
  empreinte text not null check (empreinte ~ '^[0-9a-f]{64}$'),
  primary key (id, debut)
);
