-- The address by which a calendar reads a person's deadlines: a calendar cannot sign in, so the address is the key. Only its
-- SHA-256 is kept; one at a time for each person, who can close it or ask for another one.
create table agendas (
  personne_id uuid primary key references personnes on delete cascade,
  empreinte text not null unique check (empreinte ~ '^[0-9a-f]{64}$'),
  ouvert_le timestamptz not null default clock_timestamp()
);
