-- What the antivirus said of each pièce. No row: it was not asked yet, or there is none, and the pièce is « non analysée ». A verdict
-- never delays nor dates a deposit; it says whether the bytes may be handed out.

create table analyses (
  empreinte text primary key references pieces,
  etat text not null check (etat in ('en_attente', 'sain', 'infecte', 'non_analyse', 'echec')),
  -- The engine and its signatures, as it named itself; what it found, or why it could not look.
  moteur text not null default '',
  detail text not null default '',
  tentatives integer not null default 0 check (tentatives >= 0),
  -- Of what waits or failed: not before. A worker that was killed leaves it to another after that.
  reprise_le timestamptz,
  rendue_le timestamptz,
  check ((etat in ('en_attente', 'echec')) = (reprise_le is not null)),
  check (etat <> 'infecte' or detail ~ '\S')
);
create index analyses_a_reprendre on analyses (reprise_le) where reprise_le is not null;
