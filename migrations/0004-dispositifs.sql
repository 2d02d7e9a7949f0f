-- The programmes, as data (GUI-1): a code, and its versions one after the other. A published version never changes: a
-- candidature stays on the one it was opened with (GUI-3). What it holds — forms, milestones, texts, requirements — is
-- read whole and by itself: one document.

create table dispositifs (
  code text primary key check (code ~ '^[a-z0-9]+([_-][a-z0-9]+)*$'),
  cree_le timestamptz not null default clock_timestamp()
);

create table versions_dispositif (
  id uuid primary key default gen_random_uuid(),
  code text not null references dispositifs,
  version integer not null check (version > 0),
  -- Everything but the three columns above.
  contenu jsonb not null,
  -- SHA-256, in hexadecimal, of the content in a canonical form.
  empreinte text not null check (empreinte ~ '^[0-9a-f]{64}$'),
  cree_le timestamptz not null default clock_timestamp(),
  cree_par jsonb not null,
  publiee_le timestamptz,
  publiee_par jsonb check ((publiee_par is null) = (publiee_le is null)),
  unique (code, version),
  -- P8: a guichet whose legal mentions are missing can't open.
  check (publiee_le is null or (
    contenu->'mentions'->>'service' ~ '\S' and contenu->'mentions'->>'adresse' ~ '\S'
    and contenu->'mentions'->>'courriel' ~ '\S' and contenu->'mentions'->>'telephone' ~ '\S'
    and contenu->'mentions'->>'silence' ~ '\S' and contenu->'mentions'->>'recours' ~ '\S'
    and contenu->'mentions'->'signataire'->>'nom' ~ '\S' and contenu->'mentions'->'signataire'->>'qualite' ~ '\S') is true)
);
-- One draft at a time; publishing it makes room for the next.
create unique index versions_dispositif_un_brouillon on versions_dispositif (code) where publiee_le is null;

create function versions_dispositif_immuables() returns trigger language plpgsql as $$
begin
  if tg_op = 'TRUNCATE' or old.publiee_le is not null then
    raise exception 'une version publiée ne se modifie pas' using errcode = 'integrity_constraint_violation';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  if (new.id, new.code, new.version) is distinct from (old.id, old.code, old.version) then
    raise exception 'une version ne change ni de dispositif ni de numéro' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger versions_dispositif_sans_retouche before update or delete on versions_dispositif
  for each row execute function versions_dispositif_immuables();
create trigger versions_dispositif_sans_vidage before truncate on versions_dispositif
  for each statement execute function versions_dispositif_immuables();
