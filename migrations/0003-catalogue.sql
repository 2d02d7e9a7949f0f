-- The products of the companies (PRD-1, PRD-2) and who has access to them (PRD-4). The state row is the truth for screens;
-- what happened to it is in the journal, flux « produit », and `revision` is the position of the last fact there.

create table produits (
  id uuid primary key,
  -- The number by which the product is known outside: it never changes and is never given again.
  reference bigint not null unique check (reference > 0),
  entreprise_id uuid not null,
  revision integer not null check (revision > 0),
  nom text not null check (btrim(nom) <> ''),
  version text not null check (btrim(version) <> ''),
  description text not null check (btrim(description) <> ''),
  responsable_id uuid not null,
  nil text check (btrim(nil) <> ''),
  certifications text[] not null,
  -- PRD-2: an answer is always given, and « aucun » excludes the others. Which programmes there are is the code's data.
  interets text[] not null check (cardinality(interets) > 0 and (cardinality(interets) = 1 or 'aucun' <> all (interets))),
  enregistre_le timestamptz not null,
  enregistre_par jsonb not null check (enregistre_par ?& array['id', 'nom', 'qualite']),
  maj_le timestamptz not null
);
-- The same product registered twice would be two candidatures for one solution (PRD-5).
create unique index produits_distincts on produits (entreprise_id, lower(nom), lower(version));

create table collaborateurs (
  produit_id uuid not null references produits,
  personne_id uuid not null,
  ajoute_le timestamptz not null,
  primary key (produit_id, personne_id)
);
create index collaborateurs_par_personne on collaborateurs (personne_id);
