import type { VNode } from 'preact'
import { jourAParis } from '../../../kernel/temps.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Badge,
  Empreinte,
  Entete,
  format,
  Lien,
  LienBouton,
  ListeDescription,
  Quand,
  Reference,
  Section,
  Tableau,
} from '../../../ui/index.ts'
import { dernierJour, etatLe, type SolutionReferencee } from '../domain/inscription.ts'
import type { AutreNom } from '../queries/marques-publiques.ts'
import type { SolutionLue } from '../queries/solutions.ts'
import { cheminsRegistre } from './chemins.ts'
import { libelleEtat, phraseEtat, tonEtat } from './phrases.ts'
import { intituleDe, issueDe, type Programmes, profilsDe } from './programmes.ts'

export type VueSolution = SolutionLue & {
  readonly programmes: Programmes
  readonly marques: ReadonlyMap<string, readonly AutreNom[]>
}

/** PUB-1, REF-2 — one référencement, as anyone may know it. */
export const pageSolution = (vue: VueSolution): Page => {
  const { solution, programmes, le } = vue
  const etat = etatLe(solution, jourAParis(le))
  const issue = issueDe(solution, programmes)
  return {
    titre: `${solution.solution} ${solution.version}`,
    filAriane: [
      { libelle: 'Accueil', href: '/' },
      { libelle: 'Registre', href: cheminsRegistre.registre() },
    ],
    contenu: (
      <>
        <Entete
          titre={`${solution.solution} ${solution.version}`}
          surtitre={`${issue?.acte ?? 'Registre'} · ${intituleDe(solution, programmes)}`}
          complement={
            <>
              <Badge ton={tonEtat[etat]}>{libelleEtat[etat]}</Badge>
              <Reference>{solution.reference}</Reference>
            </>
          }
          chapeau={phraseEtat(solution, { etat, issue })}
          actions={
            <LienBouton href={cheminsRegistre.verifier(solution.reference)} icone="shield-line">
              Vérifier le document
            </LienBouton>
          }
        />
        <Section titre={issue?.acte ?? 'Solution'}>
          <Identite solution={solution} programmes={programmes} />
          <p>{`${format.enMajuscule(issue?.leActe ?? 'ce numéro')} vaut pour la version technique indiquée. ${COMPATIBILITE_ASCENDANTE}`}</p>
          <p>
            <Lien href={cheminsRegistre.solutionJson(solution.reference)} icone="download-line">
              Ces données en JSON
            </Lien>
          </p>
        </Section>
        <AutresNoms {...vue} />
        <Autres {...vue} />
      </>
    ),
  }
}

/** REF-6 — what the référencement of a version says of those that follow: as the attestation says it. */
const COMPATIBILITE_ASCENDANTE =
  'Les versions qui lui succèdent doivent continuer de répondre aux exigences qui s’appliquaient à elle : c’est la compatibilité ascendante.'

/** REF-5 — the same solution, unchanged, under other names: each shares the state of this référencement, day by day. */
const AutresNoms = ({ solution, marques, le }: VueSolution): VNode | null => {
  const noms = marques.get(solution.reference) ?? []
  const etat = etatLe(solution, jourAParis(le))
  return noms.length === 0 ? null : (
    <Section titre="Également proposée sous d’autres noms" id="autres-noms">
      <p>
        {etat === 'expiree'
          ? 'Ces solutions reprenaient celle-ci sans modification, sous licence : le référencement dont elles héritaient n’est plus en vigueur.'
          : 'Ces solutions reprennent celle-ci sans modification, sous licence : elles héritent de son référencement tant qu’il est en vigueur.'}
      </p>
      <Tableau
        legende="Marques blanches de cette solution, la plus ancienne d’abord"
        legendeCachee
        empile
        lignes={noms}
        vide={null}
        colonnes={[
          { cle: 'solution', titre: 'Solution', entete: true, rendu: nom => nom.solution },
          { cle: 'editeur', titre: 'Éditeur', rendu: nom => nom.editeur },
          { cle: 'version', titre: 'Version', rendu: nom => nom.version },
          {
            cle: 'depuis',
            titre: 'Depuis le',
            insecable: true,
            rendu: ({ depuisLe }) => <Quand le={jourAParis(depuisLe)} forme="jourCourt" />,
          },
          {
            cle: 'etat',
            titre: 'État',
            insecable: true,
            rendu: () => <Badge ton={tonEtat[etat]}>{libelleEtat[etat]}</Badge>,
          },
        ]}
      />
    </Section>
  )
}

/** What a référencement is: for its page, and for who checks an attestation. */
export const Identite = ({
  solution,
  programmes,
}: {
  readonly solution: SolutionReferencee
  readonly programmes: Programmes
}): VNode => (
  <ListeDescription
    entrees={[
      { terme: 'Éditeur', valeur: solution.editeur },
      { terme: 'Solution', valeur: solution.solution },
      { terme: 'Version technique', valeur: solution.version },
      { terme: 'Dispositif', valeur: intituleDe(solution, programmes) },
      {
        terme: 'Profils',
        valeur: (
          <ul>
            {profilsDe(solution, programmes).map(({ code, libelle }) => (
              <li key={code}>{libelle}</li>
            ))}
          </ul>
        ),
      },
      { terme: 'À compter du', valeur: <Quand le={solution.debutLe} forme="jour" /> },
      { terme: 'Jusqu’au', valeur: <Quand le={dernierJour(solution)} forme="jour" /> },
      { terme: 'Signé par l’agence le', valeur: <Quand le={solution.prononceLe} /> },
      { terme: 'Numéro', valeur: <Reference>{solution.reference}</Reference> },
      ...(solution.identifiant
        ? [
            {
              terme: programmes.get(solution.dispositifId)?.identifiant?.libelle ?? 'Identifiant',
              valeur: <Reference>{solution.identifiant}</Reference>,
            },
          ]
        : []),
      { terme: 'Empreinte du document', valeur: <Empreinte sha256={solution.attestation} /> },
    ]}
  />
)

const Autres = ({ autres, programmes, le }: VueSolution): VNode | null =>
  autres.length === 0 ? null : (
    <Section titre="Autres inscriptions de cette solution">
      <Tableau
        legende="Autres inscriptions de cette solution au registre, la plus récente d’abord"
        legendeCachee
        empile
        lignes={autres}
        vide={null}
        colonnes={[
          {
            cle: 'version',
            titre: 'Version',
            entete: true,
            rendu: ({ reference, version }) => <Lien href={cheminsRegistre.solution(reference)}>{version}</Lien>,
          },
          { cle: 'dispositif', titre: 'Dispositif', rendu: ligne => intituleDe(ligne, programmes) },
          {
            cle: 'debut',
            titre: 'À compter du',
            insecable: true,
            rendu: ({ debutLe }) => <Quand le={debutLe} forme="jourCourt" />,
          },
          {
            cle: 'fin',
            titre: 'Jusqu’au',
            insecable: true,
            rendu: ligne => <Quand le={dernierJour(ligne)} forme="jourCourt" />,
          },
          {
            cle: 'etat',
            titre: 'État',
            insecable: true,
            rendu: ligne => {
              const etat = etatLe(ligne, jourAParis(le))
              return <Badge ton={tonEtat[etat]}>{libelleEtat[etat]}</Badge>
            },
          },
        ]}
      />
    </Section>
  )
