-- Test reports asked for again at their source (PRE-4): who asked, when, and whether the platform still says what our copy says. What was
-- deposited does not change by it; a line is neither changed nor removed.

create table verifications_de_rapports (
  id bigint generated always as identity primary key,
  -- Asked twice by the same form, it is one line.
  acte text not null unique,
  numero text not null,
  depot_id text not null,
  empreinte text not null references pieces,
  le timestamptz not null default clock_timestamp(),
  par jsonb not null check (par ?& array['id', 'nom', 'qualite'] and par->>'nom' ~ '\S'),
  issue text not null check (issue in ('identique', 'meme_verdict', 'differe', 'indisponible')),
  -- What the platform says now, or why it could not be asked.
  detail text not null default '',
  check (issue = 'identique' or detail ~ '\S')
);
create index verifications_du_rapport on verifications_de_rapports (empreinte, id desc);

create function verifications_de_rapports_immuables() returns trigger language plpgsql as $$
begin
  raise exception 'une vérification ne se modifie pas' using errcode = 'integrity_constraint_violation';
end $$;
create trigger verifications_de_rapports_sans_retouche before update or delete on verifications_de_rapports
  for each row execute function verifications_de_rapports_immuables();
create trigger verifications_de_rapports_sans_vidage before truncate on verifications_de_rapports
  for each statement execute function verifications_de_rapports_immuables();
