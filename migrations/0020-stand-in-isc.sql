-- The local « Industriels Santé Connect »: the identity provider's own data, for the demonstration and the tests. Nothing
-- outside src/stand-ins/isc reads or writes these tables; Convergence knows a person only by what OpenID Connect says.
-- Where a real iSC is configured they stay empty.

-- IDN-4: one directory of companies.
create table isc_entreprises (
  siret           text primary key check (siret ~ '^[0-9]{14}$'),
  nom             text not null,
  forme_juridique text not null,
  adresse         text not null,
  -- { nom, courriel, telephone, fonction }: the legal representative, who may have no account.
  representant    jsonb not null check (jsonb_typeof(representant) = 'object')
);

-- IDN-4: an account is one person's. Those of the agency belong to no company and have no role in one (IDN-3).
create table isc_comptes (
  id               uuid primary key default gen_random_uuid(),
  courriel         text not null,
  prenom           text not null,
  nom              text not null,
  telephone        text not null,
  fonction         text not null,
  siret            text references isc_entreprises,
  role_entreprise  text check (role_entreprise in ('mandataire', 'responsable', 'salarie')),
  -- scrypt, with its parameters and salt.
  mot_de_passe     text not null check (mot_de_passe like 'scrypt$%'),
  -- RFC 4226 asks for 128 bits at least.
  secret_totp      bytea not null check (octet_length(secret_totp) >= 20),
  -- The last time step for which a code was made: none is ever made twice (IDN-2).
  dernier_pas      bigint not null default 0,
  cgu_version      text not null,
  cgu_acceptees_le timestamptz not null default clock_timestamp(),
  check ((siret is null) = (role_entreprise is null))
);
create unique index isc_comptes_courriel on isc_comptes (lower(courriel));

-- IDN-2: the code sent for one sign-in. The code itself is not here: it is computed again from the secret and the step.
create table isc_codes (
  interaction text primary key,
  compte_id   uuid not null references isc_comptes on delete cascade,
  pas         bigint not null,
  envois      integer not null default 1 check (envois > 0),
  essais      integer not null default 0 check (essais >= 0),
  expire_le   timestamptz not null,
  utilise_le  timestamptz
);
create index isc_codes_expire_le on isc_codes (expire_le);

-- Failures by address, whether an account bears it or not, so that a lock tells nothing. The address is hashed.
create table isc_essais (
  cle          text primary key,
  echecs       integer not null,
  depuis       timestamptz not null
);

-- IDN-5: who accepted to share what with which service, and when.
create table isc_consentements (
  compte_id  uuid not null references isc_comptes on delete cascade,
  client_id  text not null,
  portees    text[] not null,
  accorde_le timestamptz not null default clock_timestamp(),
  primary key (compte_id, client_id)
);

-- What the OpenID Connect library keeps: sessions, interactions, codes, tokens, grants; and its keys (model « Cles »).
create table isc_objets (
  modele     text not null,
  id         text not null,
  contenu    jsonb not null,
  grant_id   text,
  uid        text,
  user_code  text,
  expire_le  timestamptz,
  primary key (modele, id)
);
create index isc_objets_grant_id on isc_objets (grant_id) where grant_id is not null;
create index isc_objets_uid on isc_objets (modele, uid) where uid is not null;
create index isc_objets_user_code on isc_objets (modele, user_code) where user_code is not null;
create index isc_objets_expire_le on isc_objets (expire_le) where expire_le is not null;
