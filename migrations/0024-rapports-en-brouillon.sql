-- preuves: the report of a penetration test being filled in (PEN-1). Forty points are long to answer: what was typed is kept,
-- faults included, until the report is deposited. One for a candidature, as the test is of its one solution; it belongs to the
-- éditeur alone, and is not journaled.

create table rapports_en_brouillon (
  numero text primary key references candidatures,
  version integer not null check (version > 0),
  saisie json not null,
  maj_le timestamptz not null,
  maj_par json not null
);
