-- Who read which pièce (P31): one line a request, written before the first byte goes out, and neither changed nor removed.
create table lectures_de_pieces (
  id bigint generated always as identity primary key,
  numero text not null,
  empreinte text not null references pieces,
  nom text not null,
  le timestamptz not null default clock_timestamp(),
  par jsonb not null check (par ?& array['id', 'nom', 'qualite'] and par->>'nom' ~ '\S'),
  -- Bytes, `fin` included; null for the whole.
  debut bigint,
  fin bigint,
  check ((debut is null) = (fin is null))
);
create index lectures_de_la_candidature on lectures_de_pieces (numero, id desc);

create function lectures_de_pieces_immuables() returns trigger language plpgsql as $$
begin
  raise exception 'une lecture ne se modifie pas' using errcode = 'integrity_constraint_violation';
end $$;
create trigger lectures_de_pieces_sans_retouche before update or delete on lectures_de_pieces
  for each row execute function lectures_de_pieces_immuables();
create trigger lectures_de_pieces_sans_vidage before truncate on lectures_de_pieces
  for each statement execute function lectures_de_pieces_immuables();

-- What the store was found to hold when each pièce was last read again (P5). No row: not since it was received, when it was read back.
create table relectures (
  empreinte text primary key references pieces,
  etat text not null check (etat in ('intacte', 'alteree', 'absente')),
  le timestamptz not null default clock_timestamp()
);
create index relectures_par_date on relectures (le);
create index relectures_en_alarme on relectures (empreinte) where etat <> 'intacte';
