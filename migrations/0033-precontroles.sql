-- What the bytes of each pièce say of themselves: pages, size, length, what a test report says. No row: not read yet. Never a verdict on a
-- proof, and never what a deposit waits for.

create table precontroles (
  empreinte text primary key references pieces,
  -- Null until it was read.
  faits jsonb check (faits ? 'kind'),
  tentatives integer not null default 0 check (tentatives >= 0),
  -- Of what is not read yet: not before. A worker that was killed leaves it to another after that.
  reprise_le timestamptz,
  rendu_le timestamptz,
  check ((faits is null) = (reprise_le is not null)),
  check ((faits is null) = (rendu_le is null))
);
create index precontroles_a_reprendre on precontroles (reprise_le) where reprise_le is not null;
