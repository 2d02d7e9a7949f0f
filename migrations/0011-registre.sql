-- The public register (PUB-1): the candidatures being instructed and the solutions referenced, and nothing else of them
-- (PUB-2) — a public page reads this table alone, so that what is not here can't be shown. It is written by the statement
-- that changes the status of a candidature, in its transaction, and by nothing else. Why not indexes on `candidatures`: a
-- deposit rewrites the state of a file and would pay for them every time; a change of status is rare.

create extension if not exists pg_trgm;

-- A text as it is searched: no case, no accents, no punctuation. The same function writes and looks up.
create function texte_cherche(texte text) returns text
  language sql immutable strict parallel safe
  return btrim(regexp_replace(lower(regexp_replace(
    normalize(replace(replace(replace(replace(replace(texte, 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE'), 'ß', 'ss'), NFKD),
    '[\u0300-\u036f]+', '', 'g')), '[[:space:][:punct:]’«»–—…]+', ' ', 'g'));

create table registre (
  -- Never shown, nor handed out by a query: what the row follows.
  numero text primary key references candidatures,
  etat text not null check (etat in ('candidat', 'reference')),
  guichet text not null,
  dispositif_id uuid not null,
  editeur text not null,
  solution text not null,
  -- Of a référencement, and of it alone (REF-2). The fingerprints are those of its signed documents: who holds one is told
  -- which it is (PUB-4).
  version text,
  profils text[],
  reference text unique,
  prononce_le timestamptz,
  debut_le date,
  fin_le date,
  convention text,
  attestation text,
  rapport text,
  identite text not null generated always as (texte_cherche(editeur || ' ' || solution)) stored,
  -- With a blank before every word: a word of one or two letters is looked up at the beginning of words.
  recherche text not null generated always as (' ' || texte_cherche(editeur || ' ' || solution || ' ' || coalesce(reference, ''))) stored,
  check (num_nonnulls(version, profils, reference, prononce_le, debut_le, fin_le, convention, attestation, rapport)
    = case etat when 'reference' then 9 else 0 end)
);
-- Rows come one by one and rarely: no list of pending ones, that every search would read.
create index registre_recherche on registre using gin (recherche gin_trgm_ops) with (fastupdate = off);
create index registre_recents on registre (etat, prononce_le desc, reference);
create index registre_par_identite on registre (etat, identite, reference);
create index registre_conventions on registre (convention) where convention is not null;
create index registre_attestations on registre (attestation) where attestation is not null;
create index registre_rapports on registre (rapport) where rapport is not null;

-- What the register must say, read from the candidatures: public from the deposit of the proofs on, once the company's file
-- is accepted, until it is closed. The names are those given in step 1, as the attestation bears them.
create view registre_attendu as
  select c.numero, r.etat, c.guichet, c.dispositif_id,
    coalesce(nullif(btrim(j.e #>> '{administrative,soumission,reponses,denomination_sociale}'), ''), e.nom, '') as editeur,
    coalesce(nullif(btrim(j.e #>> '{administrative,soumission,reponses,denomination_commerciale}'), ''), p.nom, '') as solution,
    case when f.acquis then
      coalesce(nullif(btrim(j.e #>> '{eligibilite,soumission,reponses,version_technique}'), ''), p.version, '') end as version,
    case when f.acquis then array(select jsonb_array_elements_text(j.e -> 'profils')) end as profils,
    j.e #>> '{referencement,reference}' as reference,
    (j.e #>> '{referencement,prononceLe}')::timestamptz as prononce_le,
    (j.e #>> '{referencement,debutLe}')::date as debut_le,
    (j.e #>> '{referencement,finLe}')::date as fin_le,
    j.e #>> '{referencement,convention}' as convention,
    j.e #>> '{referencement,attestation}' as attestation,
    j.e #>> '{referencement,rapport}' as rapport
  from candidatures c
    cross join lateral (select c.etat::jsonb as e) j
    cross join lateral (select c.statut = 'referencee' as acquis) f
    cross join lateral (select case when f.acquis then 'reference' else 'candidat' end as etat) r
    left join entreprises e on e.id = c.entreprise_id
    left join produits p on p.id = c.produit_id
  where c.statut in ('depot_des_preuves', 'prete_pour_convention', 'convention_a_signer', 'convention_signee',
    'inscrite_au_college', 'attribuee', 'referencee');

create function registre_suivre() returns trigger language plpgsql as $$
begin
  delete from registre where numero = new.numero;
  insert into registre (numero, etat, guichet, dispositif_id, editeur, solution, version, profils, reference, prononce_le,
      debut_le, fin_le, convention, attestation, rapport)
    select numero, etat, guichet, dispositif_id, editeur, solution, version, profils, reference, prononce_le,
      debut_le, fin_le, convention, attestation, rapport
    from registre_attendu where numero = new.numero;
  return null;
end $$;
create trigger registre_a_l_ouverture after insert on candidatures for each row execute function registre_suivre();
create trigger registre_au_changement after update of statut on candidatures for each row
  when (old.statut is distinct from new.statut) execute function registre_suivre();

insert into registre (numero, etat, guichet, dispositif_id, editeur, solution, version, profils, reference, prononce_le,
    debut_le, fin_le, convention, attestation, rapport)
  select numero, etat, guichet, dispositif_id, editeur, solution, version, profils, reference, prononce_le,
    debut_le, fin_le, convention, attestation, rapport
  from registre_attendu;
