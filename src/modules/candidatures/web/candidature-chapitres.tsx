import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import {
  Badge,
  EtatVide,
  format,
  Grille,
  Lien,
  LienBouton,
  memoriser,
  Progression,
  Section,
  Tableau,
} from '../../../ui/index.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose, Instruite, Rang } from '../domain/candidature.ts'
import {
  type ComptePreuves,
  chapitresDe,
  chapitresJamaisRemis,
  compterDossier,
  compterPreuves,
  remisAvec,
} from '../domain/chapitres.ts'
import { decide } from '../domain/decide.ts'
import { estLeSien } from '../domain/droits.ts'
import type { VueTableauDeBord } from './candidature.page.tsx'
import { chemins } from './chemins.ts'
import { libelleChapitre, tonChapitre } from './phrases.ts'
import { titreChapitre } from './taches.tsx'

/** The chapters: proofs, verdicts, and the place of each in the queue. */
export const Chapitres = ({
  vue,
  etat,
}: {
  readonly vue: VueTableauDeBord
  readonly etat: Candidature & Instruite
}): VNode => {
  const { dispositif, places, acteur } = vue
  const now = vue.vue.le
  const chapitres = chapitresDe(etat)
  const jamais = estLeSien(etat, acteur) && etat.statut === 'depot_des_preuves' ? chapitresJamaisRemis(etat) : []
  const entier = dispositif.uniteDInstruction === 'dossier'
  const { total, conformes, deposees } = compterDossier(etat)
  // PRE-5 — the rule says which chapters can be handed over, one by one or all at once.
  const prets = chapitres.filter(
    ([code]) =>
      decide(
        vue.vue.etat,
        { type: 'soumettreChapitres', chapitres: remisAvec(etat, code, dispositif), rang: 0 as Rang },
        { acteur, now, dispositif },
      ).ok,
  ).length
  return (
    <Section
      titre="Chapitres d’exigences"
      id="chapitres"
      actions={
        entier && jamais.length > 0 ? (
          <LienBouton href={chemins.soumission(etat.numero)} variante={prets > 0 ? 'primaire' : 'secondaire'}>
            {prets > 0 ? 'Soumettre le dossier entier' : 'Voir ce qui manque pour soumettre'}
          </LienBouton>
        ) : prets > 1 ? (
          <LienBouton href={chemins.soumission(etat.numero)}>
            Soumettre les {format.pluriel(prets, 'chapitre complet', 'chapitres complets')}
          </LienBouton>
        ) : null
      }
    >
      {entier && jamais.length > 0 ? (
        <p>Ce dispositif instruit le dossier entier : il se soumet en une fois, toutes ses preuves déposées.</p>
      ) : null}
      <Grille colonnes={2}>
        <Progression valeur={deposees} total={total} libelle="preuves déposées" />
        <Progression valeur={conformes} total={total} libelle="preuves conformes" />
      </Grille>
      {estLeSien(etat, acteur) && vue.vue.etat.statut === 'depot_des_preuves' ? (
        <p>
          <Lien href={chemins.depotGroupe(etat.numero)} icone="upload-line">
            Déposer plusieurs fichiers, rapprochés des preuves par leurs noms
          </Lien>
        </p>
      ) : null}
      {/* The places move with the queue; all the rest is of the state. */}
      {memoriser(vue.vue.etat, `chapitres ${acteur.kind} ${[...places.entries()].join(' ')}`, () => (
        <TableauChapitres vue={vue} etat={etat} />
      ))}
    </Section>
  )
}

const TableauChapitres = ({
  vue: { dispositif, places, acteur },
  etat,
}: {
  readonly vue: VueTableauDeBord
  readonly etat: Candidature & Instruite
}): VNode => {
  const chapitres = chapitresDe(etat)
  const comptes = chapitres.map(([, chapitre]) => compterPreuves(chapitre))
  return (
    <Tableau
      legende="Chapitres, preuves et place dans la file d’attente"
      legendeCachee
      empile
      lignes={chapitres}
      cleLigne={([code]) => code}
      vide={<EtatVide titre="Aucun chapitre">Les chapitres s’ouvrent une fois l’éligibilité acceptée.</EtatVide>}
      colonnes={[
        {
          cle: 'chapitre',
          titre: 'Chapitre',
          entete: true,
          rendu: ([code]) => <Lien href={lienChapitre(etat, code, acteur)}>{titreChapitre(dispositif, code)}</Lien>,
        },
        {
          cle: 'preuves',
          titre: 'Preuves déposées',
          nombre: true,
          insecable: true,
          rendu: (_, rang) => `${comptes[rang]?.deposees}/${comptes[rang]?.total}`,
        },
        {
          cle: 'conformes',
          titre: 'Conformes',
          nombre: true,
          rendu: ([, chapitre], rang) => jugees(chapitre, comptes[rang], 'conformes'),
        },
        {
          cle: 'modifier',
          titre: 'À modifier',
          nombre: true,
          rendu: ([, chapitre], rang) => jugees(chapitre, comptes[rang], 'aModifier'),
        },
        { cle: 'etat', titre: 'État', rendu: ([, chapitre]) => <EtatChapitre chapitre={chapitre} /> },
        { cle: 'file', titre: 'Dans la file', rendu: ([code]) => placeEnMots(places.get(code)) },
      ]}
    />
  )
}

/** INT-3 — « n/m »; nothing to count while nobody has judged anything. */
const jugees = (
  { statut }: ChapitreDepose,
  compte: ComptePreuves | undefined,
  quoi: 'conformes' | 'aModifier',
): string => {
  const aucune = !compte || (compte.conformes === 0 && compte.aModifier === 0)
  return aucune && (statut === 'en_depot' || statut === 'en_file') ? '—' : `${compte?.[quoi]}/${compte?.total}`
}

const lienChapitre = (etat: Candidature, code: CodeChapitre, acteur: Personne): string =>
  acteur.kind === 'agent' ? chemins.instructionChapitre(etat.numero, code) : chemins.chapitre(etat.numero, code)

const placeEnMots = (place: number | undefined): string => (place === undefined ? '—' : format.ordinal(place))

const EtatChapitre = ({ chapitre }: { readonly chapitre: ChapitreDepose }): VNode => (
  <>
    <Badge ton={tonChapitre[chapitre.statut]}>{libelleChapitre[chapitre.statut]}</Badge>
    {chapitre.statut === 'en_instruction' ? ` ${chapitre.pris.par.nom}` : null}
  </>
)
