-- Who people are, as the identity provider says it (IDN-1, IDN-3, IDN-4), what the agency's people may do here, what each
-- accepted at first entry (IDN-5), and their sessions.

-- iSC's directory is the authority: a row follows what iSC says of the company at each sign-in of one of its people.
create table entreprises (
  id uuid primary key default gen_random_uuid(),
  siren text not null check (siren ~ '^\d{9}$'),
  siret text check (siret ~ '^\d{14}$' and starts_with(siret, siren)),
  nom text not null check (btrim(nom) <> ''),
  forme_juridique text not null default '',
  adresse text not null default '',
  -- The legal representative: nom, courriel, telephone, fonction.
  representant jsonb not null default '{}' check (jsonb_typeof(representant) = 'object'),
  maj_le timestamptz not null default clock_timestamp(),
  unique nulls not distinct (siren, siret)
);

-- A person is (iss, sub), never an e-mail: an address changes hands, and two providers can claim the same one.
create table personnes (
  id uuid primary key default gen_random_uuid(),
  iss text not null check (iss <> ''),
  sub text not null check (sub <> ''),
  prenom text not null,
  nom text not null check (btrim(nom) <> ''),
  courriel text not null check (courriel like '%_@_%' and courriel !~ '[[:cntrl:]]'),
  telephone text not null default '',
  fonction text not null default '',
  entreprise_id uuid references entreprises,
  role_entreprise text check (role_entreprise in ('mandataire', 'responsable', 'salarie')),
  creee_le timestamptz not null default clock_timestamp(),
  maj_le timestamptz not null default clock_timestamp(),
  unique (iss, sub),
  check ((entreprise_id is null) = (role_entreprise is null))
);
create index personnes_par_entreprise on personnes (entreprise_id) include (nom, prenom);

-- What a person of the agency may do. Held by (iss, sub), so that it can be given before the first entry. A right that was
-- taken away stays written, with who gave it and who took it.
create table habilitations (
  id bigint generated always as identity primary key,
  iss text not null check (iss <> ''),
  sub text not null check (sub <> ''),
  role text not null check (role in
    ('gestionnaire', 'verificateur', 'secretaire_college', 'membre_college', 'direction', 'administrateur')),
  -- The authors: id, nom, qualite, as they were then.
  accordee_le timestamptz not null default clock_timestamp(),
  accordee_par jsonb not null check (accordee_par ?& array['id', 'nom', 'qualite']),
  retiree_le timestamptz check (retiree_le >= accordee_le),
  retiree_par jsonb check (retiree_par ?& array['id', 'nom', 'qualite']),
  check ((retiree_le is null) = (retiree_par is null))
);
create unique index habilitations_en_cours on habilitations (iss, sub, role) where retiree_le is null;
create index habilitations_par_role on habilitations (role) where retiree_le is null;

-- IDN-5: what was accepted, in which version, and the SHA-256 of the very text that was shown. Never changed; erased with
-- the person.
create table consentements (
  personne_id uuid not null references personnes on delete cascade,
  texte text not null check (texte in ('cgu', 'partage')),
  version text not null check (version <> ''),
  empreinte text not null check (empreinte ~ '^[0-9a-f]{64}$'),
  accepte_le timestamptz not null default clock_timestamp(),
  primary key (personne_id, texte, version)
);

create function consentement_fige() returns trigger language plpgsql as $$
begin
  raise exception 'un consentement donné ne se modifie pas';
end $$;
create trigger consentements_figes before update on consentements
  for each row execute function consentement_fige();

-- A session is somebody's, and ends with them.
alter table sessions
  alter column personne_id type uuid using personne_id::uuid,
  add foreign key (personne_id) references personnes on delete cascade;
