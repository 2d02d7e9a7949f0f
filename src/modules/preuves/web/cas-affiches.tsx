import type { VNode } from 'preact'
import {
  Bouton,
  BoutonsRadio,
  ChampTexteLong,
  Citation,
  erreurDe,
  format,
  Formulaire,
  idDe,
  ListeDescription,
} from '../../../ui/index.ts'
import { chemins, type ConditionPosee, depotsEcartesDuCas, peut } from '../../candidatures/index.ts'
import {
  type CasEcrit,
  conditionsEcrites,
  type NumeroPreuve,
  preuveSelonCas,
  type Scenario,
} from '../../dispositifs/index.ts'
import type { VueChapitre } from './chapitre.page.tsx'
import { PreuveAffichee } from './depot-affiche.tsx'
import { idCas } from './exigences.ts'

/** In characters. */
export const JUSTIFICATION_MAX = 1_000

/** Of which condition, with what was typed. */
export type SaisieDeCas = { readonly condition: string; readonly cas: string; readonly justification: string }

/** The cases as the requirements write them. */
export const casEcrits = (scenario: Scenario, { preuve, cas }: ConditionPosee): readonly CasEcrit[] =>
  conditionsEcrites(scenario).find(ecrite => ecrite.preuve === preuve)?.cas ??
  cas.map(({ numero, preuves }) => ({
    numero,
    intitule: '',
    demande: '',
    preuves: scenario.preuves.filter(attendue => preuves.includes(attendue.numero)),
  }))

export const casEnMots = ({ numero, intitule }: Pick<CasEcrit, 'numero' | 'intitule'>): string =>
  intitule === '' ? `Cas ${numero}` : `Cas ${numero} : ${intitule}`

type Props = { readonly page: VueChapitre; readonly scenario: Scenario; readonly posee: ConditionPosee }

/** PRE-1 — which case applies, what was declared, and what was deposited under another one. */
export const CasDeLaCondition = ({ page, scenario, posee }: Props): VNode => {
  const { vue, dispositif, acteur, chapitre } = page
  const { preuve, cas, choix } = posee
  const ecrits = casEcrits(scenario, posee)
  const declare = ecrits.find(({ numero }) => numero === choix?.cas)
  const possible = cas.some(({ numero }) =>
    peut(
      vue.etat,
      { type: 'choisirCas', chapitre: chapitre.code, condition: preuve, cas: numero, justification: '' },
      { acteur, now: vue.le, dispositif },
    ),
  )
  const formulaire = possible ? <Choix page={page} posee={posee} ecrits={ecrits} /> : null
  return (
    <section class="cv-preuve" id={idCas(preuve)} aria-label={`Cas de la preuve ${preuve}`}>
      <h4 class="cv-preuve__titre">{choix ? `Cas déclaré, preuve ${preuve}` : `Cas à choisir, preuve ${preuve}`}</h4>
      {choix ? (
        <>
          <ListeDescription
            dense
            entrees={[
              { terme: 'Cas déclaré', valeur: declare ? casEnMots(declare) : `Cas ${choix.cas}` },
              { terme: 'Par', valeur: `${choix.choisiPar.nom}, le ${format.dateHeure(choix.choisiLe)}` },
            ]}
          />
          {choix.justification ? <Citation source="Justification">{choix.justification}</Citation> : null}
          {formulaire ? (
            <details class="cv-anterieures" open={page.casSaisi?.condition === preuve}>
              <summary>Dire un autre cas</summary>
              {formulaire}
            </details>
          ) : null}
        </>
      ) : (
        <>
          <p>Un seul de ces cas s’applique à votre solution : ce qui est à déposer en dépend.</p>
          {formulaire ?? <CasEnListe ecrits={ecrits} />}
        </>
      )}
      <Ecartees page={page} scenario={scenario} posee={posee} ecrits={ecrits} />
    </section>
  )
}

const CasEnListe = ({ ecrits }: { readonly ecrits: readonly CasEcrit[] }): VNode => (
  <ul>
    {ecrits.map(ecrit => (
      <li key={ecrit.numero}>{[casEnMots(ecrit), ecrit.demande].filter(Boolean).join('. ')}</li>
    ))}
  </ul>
)

const Choix = (props: {
  readonly page: VueChapitre
  readonly posee: ConditionPosee
  readonly ecrits: readonly CasEcrit[]
}): VNode => {
  const { page, posee, ecrits } = props
  const { preuve, choix } = posee
  const saisi = page.casSaisi?.condition === preuve ? page.casSaisi : null
  return (
    <Formulaire
      action={`${chemins.chapitre(page.vue.etat.numero, page.chapitre.code)}/cas`}
      champs={{ condition: preuve }}
    >
      <BoutonsRadio
        nom="cas"
        id={idDe(`cas-${preuve}`)}
        libelle="Cas qui s’applique à votre solution"
        obligatoire
        valeur={saisi ? saisi.cas : choix ? String(choix.cas) : undefined}
        erreur={erreurDe(page.erreurs, `cas-${preuve}`)}
        options={ecrits.map(ecrit => ({
          valeur: String(ecrit.numero),
          libelle: casEnMots(ecrit),
          ...(ecrit.demande ? { aide: ecrit.demande } : {}),
        }))}
      />
      <ChampTexteLong
        nom="justification"
        id={idDe(`justification-${preuve}`)}
        libelle="Pourquoi ce cas s’applique"
        aide="Facultatif : le vérificateur le lira."
        lignes={3}
        longueurMax={JUSTIFICATION_MAX}
        valeur={saisi?.justification ?? choix?.justification ?? ''}
        erreur={erreurDe(page.erreurs, `justification-${preuve}`)}
      />
      <Bouton variante={choix ? 'secondaire' : 'primaire'}>Enregistrer ce cas</Bouton>
    </Formulaire>
  )
}

/** PRE-7 — readable, and not due. */
const Ecartees = (props: Props & { readonly ecrits: readonly CasEcrit[] }): VNode | null => {
  const { page, scenario, posee, ecrits } = props
  const ecartees = depotsEcartesDuCas({ conditions: [posee] })
  if (ecartees.length === 0) return null
  const attendueDe = (numero: NumeroPreuve, cas: number) => {
    const ecrite = scenario.preuves.find(attendue => attendue.numero === numero)
    return ecrite && preuveSelonCas(ecrite, cas)
  }
  return (
    <details class="cv-anterieures">
      <summary>{format.pluriel(ecartees.length, 'preuve déposée', 'preuves déposées')} sous un autre cas</summary>
      <p>Ces dépôts sont conservés et restent lisibles ; ils ne comptent pas tant que leur cas n’est pas déclaré.</p>
      {ecartees.map(({ numero, cas, preuve }) => {
        const attendue = attendueDe(numero, cas)
        const ecrit = ecrits.find(un => un.numero === cas)
        return attendue ? (
          <div key={`${cas} ${numero}`}>
            <p>
              <strong>{`Preuve ${numero}, ${ecrit ? casEnMots(ecrit) : `Cas ${cas}`}`}</strong>
            </p>
            <PreuveAffichee
              numero={page.vue.etat.numero}
              preuve={preuve}
              attendue={attendue}
              version={page.vue.produit.version}
              dispositif={page.dispositif}
              analyses={page.analyses}
            />
          </div>
        ) : null
      })}
    </details>
  )
}
