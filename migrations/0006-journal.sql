-- The legal memory: every fact of a candidature, in order, for good (PUB-4). Each line carries the SHA-256 of itself and of
-- the line before it, computed here so that no writer can forget it; a line can be neither changed nor removed.

create table journal (
  id bigint generated always as identity primary key,
  flux text not null,
  flux_id text not null,
  position integer not null check (position > 0),
  type text not null,
  le timestamptz not null,
  -- json, not jsonb: the text that was hashed is kept as it was written.
  par json not null,
  donnees json not null,
  empreinte bytea not null,
  unique (flux, flux_id, position)
);

-- What a line's hash covers: written once, read again by the check.
create function journal_texte(precedente bytea, flux text, flux_id text, "position" integer, type text, le timestamptz, par json, donnees json)
  returns text language sql immutable parallel safe
  return encode(precedente, 'hex') || E'\n' || flux || E'\n' || flux_id || E'\n' || "position"::text || E'\n' || type
    || E'\n' || instant(le) || E'\n' || par::text || E'\n' || donnees::text;

create function journal_chainer() returns trigger language plpgsql as $$
declare
  precedente bytea;
begin
  if new.position = 1 then
    precedente := decode(repeat('00', 32), 'hex');
  else
    select empreinte into precedente from journal
      where flux = new.flux and flux_id = new.flux_id and position = new.position - 1;
    if precedente is null then
      raise exception 'journal : la ligne % de %/% n''a pas de précédente', new.position, new.flux, new.flux_id;
    end if;
  end if;
  new.empreinte := sha256(convert_to(
    journal_texte(precedente, new.flux, new.flux_id, new.position, new.type, new.le, new.par, new.donnees), 'UTF8'));
  return new;
end $$;
create trigger journal_chaine before insert on journal for each row execute function journal_chainer();

create function journal_immuable() returns trigger language plpgsql as $$
begin
  raise exception 'le journal ne se modifie pas' using errcode = 'integrity_constraint_violation';
end $$;
create trigger journal_sans_retouche before update or delete on journal for each row execute function journal_immuable();
create trigger journal_sans_vidage before truncate on journal for each statement execute function journal_immuable();
