-- The workshop (GUI-1): a programme while it is being written. What is not written yet is empty, so nothing reads it but the
-- workshop; published, it becomes a version and leaves. One at a time for a programme. Who did what to it stays.

create table chantiers (
  code text primary key check (code ~ '^[a-z0-9]+([_-][a-z0-9]+)*$'),
  contenu jsonb not null,
  -- The number of the last line of its history: a form sent from an older one is not saved over a colleague's.
  version integer not null check (version > 0)
);

create table chantiers_histoire (
  code text not null,
  version integer not null check (version > 0),
  le timestamptz not null default clock_timestamp(),
  par jsonb not null check (par ?& array['id', 'nom', 'qualite'] and par->>'nom' ~ '\S'),
  -- Opened, published, given up, or the part of it that was written.
  geste text not null check (geste ~ '^[a-z_]+$'),
  note text not null,
  primary key (code, version)
);

create function chantiers_histoire_suivre() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'l’histoire d’un chantier ne se modifie pas' using errcode = 'integrity_constraint_violation';
  end if;
  if new.version <> (select coalesce(max(h.version), 0) + 1 from chantiers_histoire h where h.code = new.code) then
    raise exception 'l’histoire d’un chantier se suit' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger chantiers_histoire_sans_retouche before insert or update or delete on chantiers_histoire
  for each row execute function chantiers_histoire_suivre();
create trigger chantiers_histoire_sans_vidage before truncate on chantiers_histoire
  for each statement execute function chantiers_histoire_suivre();
