import { jourAParis, plusHeures } from '../../../kernel/temps.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature, CodeEtape, NumeroCandidature, Rang } from './candidature.ts'
import type { RapportTest } from './controles.ts'
import { chapitresDe, chapitresJamaisRemis, preuvesEn, telsQuels } from './chapitres.ts'
import type { CommandeCandidature } from './commandes.ts'
import { refusDeCas } from './conditions.ts'
import { type Contexte, estInstruite } from './contexte.ts'
import { peut } from './decide.ts'
import { chapitreDeLaJournee } from './journee.ts'
import { profilsAAjouter } from './profils.ts'
import { scenariosDe, suitUneHomologation } from './rem.ts'
import { pointsPresentes } from './test-intrusion.ts'

/**
 * Everything that this acteur could do now, were the form well filled: one well-formed command for each act and each
 * chapter. Buttons are derived from it, and a test holds the complete list for every status and every role.
 */
export const commandesPossibles = (etat: Candidature, contexte: Contexte): readonly CommandeCandidature[] =>
  echantillon(etat, contexte).filter(commande => peut(etat, commande, contexte))

const texte = '…'

const echantillon = (etat: Candidature, contexte: Contexte): readonly CommandeCandidature[] => {
  const etapes: readonly CodeEtape[] = ['administrative', 'eligibilite']
  return [
    ...etapes.flatMap((etape): CommandeCandidature[] => [
      { type: 'soumettreEtape', etape, reponses: {}, fautes: [] },
      { type: 'demanderComplement', etape, motif: texte },
    ]),
    { type: 'accepterCandidatureAdministrative' },
    { type: 'accepterEligibilite', profils: [], chapitres: [{ code: texte, preuves: [texte] }] as never },
    { type: 'refuserCandidature', motif: texte },
    ...(estInstruite(etat) ? [...desChapitres(etat, contexte), ...dossierEntier(etat, contexte)] : []),
    { type: 'preparerConvention', document: texte },
    {
      type: 'signerConvention',
      document: 'convention' in etat && etat.convention ? etat.convention.document : texte,
      documentSigne: texte,
    },
    { type: 'inscrireAuCollege', seance: jourAParis(contexte.now) },
    { type: 'retirerDuCollege' },
    { type: 'consignerAttribution' },
    ...(estInstruite(etat) ? reserves(etat) : []),
    { type: 'prononcerReferencement', reference: texte, convention: texte, attestation: texte, rapport: texte },
    ...desControles(etat, contexte),
    { type: 'demanderMediation', motif: texte },
    { type: 'conclureMediation', conclusion: texte },
    { type: 'proposerEffet', agent: { id: texte, nom: texte } },
    { type: 'constaterEcheance', explication: texte },
  ]
}

/** PRE-5 — all that was never handed over, where it goes together. */
const dossierEntier = (
  etat: Parameters<typeof chapitresDe>[0],
  { dispositif }: Contexte,
): readonly CommandeCandidature[] =>
  dispositif.uniteDInstruction === 'dossier'
    ? [{ type: 'soumettreChapitres', chapitres: chapitresJamaisRemis(etat), rang: 0 as Rang }]
    : []

