import type { VNode } from 'preact'
import { Accordeon, Alerte, type EntreeDescription, format, ListeDescription } from '../../../ui/index.ts'
import {
  type Depot,
  homologationEnMots,
  pointsPresentes,
  type RapportTest,
  resultatDuTest,
} from '../../candidatures/index.ts'
import type { Dispositif, FormulaireTest } from '../../dispositifs/index.ts'

/** PRE-8, GUI-7, GRP-3 — what a deposit says besides its pièce. */
export const precisionsDe = ({ homologation, reprise }: Depot): readonly EntreeDescription[] => [
  ...(homologation
    ? [
        {
          terme: 'Homologation CNDA',
          valeur:
            homologation.etat === 'obtenue'
              ? homologationEnMots(homologation)
              : `${homologationEnMots(homologation)}. Le dossier ne sera complet qu’avec le certificat.`,
        },
      ]
    : []),
  ...(reprise ? [{ terme: 'Reprise', valeur: `Pièce reprise de la candidature n° ${reprise.numero}` }] : []),
]

export const estFavorable = (formulaire: FormulaireTest, rapport: RapportTest): boolean =>
  resultatDuTest(formulaire, rapport).favorable

/** PEN-2 — « favorable » or not, and by how much. */
export const resultatEnMots = (formulaire: FormulaireTest, rapport: RapportTest): string => {
  const { favorable, hautes, moyennes } = resultatDuTest(formulaire, rapport)
  const negatives = format.pluriel(hautes.length, 'réponse négative', 'réponses négatives')
  return `${favorable ? 'Favorable' : 'Défavorable'} : ${negatives} de gravité haute (aucune n’est admise), ${format.nombre(moyennes.length)} de gravité moyenne sur ${format.nombre(formulaire.moyennesNegativesMax)} admises au plus.`
}

/** PEN-1, PEN-2 — the report as it was answered: who tested and when, its result, and each point that does not conform, with why. */
export const ResultatDuTest = (props: {
  readonly rapport: RapportTest
  readonly dispositif: Dispositif
}): VNode | null => {
  const { rapport, dispositif } = props
  const formulaire = dispositif.controles.testIntrusion
  if (!formulaire) return null
  const { favorable, hautes, moyennes } = resultatDuTest(formulaire, rapport)
  const presents = pointsPresentes(formulaire, rapport.types)
  const negatifs = presents.filter(({ id }) => rapport.reponses[id]?.reponse === 'non_conforme')
  const sansObjet = presents.filter(({ id }) => rapport.reponses[id]?.reponse === 'sans_objet')
  const types = formulaire.typesApplication.filter(({ code }) => rapport.types.includes(code))
  const gravite = (id: string): string =>
    hautes.includes(id) ? 'gravité haute' : moyennes.includes(id) ? 'gravité moyenne' : 'pour information'
  const entree = ({ id, intitule }: (typeof presents)[number], mots: string): EntreeDescription => ({
    terme: `${id} · ${intitule}${mots}`,
    valeur: rapport.reponses[id]?.justification,
  })
  return (
    <>
      <Alerte ton={favorable ? 'succes' : 'attention'} titre="Résultat du test d’intrusion">
        <p>{resultatEnMots(formulaire, rapport)}</p>
      </Alerte>
      <ListeDescription
        dense
        entrees={[
          { terme: 'Prestataire', valeur: rapport.prestataire },
          { terme: 'Qualification PASSI', valeur: rapport.qualification },
          { terme: 'Fin du test', valeur: format.jour(rapport.finLe) },
          { terme: 'Testé', valeur: format.enumeration(types.map(({ libelle }) => libelle)) },
          { terme: 'Points de contrôle', valeur: `${format.nombre(presents.length)}, formulaire ${rapport.version}` },
        ]}
      />
      {negatifs.length > 0 ? (
        <Accordeon titre={format.pluriel(negatifs.length, 'point non conforme', 'points non conformes')} ouvert>
          <ListeDescription entrees={negatifs.map(point => entree(point, `, ${gravite(point.id)}`))} />
        </Accordeon>
      ) : null}
      {sansObjet.length > 0 ? (
        <Accordeon titre={format.pluriel(sansObjet.length, 'point sans objet', 'points sans objet')}>
          <ListeDescription entrees={sansObjet.map(point => entree(point, ''))} />
        </Accordeon>
      ) : null}
    </>
  )
}
