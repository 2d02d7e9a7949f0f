import type { VNode } from 'preact'
import type { Instant } from '../../kernel/temps.ts'
import type { Dispositif, EcartPreuve, EcartRem, PartieComparee, Situee } from '../../modules/dispositifs/index.ts'
import type { Page } from '../../platform/http/contract.ts'
import {
  Badge,
  Brut,
  Compteur,
  Compteurs,
  Entete,
  EtatVide,
  format,
  Lien,
  MotsChanges,
  Quand,
  Section,
  Tableau,
  type Ton,
} from '../../ui/index.ts'
import { cheminsAdministration, filAdministration } from './chemins.ts'
import type { Differences } from './differences.ts'
import type { Sens } from './rapprocher.ts'

export type VueDifferences = {
  readonly avant: Dispositif
  readonly apres: Dispositif
  readonly differences: Differences
}

/** GUI-3 — what a version changes of the one before: milestones first, then the requirements, then the rest. */
export const pageDifferences = ({ avant, apres, differences }: VueDifferences): Page => {
  const { exigences, jalons, reglages } = differences
  const titre = `Version ${apres.version} comparée à la version ${avant.version}`
  const rien = exigences.length + jalons.length + reglages.length === 0
  return {
    titre,
    filAriane: filAdministration({ libelle: 'Dispositifs et versions', href: cheminsAdministration.dispositifs() }),
    largeur: 'large',
    contenu: (
      <>
        <Entete
          surtitre={apres.intitule}
          titre={titre}
          chapeau="Les candidatures ouvertes avec la version précédente y restent : ces différences ne les concernent pas."
        />
        {rien ? <EtatVide titre="Aucune différence">Ces deux versions disent la même chose.</EtatVide> : null}
        {rien ? null : <Chiffres differences={differences} />}
        {jalons.length > 0 ? <Jalons jalons={jalons} /> : null}
        {exigences.length > 0 ? <Exigences exigences={exigences} /> : null}
        {reglages.length > 0 ? <Reglages reglages={reglages} /> : null}
        <p>
          <Lien href={cheminsAdministration.dispositifs()} icone="arrow-left-line">
            Tous les dispositifs
          </Lien>
        </p>
      </>
    ),
  }
}

const mots: Readonly<Record<Sens, { readonly libelle: string; readonly ton: Ton }>> = {
  ajout: { libelle: 'Ajout', ton: 'succes' },
  retrait: { libelle: 'Retrait', ton: 'erreur' },
  changement: { libelle: 'Changement', ton: 'info' },
}

const BadgeSens = ({ sens }: { readonly sens: Sens }): VNode => <Badge ton={mots[sens].ton}>{mots[sens].libelle}</Badge>

const Chiffres = ({ differences: { exigences, jalons, reglages } }: { readonly differences: Differences }): VNode => {
  const combien = (sort: EcartRem['sort']): number => exigences.filter(ecart => ecart.sort === sort).length
  return (
    <Compteurs>
      {sorts.map(sort => {
        const n = combien(sort)
        const [singulier, pluriel] = motsDuSort[sort].compte
        return <Compteur key={sort} valeur={n} libelle={format.accorder(n, singulier, pluriel)} />
      })}
      <Compteur
        valeur={jalons.length}
        libelle={format.accorder(jalons.length, 'jalon différent', 'jalons différents')}
        ton={jalons.length > 0 ? 'attention' : 'neutre'}
      />
      <Compteur
        valeur={reglages.length}
        libelle={format.accorder(reglages.length, 'réglage différent', 'réglages différents')}
      />
    </Compteurs>
  )
}

const Moment = ({ quand }: { readonly quand: Instant | null }): VNode =>
  quand === null ? <>Aucun</> : <Quand le={quand} />

const Jalons = ({ jalons }: Pick<Differences, 'jalons'>): VNode => (
  <Section titre="Jalons">
    <Tableau
      legende="Jalons ajoutés, retirés ou déplacés"
      legendeCachee
      empile
      lignes={jalons}
      vide={null}
      colonnes={[
        { cle: 'code', titre: 'Jalon', entete: true, rendu: ({ code, libelle }) => `${code}, ${libelle}` },
        { cle: 'sens', titre: 'Différence', rendu: ({ sens }) => <BadgeSens sens={sens} /> },
        { cle: 'avant', titre: 'Avant', rendu: ({ avant }) => <Moment quand={avant} /> },
        { cle: 'apres', titre: 'Après', rendu: ({ apres }) => <Moment quand={apres} /> },
      ]}
    />
  </Section>
)

type Sort = Exclude<EcartRem['sort'], 'inchangee'>
const sorts: readonly Sort[] = ['modifiee', 'nouvelle', 'supprimee', 'renumerotee']
const motsDuSort: Readonly<
  Record<Sort, { readonly libelle: string; readonly ton: Ton; readonly compte: readonly [string, string] }>
> = {
  modifiee: { libelle: 'Modifiée', ton: 'info', compte: ['exigence modifiée', 'exigences modifiées'] },
  nouvelle: { libelle: 'Nouvelle', ton: 'succes', compte: ['exigence nouvelle', 'exigences nouvelles'] },
  supprimee: { libelle: 'Supprimée', ton: 'erreur', compte: ['exigence supprimée', 'exigences supprimées'] },
  renumerotee: { libelle: 'Renumérotée', ton: 'neutre', compte: ['exigence renumérotée', 'exigences renumérotées'] },
}