const desChapitres = (etat: Parameters<typeof chapitresDe>[0], contexte: Contexte): readonly CommandeCandidature[] =>
  chapitresDe(etat).flatMap(([chapitre, depose]): CommandeCandidature[] => {
    const [modifiable] = preuvesEn(depose, 'attendue', 'a_modifier', 'non_conforme', 'deposee').filter(
      numero => refusDeCas(depose, numero) === null,
    )
    const [jugeable] = preuvesEn(depose, 'deposee', 'conforme', 'a_modifier', 'non_conforme')
    const suivies = (Object.keys(depose.preuves) as NumeroPreuve[]).filter(numero =>
      suitUneHomologation(contexte.dispositif, numero),
    )
    const rang = 0 as Rang
    const rangDeTete = 'rang' in depose ? depose.rang : rang
    return [
      ...(modifiable
        ? [
            {
              type: 'deposerPreuve',
              chapitre,
              preuve: modifiable,
              depotId: texte,
              remplace: [],
              contenu: { nature: 'lien', url: texte },
              homologation: { etat: 'obtenue' },
              ...rapportPlausible(contexte),
            } as const,
          ]
        : []),
      ...(depose.conditions ?? []).flatMap(({ preuve: condition, cas }) =>
        cas.map(({ numero }) => ({ type: 'choisirCas', chapitre, condition, cas: numero, justification: '' }) as const),
      ),
      { type: 'soumettreChapitres', chapitres: [chapitre], rang },
      { type: 'prendreChapitre', chapitre, rangDeTete },
      { type: 'rendreChapitre', chapitre },
      ...(jugeable
        ? [{ type: 'rendreAvis', chapitre, preuve: jugeable, verdict: 'a_modifier', motif: texte } as const]
        : []),
      { type: 'demanderModifications', chapitre, message: texte },
      { type: 'validerChapitre', chapitre },
      ...suivies.flatMap((preuve): CommandeCandidature[] => [
        {
          type: 'deposerHomologation',
          chapitre,
          preuve,
          depotId: texte,
          contenu: { nature: 'lien', url: texte },
        },
        { type: 'validerHomologation', chapitre, preuve },
        { type: 'refuserHomologation', chapitre, preuve, motif: texte },
      ]),
      ...(modifiable
        ? [
            {
              type: 'admettrePreuvesTransverses',
              source: texte as NumeroCandidature,
              motif: texte,
              preuves: [
                {
                  chapitre,
                  preuve: modifiable,
                  depots: [
                    {
                      depotId: texte,
                      repriseDe: texte,
                      contenu: { nature: 'lien', url: texte },
                      homologation: { etat: 'obtenue' },
                      ...rapportPlausible(contexte),
                    },
                  ],
                },
              ],
            } as const,
          ]
        : []),
    ]
  })

/** What a programme asks for besides its forms and its proofs. */
const desControles = (etat: Candidature, contexte: Contexte): readonly CommandeCandidature[] => {
  const { dispositif, now } = contexte
  const questions = dispositif.controles.maturite?.questions ?? []
  const journee = estInstruite(etat) ? chapitreDeLaJournee(etat, dispositif) : null
  const resultats = journee
    ? scenariosDe(dispositif, journee.chapitre).map(scenario => ({ scenario, atteint: true, observation: '' }))
    : []
  const chapitres = [{ code: texte as CodeChapitre, preuves: [texte as NumeroPreuve] }]
  return [
    { type: 'renseignerMaturite', niveaux: Object.fromEntries(questions.map(({ id }) => [id, 0])) },
    ...profilsAAjouter(etat, contexte).map(
      (code): CommandeCandidature => ({ type: 'ajouterProfils', profils: [code], chapitres }),
    ),
    ...versLaRecente(etat, contexte),
    { type: 'proposerJournee', quand: plusHeures(now, 24), jeux: '' },
    { type: 'confirmerJournee' },
    { type: 'demanderAutreDate', motif: texte },
    { type: 'dispenserDeJournee', motif: texte },
    { type: 'consignerJournee', resultats },
    { type: 'deposerEnregistrement', depotId: texte, contenu: { nature: 'lien', url: texte } },
  ]
}

/** VIE-3 — to a version that changes nothing: what it costs is another question. */
const versLaRecente = (etat: Candidature, { recente }: Contexte): readonly CommandeCandidature[] =>
  recente
    ? [
        {
          type: 'changerDeVersion',
          dispositifId: recente.id,
          profils: estInstruite(etat) ? etat.profils : [],
          chapitres: estInstruite(etat) ? telsQuels(etat) : [],
        },
      ]
    : []

/** PEN-1 — every point asked for, and found conforming today. */
const rapportPlausible = ({ dispositif, now }: Contexte): { readonly rapportTest?: RapportTest } => {
  const formulaire = dispositif.controles.testIntrusion
  if (!formulaire) return {}
  const types = formulaire.typesApplication.map(({ code }) => code)
  return {
    rapportTest: {
      version: formulaire.version,
      prestataire: texte,
      qualification: texte,
      finLe: jourAParis(now),
      types,
      reponses: Object.fromEntries(
        pointsPresentes(formulaire, types).map(({ id }) => [id, { reponse: 'conforme', justification: '' }]),
      ),
    },
  }
}

const reserves = (etat: Parameters<typeof chapitresDe>[0]): readonly CommandeCandidature[] =>
  chapitresDe(etat)
    .slice(0, 1)
    .flatMap(([chapitre, { preuves }]) => {
      const [preuve] = Object.keys(preuves) as (keyof typeof preuves)[]
      return preuve ? [{ type: 'consignerReserves', motif: texte, preuves: [{ chapitre, preuve }] } as const] : []
    })
