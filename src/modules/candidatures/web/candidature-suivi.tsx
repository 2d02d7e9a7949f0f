import type { VNode } from 'preact'
import { Alerte, type EntreeDescription, format, Lien, ListeDescription, Section } from '../../../ui/index.ts'
import type { NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature, Instruite } from '../domain/candidature.ts'
import { chapitreDe, chapitresDe, preuveDe } from '../domain/chapitres.ts'
import { homologationObtenue, homologationsEnAttente, maturiteManque } from '../domain/dossier-complet.ts'
import { decide } from '../domain/decide.ts'
import { estLeSien } from '../domain/droits.ts'
import { chapitreDeLaJournee } from '../domain/journee.ts'
import { profilsAAjouter } from '../domain/profils.ts'
import { preuvesOu, suitUneHomologation } from '../domain/rem.ts'
import type { VueTableauDeBord } from './candidature.page.tsx'
import { chemins } from './chemins.ts'
import { journeeEnMots } from './journee-en-mots.ts'

/** INT-7, INT-8, ELI-9 — all chapters validated, and yet no convention: what the file still lacks, and from whom. */
export const Completude = ({ vue: { vue, dispositif } }: { readonly vue: VueTableauDeBord }): VNode | null => {
  const { etat } = vue
  if (etat.statut !== 'depot_des_preuves' || !chapitresDe(etat).every(([, { statut }]) => statut === 'valide'))
    return null
  const attente = homologationsEnAttente(etat, dispositif)
  const aVerifier = attente.filter(homologation => homologation.aVerifier).length
  const aDeposer = attente.length - aVerifier
  return (
    <Alerte ton="attention" titre="Tous les chapitres sont validés, mais le dossier n’est pas encore complet">
      <p>La convention se prépare une fois que sont réunis :</p>
      <ul>
        {attente.length > 0 ? (
          <li>
            <Lien href={chemins.homologations(etat.numero)}>
              {format.pluriel(attente.length, 'homologation du CNDA', 'homologations du CNDA')}
            </Lien>
            {aDeposer > 0
              ? `, ${format.pluriel(aDeposer, 'certificat attendu', 'certificats attendus')} de l’éditeur`
              : ''}
            {aVerifier > 0 ? `, ${format.pluriel(aVerifier, 'certificat', 'certificats')} à vérifier par l’agence` : ''}
          </li>
        ) : null}
        {maturiteManque(etat, dispositif) ? (
          <li>
            <Lien href={chemins.maturite(etat.numero)}>le questionnaire de maturité SSI</Lien>, à renseigner par
            l’éditeur
          </li>
        ) : null}
      </ul>
    </Alerte>
  )
}

/** What the candidature calls for besides its chapters, each with where it stands and its page. */
export const Suivi = (props: { readonly vue: VueTableauDeBord; readonly etat: Candidature & Instruite }): VNode => (
  <Section titre="Autour du dossier" id="autour-du-dossier">
    <ListeDescription
      entrees={[...deLaJournee(props), ...desHomologations(props), ...desProfils(props), ...deLaMediation(props)]}
    />
  </Section>
)

type Sujet = Parameters<typeof Suivi>[0]

/** INS-1 */
const deLaJournee = ({ vue: { vue, dispositif }, etat }: Sujet): readonly EntreeDescription[] => {
  const trouve = chapitreDeLaJournee(etat, dispositif)
  return trouve && (etat.journee || vue.etat.statut !== 'close')
    ? [
        {
          terme: 'Journée de test',
          valeur: journeeEnMots(etat.journee),
          action: <Lien href={chemins.journee(etat.numero)}>Voir la journée de test</Lien>,
        },
      ]
    : []
}

/** INT-7 */
const desHomologations = ({ vue: { dispositif }, etat }: Sujet): readonly EntreeDescription[] => {
  const suivies = preuvesOu(etat, (numero: NumeroPreuve) => suitUneHomologation(dispositif, numero))
  const obtenues = suivies.filter(({ chapitre, preuve }) => {
    const depose = chapitreDe(etat, chapitre)
    const trouvee = depose && preuveDe(depose, preuve)
    return trouvee !== undefined && homologationObtenue(trouvee)
  }).length
  return suivies.length > 0
    ? [
        {
          terme: 'Homologations du CNDA',
          valeur: `${obtenues} sur ${format.pluriel(suivies.length, 'obtenue')}`,
          action: <Lien href={chemins.homologations(etat.numero)}>Voir les homologations</Lien>,
        },
      ]
    : []
}

/** PRE-9 */
const desProfils = ({ vue: { vue, dispositif, acteur }, etat }: Sujet): readonly EntreeDescription[] => {
  const libelles = dispositif.profils.filter(({ code }) => etat.profils.includes(code)).map(({ libelle }) => libelle)
  const offerts = estLeSien(etat, acteur) ? profilsAAjouter(vue.etat, { acteur, now: vue.le, dispositif }) : []
  return [
    {
      terme: 'Profils',
      valeur: format.enumeration(libelles),
      ...(offerts.length > 0 ? { action: <Lien href={chemins.profils(etat.numero)}>Ajouter un profil</Lien> } : {}),
    },
  ]
}

/** INT-10 */
const deLaMediation = ({ vue: { vue, dispositif, acteur }, etat }: Sujet): readonly EntreeDescription[] => {
  const { mediation } = etat
  const contexte = { acteur, now: vue.le, dispositif }
  const demandable = decide(vue.etat, { type: 'demanderMediation', motif: '…' }, contexte).ok
  const valeur = !mediation
    ? 'Aucune médiation demandée'
    : mediation.statut === 'demandee'
      ? `Demandée le ${format.dateHeure(mediation.demandeeLe)}, réponse attendue`
      : `Conclue le ${format.dateHeure(mediation.concluLe)}`
  if (!mediation && !demandable) return []
  return [
    {
      terme: 'Médiation',
      valeur,
      action: (
        <Lien href={chemins.mediation(etat.numero)}>
          {demandable && !mediation ? 'Demander une médiation' : 'Voir la médiation'}
        </Lien>
      ),
    },
  ]
}
