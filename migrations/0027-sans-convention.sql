-- A programme may have no convention to sign: its file waits for the decision as soon as it is validated, and what is then
-- granted rests on two documents and not on three. It may also give each candidature an identifier: nobody else has it, and
-- the public register shows it with what was granted.
alter table candidatures drop constraint candidatures_statut_check;
alter table candidatures add constraint candidatures_statut_check check (statut in ('candidature_administrative', 'eligibilite',
  'depot_des_preuves', 'prete_pour_convention', 'convention_a_signer', 'convention_signee', 'prete_pour_decision',
  'inscrite_au_college', 'attribuee', 'referencee', 'close'));

alter table candidatures add column identifiant text check (identifiant ~ '^[0-9]{16,20}$');
create unique index candidatures_par_identifiant on candidatures (identifiant) where identifiant is not null;

alter table registre add column identifiant text;
do $$
declare nom text;
begin
  select conname into strict nom from pg_constraint
  where conrelid = 'registre'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%num_nonnulls%';
  execute format('alter table registre drop constraint %I', nom);
end $$;
alter table registre add constraint registre_reference_check
  check (num_nonnulls(version, profils, reference, prononce_le, debut_le, fin_le, attestation, rapport)
      = case etat when 'reference' then 8 else 0 end
    and num_nonnulls(convention, identifiant) <= case etat when 'reference' then 2 else 0 end);

create or replace view registre_attendu as
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
    j.e #>> '{referencement,rapport}' as rapport,
    case when f.acquis then c.identifiant end as identifiant
  from candidatures c
    cross join lateral (select c.etat::jsonb as e) j
    cross join lateral (select c.statut = 'referencee' as acquis) f
    cross join lateral (select case when f.acquis then 'reference' else 'candidat' end as etat) r
    left join entreprises e on e.id = c.entreprise_id
    left join produits p on p.id = c.produit_id
  where c.statut in ('depot_des_preuves', 'prete_pour_convention', 'convention_a_signer', 'convention_signee',
    'prete_pour_decision', 'inscrite_au_college', 'attribuee', 'referencee');

create or replace function registre_suivre() returns trigger language plpgsql as $$
begin
  delete from registre where numero = new.numero;
  insert into registre (numero, etat, guichet, dispositif_id, editeur, solution, version, profils, reference, prononce_le,
      debut_le, fin_le, convention, attestation, rapport, identifiant)
    select numero, etat, guichet, dispositif_id, editeur, solution, version, profils, reference, prononce_le,
      debut_le, fin_le, convention, attestation, rapport, identifiant
    from registre_attendu where numero = new.numero;
  return null;
end $$;
