-- Workbooks of requirements (REM-3) received by the workshop, by programme: who sent which, so that what is adopted after its
-- preview is the content that was shown, named by its SHA-256. The bytes are in the store.

create table classeurs_deposes (
  code text not null,
  empreinte text not null check (empreinte ~ '^[0-9a-f]{64}$'),
  nom text not null check (nom ~ '\S'),
  taille bigint not null check (taille > 0),
  -- Of the last time that it was sent.
  le timestamptz not null default clock_timestamp(),
  par jsonb not null check (par ?& array['id', 'nom', 'qualite'] and par->>'nom' ~ '\S'),
  primary key (code, empreinte)
);
