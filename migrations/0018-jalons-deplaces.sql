-- The milestones of a programme that were moved (P10). A published version never changes (GUI-3) and candidatures stay on
-- theirs: a move is laid over all the versions of its programme, for all candidatures alike. It is named, motivated and in
-- the journal; like a line of it, it is neither changed nor removed.

create table deplacements_de_jalon (
  code text not null references dispositifs,
  -- 1, 2, 3…: how many times the calendar of the programme was changed.
  revision integer not null check (revision > 0),
  jalon text not null check (jalon ~ '^J[1-6]$'),
  -- JAL-4: an exact minute; and one that is still ahead when it is set.
  quand timestamptz not null check (quand = date_trunc('minute', quand) and quand > le),
  -- What it was until then.
  avant timestamptz not null check (avant <> quand),
  motif text not null check (motif ~ '\S'),
  le timestamptz not null,
  par jsonb not null check (par ?& array['id', 'nom', 'qualite'] and par->>'nom' ~ '\S'),
  primary key (code, revision)
);

-- Who judges by a calendar holds it until the end of its transaction, among others who do; who changes it is alone. A lock of
-- its name rather than a row's: nothing is written by those who only judge.
create function jalons_verrou(code text) returns bigint language sql immutable parallel safe
  return hashtextextended('jalons:' || code, 7264);

-- The revision of a programme's calendar, which then stays the same until the transaction ends; 0 when no milestone was moved.
-- Each statement of a volatile function sees what was committed before it: here, before the lock was given.
create function jalons_revision(programme text) returns integer language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(jalons_verrou(programme));
  return (select coalesce(max(d.revision), 0) from deplacements_de_jalon d where d.code = programme);
end $$;

-- The moment of a milestone as it stands, or as the last version published set it; null when there is none.
create function jalon_en_vigueur(programme text, nom text) returns timestamptz language sql stable as $$
  select coalesce(
    (select d.quand from deplacements_de_jalon d where d.code = programme and d.jalon = nom order by d.revision desc limit 1),
    (select (j->>'quand')::timestamptz
      from (select contenu from versions_dispositif where code = programme and publiee_le is not null
        order by version desc limit 1) v, jsonb_array_elements(v.contenu->'jalons') j
      where j->>'code' = nom))
$$;

create function deplacements_de_jalon_suivre() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(jalons_verrou(new.code));
  if new.revision <> (select coalesce(max(d.revision), 0) + 1 from deplacements_de_jalon d where d.code = new.code)
    or new.avant is distinct from jalon_en_vigueur(new.code, new.jalon) then
    raise exception 'un jalon se déplace de là où il est' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger deplacements_de_jalon_suite before insert on deplacements_de_jalon
  for each row execute function deplacements_de_jalon_suivre();

create function deplacements_de_jalon_journalises() returns trigger language plpgsql as $$
begin
  if not exists (select from journal l where l.flux = 'dispositif' and l.flux_id = new.code and l.type = 'JalonDeplace'
    and l.donnees->>'revision' = new.revision::text and l.donnees->>'jalon' = new.jalon
    and (l.donnees->>'quand')::timestamptz = new.quand) then
    raise exception 'un jalon ne se déplace pas sans le journal' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger deplacements_de_jalon_au_journal after insert on deplacements_de_jalon
  deferrable initially deferred for each row execute function deplacements_de_jalon_journalises();

create function deplacements_de_jalon_immuables() returns trigger language plpgsql as $$
begin
  raise exception 'un jalon déplacé ne peut qu''être déplacé de nouveau' using errcode = 'integrity_constraint_violation';
end $$;
create trigger deplacements_de_jalon_sans_retouche before update or delete on deplacements_de_jalon
  for each row execute function deplacements_de_jalon_immuables();
create trigger deplacements_de_jalon_sans_vidage before truncate on deplacements_de_jalon
  for each statement execute function deplacements_de_jalon_immuables();

-- A new version of a programme doesn't move a milestone either: candidatures under way would keep the other one. It may say
-- the moment that the version before it said, or the one to which the milestone was moved since.
create function versions_dispositif_memes_jalons() returns trigger language plpgsql as $$
begin
  if new.publiee_le is null or (tg_op = 'UPDATE' and old.publiee_le is not null) then
    return new;
  end if;
  if exists (
    select from (select contenu from versions_dispositif where code = new.code and publiee_le is not null
        order by version desc limit 1) v, jsonb_array_elements(v.contenu->'jalons') connu
    where not exists (select from jsonb_array_elements(new.contenu->'jalons') dit
      where dit->>'code' = connu->>'code' and (dit->>'quand')::timestamptz
        in ((connu->>'quand')::timestamptz, jalon_en_vigueur(new.code, connu->>'code')))) then
    raise exception 'un jalon publié ne change pas d''une version à l''autre : il se déplace'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger versions_dispositif_jalons before insert or update on versions_dispositif
  for each row execute function versions_dispositif_memes_jalons();
