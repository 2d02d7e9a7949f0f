-- The séances of the college (COL-1): one a day at most. Which files a séance examines and what it decided is in the journal
-- of each candidature, and nowhere else; here is what belongs to the séance itself: its convocation, who was there, who
-- stood back from a file, and the minutes once closed (COL-4). The facts are in the journal, flux « college ».

create table seances (
  jour date primary key,
  heure text not null check (heure ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  instance text not null check (btrim(instance) <> ''),
  lieu text not null,
  -- The position of the last fact in the journal.
  version integer not null check (version > 0),
  convoquee_le timestamptz not null,
  convoquee_par jsonb not null check (convoquee_par ?& array['id', 'nom', 'qualite']),
  -- Those present: nom, qualite.
  membres jsonb not null default '[]' check (jsonb_typeof(membres) = 'array'),
  -- By candidature: who stood back from it, and why.
  deports jsonb not null default '{}' check (jsonb_typeof(deports) = 'object'),
  close_le timestamptz,
  close_par jsonb check (close_par ?& array['id', 'nom', 'qualite']),
  -- SHA-256 of the sealed minutes, and of the extract that concerns each candidature.
  pv text check (pv ~ '^[0-9a-f]{64}$'),
  extraits jsonb check (jsonb_typeof(extraits) = 'object'),
  check (num_nulls(close_le, close_par, pv, extraits) in (0, 4)),
  check (close_le is null or jsonb_array_length(membres) > 0)
);

create function seance_close_figee() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or old.close_le is not null then
    raise exception 'une séance close ne se modifie pas, et une séance ne se supprime pas'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger seances_closes_figees before update or delete on seances for each row execute function seance_close_figee();

-- The agenda of a séance is read from the journal: only the lines that name one are in this index.
create index journal_par_seance on journal ((donnees ->> 'seance')) where type in
  ('CandidatureInscriteAuCollege', 'CandidatureRetireeDuCollege', 'ReferencementAttribue', 'ReservesBloquantesEmises');
