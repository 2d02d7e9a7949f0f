-- The candidatures: a state row (the truth for screens), one row for each chapter, and the drafts of the forms. The states
-- are json, not jsonb: the order of chapters and proofs is the REM's. The columns beside them are what lists and the queue
-- sort and filter on, written with the state and never apart.

create table candidatures (
  numero text primary key check (numero ~ '^[A-Z0-9]{10}$'),
  dispositif_id uuid not null,
  guichet text not null,
  entreprise_id uuid not null,
  produit_id uuid not null,
  -- The position of the last fact in the journal: what optimistic writes compare.
  version integer not null check (version > 0),
  statut text not null check (statut in ('candidature_administrative', 'eligibilite', 'depot_des_preuves',
    'prete_pour_convention', 'convention_a_signer', 'convention_signee', 'inscrite_au_college', 'attribuee', 'referencee', 'close')),
  etat json not null,
  ouverte_le timestamptz not null,
  maj_le timestamptz not null
);
-- PRD-5: one candidature at a time for a product in a guichet; a closed one leaves room for another.
create unique index candidatures_une_par_produit on candidatures (produit_id, guichet) where statut <> 'close';
create index candidatures_par_entreprise on candidatures (entreprise_id, maj_le desc);
create index candidatures_recentes on candidatures (maj_le desc, numero);
create index candidatures_par_statut on candidatures (statut, maj_le desc);

create table candidatures_chapitres (
  numero text not null references candidatures,
  code text not null,
  ordre integer not null,
  guichet text not null,
  statut text not null check (statut in ('en_depot', 'en_file', 'en_instruction', 'a_modifier', 'valide', 'reserve')),
  rang bigint check ((rang is null) = (statut in ('en_depot', 'reserve'))),
  recu_le timestamptz check ((recu_le is null) = (rang is null)),
  pris_par text check ((pris_par is null) = (statut <> 'en_instruction')),
  total integer not null check (total >= 0),
  deposees integer not null check (deposees between 0 and total),
  conformes integer not null check (conformes between 0 and deposees),
  a_modifier integer not null check (a_modifier between 0 and deposees),
  etat json not null,
  primary key (numero, code)
) with (fillfactor = 80);
-- INT-2: the queue of a guichet, in its order; two chapters never share a rang.
create unique index chapitres_file on candidatures_chapitres (guichet, rang) where statut = 'en_file';
create index chapitres_pris on candidatures_chapitres (pris_par) where statut = 'en_instruction';

create table brouillons (
  numero text not null references candidatures,
  etape text not null check (etape in ('administrative', 'eligibilite')),
  version integer not null check (version > 0),
  reponses json not null,
  maj_le timestamptz not null,
  maj_par json not null,
  primary key (numero, etape)
);
