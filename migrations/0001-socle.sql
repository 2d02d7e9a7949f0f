-- What every module stands on: acts done once (P2), counters whose order is the order of commits (P4), the outgoing
-- e-mails (P20), the sessions of people signed in.

-- One row per idempotency key. The unique index is the lock: a second transaction with the same key waits for the first.
create table actes (
  cle uuid primary key,
  personne_id text not null,
  empreinte text not null,
  resultat jsonb,
  le timestamptz not null default clock_timestamp()
) with (fillfactor = 90);

-- A sequence is not in commit order and has gaps; a counter row, locked until the commit, is and has none.
create table compteurs (
  nom text primary key,
  valeur bigint not null check (valeur >= 0)
);

-- A job's key, kept for ever: the queue forgets a job once done, and a fact must not be reacted to twice.
create table taches_deposees (
  cle text primary key,
  le timestamptz not null default clock_timestamp()
);

-- Workers alive, by their last sign of life: the jobs that a dead one held go back to the queue at once.
create table travailleurs (
  id text primary key,
  vu_le timestamptz not null default clock_timestamp()
);

-- An e-mail is written in the transaction of the fact that causes it, once per key, with the Message-ID that every try
-- will bear: what a server got twice, it can tell.
create table courriels (
  id bigint generated always as identity primary key,
  cle text not null unique,
  destinataire text not null check (destinataire like '%_@_%' and destinataire !~ '[[:cntrl:]]'),
  sujet text not null check (sujet !~ '[[:cntrl:]]'),
  texte text not null,
  message_id text not null unique,
  cree_le timestamptz not null default clock_timestamp(),
  envoye_le timestamptz,
  tentatives integer not null default 0 check (tentatives >= 0)
);
create index courriels_par_destinataire on courriels (lower(destinataire), id desc);

-- The identifier is the SHA-256 of what the cookie holds: who reads the table cannot sign in with it.
create table sessions (
  id text primary key,
  personne_id text not null,
  contexte jsonb not null default '{}',
  creee_le timestamptz not null default clock_timestamp(),
  vue_le timestamptz not null default clock_timestamp(),
  expire_le timestamptz not null,
  check (expire_le > creee_le)
);
create index sessions_par_personne on sessions (personne_id);
create index sessions_par_fin on sessions (expire_le);

-- A moment inside JSON built by SQL, in the form that the code reads everywhere: UTC, three decimals, cut not rounded.
create function instant(moment timestamptz) returns text
  language sql immutable strict parallel safe
  return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
