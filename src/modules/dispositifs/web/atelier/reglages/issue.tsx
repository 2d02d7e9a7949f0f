import type { VNode } from 'preact'
import { BoutonsRadio, ChampsEnLigne, ChampTexte, GroupeChamps } from '../../../../../ui/index.ts'
import type { Issue } from '../../../domain/dispositif.ts'
import { issuesConnues } from '../../../domain/issues.ts'
import type { Corps } from '../../../../../platform/http/contract.ts'
import type { Lecteur } from '../lecteur.ts'
import { champsDe, SelonLeCas } from './blocs.tsx'
import type { VueReglage } from './reglage.tsx'

type Connue = keyof typeof issuesConnues
const connues = Object.keys(issuesConnues) as [Connue, ...Connue[]]
const PROPRE = 'propre'

const memes = (a: Issue, b: Issue): boolean => mots.every(({ nom }) => a[nom] === b[nom])

/** Each word of an outcome, as it is asked; the examples are those of a certification. */
const mots: readonly { readonly nom: keyof Issue; readonly libelle: string; readonly aide: string }[] = [
  { nom: 'acte', libelle: 'L’acte', aide: 'Certificat de conformité' },
  { nom: 'leActe', libelle: 'Avec son article', aide: 'le certificat de conformité' },
  { nom: 'duActe', libelle: 'Après « à la suite… »', aide: 'du certificat de conformité' },
  { nom: 'delivrer', libelle: 'Ce que fait la signature', aide: 'délivrer le certificat de conformité' },
  { nom: 'decision', libelle: 'La décision favorable', aide: 'Certificat accordé' },
  { nom: 'etat', libelle: 'L’état, au féminin', aide: 'Certifiée' },
  { nom: 'acquis', libelle: 'Dit du dossier', aide: 'La solution est certifiée' },
  { nom: 'document', libelle: 'Le document qui l’atteste', aide: 'Certificat de conformité' },
]

export const saisieDIssue = (issue: Issue): Corps => ({
  issue: connues.find(nom => memes(issuesConnues[nom], issue)) ?? PROPRE,
  ...Object.fromEntries(mots.map(({ nom }) => [`issue.${nom}`, issue[nom]])),
})

/** COL-2 — one of those that are known, or the programme's own words: all of them, since the code declines none. */
export const lireIssue = (lecteur: Lecteur): Issue => {
  const choisie = lecteur.choix('issue', [...connues, PROPRE])
  if (choisie !== PROPRE) return issuesConnues[choisie]
  const lire = (nom: keyof Issue): string => lecteur.texteRequis(`issue.${nom}`, phraseManquante(nom))
  return {
    acte: lire('acte'),
    leActe: lire('leActe'),
    duActe: lire('duActe'),
    delivrer: lire('delivrer'),
    decision: lire('decision'),
    etat: lire('etat'),
    acquis: lire('acquis'),
    document: lire('document'),
  }
}

const phraseManquante = (nom: keyof Issue): string => {
  const mot = mots.find(candidat => candidat.nom === nom)
  return `Donnez ce mot, par exemple « ${mot?.aide ?? ''} ».`
}

export const ChampsDIssue = (vue: VueReglage): VNode => {
  const de = champsDe(vue)
  return (
    <GroupeChamps legende="Ce que donne une acceptation">
      <BoutonsRadio
        {...de('issue')}
        libelle="Une solution acceptée reçoit"
        options={[
          ...connues.map(nom => ({
            valeur: nom,
            libelle: issuesConnues[nom].acte,
            aide: `${issuesConnues[nom].acquis} ; « ${issuesConnues[nom].document} ».`,
          })),
          { valeur: PROPRE, libelle: 'Autre chose, avec les mots du dispositif' },
        ]}
      />
      <SelonLeCas
        champ="issue"
        vaut={PROPRE}
        cas="Si l’acceptation donne autre chose : chaque mot est employé tel quel."
      >
        <ChampsEnLigne>
          {mots.map(({ nom, libelle, aide }) => (
            <ChampTexte {...de(`issue.${nom}`)} libelle={libelle} aide={`Par exemple : ${aide}`} />
          ))}
        </ChampsEnLigne>
      </SelonLeCas>
    </GroupeChamps>
  )
}
