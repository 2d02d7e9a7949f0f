-- The pièces that the store holds, by their content. A row is written after the blob and before anything that names it, so
-- that nothing ever points to a blob that is not there (P6); nothing is altered or removed (PRE-7).

create table pieces (
  empreinte text primary key check (empreinte ~ '^[0-9a-f]{64}$'),
  taille bigint not null check (taille >= 0),
  type text not null,
  recue_le timestamptz not null default clock_timestamp()
);

create function pieces_immuables() returns trigger language plpgsql as $$
begin
  raise exception 'une pièce ne se modifie pas' using errcode = 'integrity_constraint_violation';
end $$;
create trigger pieces_sans_retouche before update or delete on pieces for each row execute function pieces_immuables();
create trigger pieces_sans_vidage before truncate on pieces for each statement execute function pieces_immuables();
