-- What agents said of the requirements that seem to bear another number from one version of a programme to another (GUI-3):
-- the same requirement, or two of them. A likeness is found by the words; that it is one is for a person to say, with their
-- name. The last word counts, and those before it stay. How a candidature was moved by it is in its own journal.

create table renumerotations (
  id bigint generated always as identity primary key,
  avant_id uuid not null references versions_dispositif,
  apres_id uuid not null references versions_dispositif check (apres_id <> avant_id),
  exigence_avant text not null check (exigence_avant ~ '\S'),
  exigence_apres text not null check (exigence_apres ~ '\S' and exigence_apres <> exigence_avant),
  confirmee boolean not null,
  le timestamptz not null default clock_timestamp(),
  par jsonb not null check (par ?& array['id', 'nom', 'qualite'] and par->>'nom' ~ '\S')
);
create index renumerotations_par_versions on renumerotations (avant_id, apres_id, id);

create function renumerotations_immuables() returns trigger language plpgsql as $$
begin
  raise exception 'une décision de renumérotation ne se modifie pas' using errcode = 'integrity_constraint_violation';
end $$;
create trigger renumerotations_sans_retouche before update or delete on renumerotations
  for each row execute function renumerotations_immuables();
create trigger renumerotations_sans_vidage before truncate on renumerotations
  for each statement execute function renumerotations_immuables();