const visee = (ecart: EcartRem): Situee => ('apres' in ecart ? ecart.apres : ecart.avant)

const Exigences = ({ exigences }: Pick<Differences, 'exigences'>): VNode => (
  <Section titre="Exigences">
    <Tableau
      legende="Exigences nouvelles, modifiées, supprimées ou renumérotées"
      legendeCachee
      empile
      lignes={exigences}
      vide={null}
      colonnes={[
        { cle: 'id', titre: 'Exigence', entete: true, rendu: ecart => visee(ecart).exigence.id },
        { cle: 'chapitre', titre: 'Chapitre', rendu: ecart => visee(ecart).chapitre.titre },
        {
          cle: 'sort',
          titre: 'Différence',
          rendu: ({ sort }) =>
            sort === 'inchangee' ? null : <Badge ton={motsDuSort[sort].ton}>{motsDuSort[sort].libelle}</Badge>,
        },
        { cle: 'quoi', titre: 'Ce qui change', rendu: ecart => <Quoi ecart={ecart} /> },
      ]}
    />
  </Section>
)

const libelles: Readonly<Record<PartieComparee, string>> = {
  chapitre: 'chapitre',
  texte: 'texte',
  commentaire: 'commentaire',
  fonction: 'fonction',
  nature: 'nature',
  criticite: 'criticité',
  profil: 'profil',
  perimetre: 'périmètre',
  scenarios: 'scénarios',
}
const courtes = ['fonction', 'nature', 'criticite', 'profil', 'perimetre'] as const satisfies readonly PartieComparee[]

const Quoi = ({ ecart }: { readonly ecart: EcartRem }): VNode => {
  switch (ecart.sort) {
    case 'inchangee':
      return <>Rien</>
    case 'nouvelle':
      return <Brut html={ecart.apres.exigence.texte} />
    case 'supprimee':
      return <Brut html={ecart.avant.exigence.texte} />
    case 'renumerotee':
      return (
        <p>
          {`${ecart.avant.exigence.id} devient ${ecart.apres.exigence.id}. `}
          {ecart.identique
            ? 'Tout le reste est identique.'
            : 'Reconnue à sa ressemblance : à confirmer par une lecture.'}
        </p>
      )
    case 'modifiee':
      return <Modifiee ecart={ecart} />
  }
}

const Modifiee = ({ ecart }: { readonly ecart: Extract<EcartRem, { readonly sort: 'modifiee' }> }): VNode => {
  const { parties, preuves } = ecart
  const [avant, apres] = [ecart.avant.exigence, ecart.apres.exigence]
  const mots = [
    ...(parties.includes('chapitre')
      ? [`chapitre : ${ecart.avant.chapitre.titre} → ${ecart.apres.chapitre.titre}`]
      : []),
    ...courtes.flatMap(partie =>
      parties.includes(partie)
        ? [`${libelles[partie]} : ${avant[partie] || 'aucun'} → ${apres[partie] || 'aucun'}`]
        : [],
    ),
    ...(parties.includes('scenarios') ? ['scénarios'] : []),
  ]
  return (
    <>
      {mots.length > 0 ? <p>{`${mots.join(' ; ')}.`}</p> : null}
      {parties.includes('texte') ? <MotsChanges avant={avant.texte} apres={apres.texte} /> : null}
      {parties.includes('commentaire') ? <MotsChanges avant={avant.commentaire} apres={apres.commentaire} /> : null}
      {preuves.map(preuve => (
        <Preuve key={preuve.numero} preuve={preuve} />
      ))}
    </>
  )
}

const Preuve = ({ preuve }: { readonly preuve: EcartPreuve }): VNode => {
  switch (preuve.sort) {
    case 'ajoutee':
      return (
        <>
          <p>{`Preuve ${preuve.numero} ajoutée :`}</p>
          <Brut html={preuve.apres.texte} />
        </>
      )
    case 'retiree':
      return (
        <>
          <p>{`Preuve ${preuve.numero} retirée :`}</p>
          <Brut html={preuve.avant.texte} />
        </>
      )
    case 'modifiee':
      return (
        <>
          <p>{`Preuve ${preuve.numero} modifiée :`}</p>
          <MotsChanges avant={preuve.avant.texte} apres={preuve.apres.texte} />
        </>
      )
  }
}

const Reglages = ({ reglages }: Pick<Differences, 'reglages'>): VNode => (
  <Section titre="Réglages et formulaires">
    <Tableau
      legende="Réglages et champs de formulaire ajoutés, retirés ou changés"
      legendeCachee
      empile
      lignes={reglages}
      vide={null}
      colonnes={[
        { cle: 'quoi', titre: 'Réglage', entete: true, rendu: ({ quoi }) => quoi },
        { cle: 'sens', titre: 'Différence', rendu: ({ sens }) => <BadgeSens sens={sens} /> },
        { cle: 'detail', titre: 'Détail', rendu: ({ detail }) => detail },
      ]}
    />
  </Section>
)
