-- Requests for the signature of a document by a person who proves to hold an e-mail address (CVN-1, CVN-2). The code is
-- never here, only its keyed hash; the key is not in the database.

create table demandes_signature (
  id uuid primary key,
  reference text not null,
  statut text not null default 'en_attente' check (statut in ('en_attente', 'signee', 'annulee')),
  -- The document to sign, then the signed one, which begins with the same bytes.
  document bytea not null,
  empreinte_soumise text not null check (empreinte_soumise ~ '^[0-9a-f]{64}$'),
  titre text not null,
  nom text not null,
  courriel text not null check (courriel like '%_@_%' and courriel !~ '[[:cntrl:]]'),
  qualite text,
  organisation text,
  raison text not null,
  code_empreinte bytea,
  code_envoye_le timestamptz,
  code_expire_le timestamptz,
  essais smallint not null default 0 check (essais between 0 and 5),
  codes_envoyes smallint not null default 0 check (codes_envoyes between 0 and 30),
  demandee_le timestamptz not null default clock_timestamp(),
  signee_le timestamptz,
  check ((statut = 'signee') = (signee_le is not null)),
  -- A code works once.
  check (statut = 'en_attente' or code_empreinte is null),
  check (code_empreinte is null or code_expire_le is not null)
);

-- One live request by reference.
create unique index demandes_signature_par_reference on demandes_signature (reference) where statut <> 'annulee';
