-- White labels (REF-5): a company says that one of its products is, unchanged and under another name, a solution that is
-- already referenced; the référencement is inherited. Why no candidature: there is nothing to instruct, only a contract to
-- read. Nothing of the origin is copied but its reference: whether the référencement is in force, its dates and its profiles
-- are read from the register, so that a white label ends with its origin. With modifications, there is no white label but a
-- candidature. The state row is the truth for screens; what happened is in the journal, flux « marque-blanche ».

-- A licence contract received for a product, before it is named by a declaration: the blob first, then its row in `pieces`,
-- then this one. A declaration names it by its id: knowing the hash of another company's file gives nothing.
create table contrats_de_licence (
  id uuid primary key,
  produit_id uuid not null references produits,
  empreinte text not null references pieces,
  nom text not null check (nom ~ '\S'),
  type text not null check (type in ('application/pdf', 'application/zip')),
  taille bigint not null check (taille > 0),
  recu_le timestamptz not null,
  unique (id, produit_id)
);

create table marques_blanches (
  id uuid primary key,
  -- What people quote: MB-000012.
  numero bigint not null unique check (numero > 0),
  -- The référencement that is inherited, of whatever publisher.
  reference text not null,
  produit_id uuid not null references produits,
  entreprise_id uuid not null references entreprises,
  -- The names under which it is sold, as they were declared: what the register publishes once it is retained.
  editeur text not null check (editeur ~ '\S'),
  solution text not null check (solution ~ '\S'),
  version text not null check (version ~ '\S'),
  contrat_id uuid not null,
  declaree_le timestamptz not null,
  declaree_par jsonb not null check (declaree_par ?& array['id', 'nom', 'qualite'] and declaree_par->>'nom' ~ '\S'),
  etat text not null check (etat in ('declaree', 'retenue', 'ecartee')),
  decidee_le timestamptz check (decidee_le >= declaree_le),
  decidee_par jsonb check (decidee_par ?& array['id', 'nom', 'qualite'] and decidee_par->>'nom' ~ '\S'),
  -- Nothing is set aside silently.
  motif text check (motif ~ '\S'),
  identite text not null generated always as (texte_cherche(editeur || ' ' || solution)) stored,
  -- As in `registre`: with a blank before every word.
  recherche text not null generated always as (' ' || texte_cherche(editeur || ' ' || solution || ' ' || reference)) stored,
  -- The contract is one that was received for this very product.
  foreign key (contrat_id, produit_id) references contrats_de_licence (id, produit_id),
  check (num_nonnulls(decidee_le, decidee_par) = case etat when 'declaree' then 0 else 2 end),
  check ((motif is not null) = (etat = 'ecartee'))
);
-- One at a time for a product and a référencement; one that was set aside leaves room for another.
create unique index marques_blanches_une_vive on marques_blanches (produit_id, reference) where etat <> 'ecartee';
create index marques_blanches_par_produit on marques_blanches (produit_id, declaree_le desc);
create index marques_blanches_a_examiner on marques_blanches (declaree_le) where etat = 'declaree';
-- What the public register reads, as it reads its own table.
create index marques_blanches_recherche on marques_blanches using gin (recherche gin_trgm_ops) with (fastupdate = off)
  where etat = 'retenue';
create index marques_blanches_par_reference on marques_blanches (reference) where etat = 'retenue';

-- What was declared stays, and what was decided is decided.
create function marques_blanches_suivre() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or old.etat <> 'declaree' or new.etat = 'declaree'
    or (new.id, new.numero, new.reference, new.produit_id, new.entreprise_id, new.editeur, new.solution, new.version,
        new.contrat_id, new.declaree_le, new.declaree_par)
      is distinct from (old.id, old.numero, old.reference, old.produit_id, old.entreprise_id, old.editeur, old.solution,
        old.version, old.contrat_id, old.declaree_le, old.declaree_par) then
    raise exception 'une marque blanche déclarée est décidée une fois, et rien d''autre'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger marques_blanches_sans_retouche before update or delete on marques_blanches
  for each row execute function marques_blanches_suivre();
create trigger marques_blanches_sans_vidage before truncate on marques_blanches
  for each statement execute function marques_blanches_suivre();

-- Nothing is declared nor decided without its line in the journal.
create function marques_blanches_journalisees() returns trigger language plpgsql as $$
begin
  if not exists (select from journal l where l.flux = 'marque-blanche' and l.flux_id = new.id::text
    and l.type = case new.etat when 'declaree' then 'MarqueBlancheDeclaree' when 'retenue' then 'MarqueBlancheRetenue'
      else 'MarqueBlancheEcartee' end) then
    raise exception 'une marque blanche ne se décide pas sans le journal' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger marques_blanches_au_journal after insert or update on marques_blanches
  deferrable initially deferred for each row execute function marques_blanches_journalisees();
