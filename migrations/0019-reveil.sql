-- The clock wakes candidatures one by one: `reveil` is the next moment at which one of its delays ends or a reminder of it goes
-- out, worked out from the state by the domain and written with it. A row that doesn't say is looked at as soon as can be, and
-- then says. Nothing falls due in one that is closed or referenced, until somebody acts.
alter table candidatures add column reveil timestamptz default clock_timestamp();
update candidatures set reveil = null where statut in ('close', 'referencee');
alter table candidatures add constraint candidatures_reveil_check
  check (reveil is null or statut not in ('close', 'referencee'));
create index candidatures_reveil on candidatures (reveil, numero) where reveil is not null;

-- What the agency's day reads: whose turn it is there, by role, the queue of chapters apart (it says so itself); and to whom
-- the clock last proposed a closing, while the file is open. Worked out with the state, like the wake.
alter table candidatures add column attend text[] not null default '{}';
create index candidatures_attendues on candidatures (maj_le, numero) where attend <> '{}';
alter table candidatures add column propose_a text;
create index candidatures_proposees on candidatures (propose_a) where propose_a is not null;

-- A candidature that the clock could not deal with: set aside for a while, longer at each failure, so that the others go on.
create table reveils_en_echec (
  numero text primary key references candidatures,
  tentatives integer not null check (tentatives > 0),
  reprise_le timestamptz not null,
  -- As it was thrown: for the operator.
  erreur text not null
);
