-- Jobs deposited by the acts of people, on their way to the queue. The queue's own function costs more than the rest of a
-- submission together and takes, until the commit, a lock that serialises all who deposit a job: an act writes a row here,
-- and the workers hand the rows over by lots.

create table taches_a_remettre (
  id bigint generated always as identity primary key,
  nom text not null check (nom <> ''),
  charge json not null,
  -- Those of one queue run one after the other, in their order.
  file text,
  le timestamptz not null default clock_timestamp()
);
