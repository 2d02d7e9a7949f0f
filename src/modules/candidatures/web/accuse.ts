import type { Instant } from '../../../kernel/temps.ts'
import { format, libelleQualite } from '../../../ui/index.ts'
import {
  type CodeChapitre,
  champsVisibles,
  type Dispositif,
  fichiersDe,
  paragraphesDe,
  type Reponses,
} from '../../dispositifs/index.ts'
import type { Candidature, Depot } from '../domain/candidature.ts'
import { chapitreDe, depotsCourants } from '../domain/chapitres.ts'
import { estInstruite } from '../domain/contexte.ts'
import { replier } from '../domain/evolve.ts'
import type { Fait } from '../domain/faits.ts'
import type { CandidatureVue } from '../queries/voir-candidature.ts'
import { preuvesReprisesEnMots } from './faits-en-mots.ts'
import { reponseEnTexte } from './reponses-en-texte.ts'
import { titreChapitre } from './taches.tsx'

/** A receipt ready to print, on a page or as a PDF: texts only (P8; CRPA R112-11-1). */
export type AccuseImprime = {
  readonly operateur: { readonly nom: string; readonly service?: string }
  readonly titre: string
  readonly reference: string
  readonly date: string
  readonly le: Instant
  readonly pied: string
  readonly numero: string
  readonly objet: string
  readonly recuLe: string
  readonly faits: readonly { readonly libelle: string; readonly valeur: string }[]
  readonly contenu?: readonly { readonly libelle: string; readonly valeur: string }[]
  readonly manifeste?: readonly {
    readonly preuve: string
    readonly nom: string
    readonly empreinte: string
    readonly taille: string
  }[]
  readonly suite: readonly string[]
  readonly mentions: {
    readonly service: string
    readonly adresse: string
    readonly courriel: string
    readonly telephone: string
    readonly silence: string
    readonly recours: string
  }
}

type Sujet = {
  /** The facts of the candidature up to the one acknowledged, included: the receipt says what was received then, not since. */
  readonly faits: readonly Fait[]
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly operateur: string
}

/** The receipt of the last of these facts; `null` when it is not one that is acknowledged. */
export const accuseDe = ({ faits, vue, dispositif, operateur }: Sujet): AccuseImprime | null => {
  const fait = faits.at(-1)
  if (!fait) return null
  const objet = objetAccuse(fait, dispositif)
  const propre = partPropre(fait, replier(faits), dispositif)
  if (objet === null || !propre) return null
  const { service, adresse, courriel, telephone, silence, recours } = dispositif.mentions
  const reference = `${vue.etat.numero}-${faits.length}`
  return {
    operateur: { nom: operateur, service },
    titre: 'Accusé de réception',
    reference,
    date: format.dateHeureSecondes(fait.le),
    le: fait.le,
    pied: `Accusé de réception ${reference} · candidature ${vue.etat.numero}`,
    numero: vue.etat.numero,
    objet,
    recuLe: format.dateHeureExacte(fait.le),
    faits: [
      { libelle: 'Candidature', valeur: vue.etat.numero },
      { libelle: 'Éditeur', valeur: `${vue.entreprise.nom}, SIRET ${format.siret(vue.entreprise.siret)}` },
      { libelle: 'Solution', valeur: `${vue.produit.nom}, version ${vue.produit.version}` },
      { libelle: 'Dispositif', valeur: `${dispositif.intitule}, version ${dispositif.version} du référentiel` },
      { libelle: 'Déposant', valeur: `${fait.par.nom} (${libelleQualite(fait.par.qualite)})` },
      ...propre.faits,
    ],
    ...(propre.contenu ? { contenu: propre.contenu } : {}),
    ...(propre.manifeste ? { manifeste: propre.manifeste } : {}),
    suite: [...propre.suite, ...paragraphesDe(dispositif.textes.accuse)],
    mentions: { service, adresse, courriel, telephone, silence, recours },
  }
}

/** What a receipt acknowledges; `null` for a fact that has none. */
export const objetAccuse = (fait: Fait, dispositif: Dispositif): string | null => {
  switch (fait.type) {
    case 'CandidatureOuverte':
      return 'Ouverture de la candidature et acceptation de la charte'
    case 'EtapeSoumise':
      return `Soumission de l’étape « ${dispositif.etapes[fait.etape]} »${fait.version > 1 ? `, version ${fait.version}` : ''}`
    case 'ChapitreSoumis':
      return `Soumission du chapitre « ${titreChapitre(dispositif, fait.chapitre)} »`
    case 'ChapitreResoumis':
      return `Nouvelle soumission du chapitre « ${titreChapitre(dispositif, fait.chapitre)} »`
    case 'ProfilsAjoutes':
      return `Ajout de profils : ${profilsEnTexte(fait.profils, dispositif)}`
    case 'VersionChangee':
      return `Passage de la version ${fait.de} à la version ${fait.vers} du dispositif`
    case 'EnregistrementDepose':
      return 'Dépôt de l’enregistrement de la journée de test'
    case 'HomologationDeposee':
      return `Dépôt du certificat d’homologation de la preuve ${fait.preuve}`
    default:
      return null
  }
}

/** The ids of the versions under which these facts were done, the last one last: a candidature may go to another (VIE-3). */
export const versionsDe = (faits: readonly Fait[]): readonly string[] =>
  faits.flatMap(fait => ('dispositifId' in fait ? [fait.dispositifId] : []))

/** One receipt among those of a candidature. */
export type AccuseListe = {
  readonly position: number
  readonly objet: string
  readonly le: Instant
  readonly par: string
  /** The place taken in the queue, for a chapter. */
  readonly rang: number | null
}

/** Every receipt that these facts, told from the first one on, were given. `anciens`: the versions that it was on. */
export const accusesDe = (
  faits: readonly Fait[],
  dispositif: Dispositif,
  anciens: readonly Dispositif[] = [],
): readonly AccuseListe[] =>
  faits.flatMap((fait, rang) => {
    const alors = anciens.find(({ id }) => id === versionsDe(faits.slice(0, rang + 1)).at(-1))
    const objet = objetAccuse(fait, alors ?? dispositif)
    const place = 'rang' in fait ? fait.rang : null
    return objet === null ? [] : [{ position: rang + 1, objet, le: fait.le, par: fait.par.nom, rang: place }]
  })

type PartPropre = Pick<AccuseImprime, 'faits' | 'contenu' | 'manifeste' | 'suite'>

const partPropre = (fait: Fait, etat: Candidature, dispositif: Dispositif): PartPropre | null => {
  switch (fait.type) {
    case 'CandidatureOuverte':
      return {
        faits: [
          { libelle: 'Charte', valeur: `version ${fait.charte.version}, empreinte SHA-256 ${fait.charte.empreinte}` },
          ...(fait.identifiant && dispositif.identifiant
            ? [
                {
                  libelle: dispositif.identifiant.libelle,
                  valeur: `${fait.identifiant}, actif avec ${dispositif.issue.leActe}`,
                },
              ]
            : []),
        ],
        suite: [`Vous pouvez compléter l’étape « ${dispositif.etapes.administrative} ».`],
      }
    case 'EtapeSoumise':
      return {
        faits: [],
        contenu: reponsesEnTexte(fait.reponses, dispositif.formulaires[fait.etape], dispositif),
        manifeste: piecesDuFormulaire(fait.reponses),
        suite: [
          'L’agence examine votre dossier ; elle l’accepte, le refuse avec ses motifs ou vous demande un complément.',
        ],
      }
    case 'ChapitreSoumis':
    case 'ChapitreResoumis':
      return {
        faits: [{ libelle: 'Rang dans la file d’attente', valeur: rangEnMots(fait) }],
        ...casDuChapitre(etat, fait.chapitre),
        manifeste: manifesteDuChapitre(etat, fait.chapitre),
        suite: [
          'Le chapitre est figé. Il est instruit par ordre de réception ; vous serez prévenu dans la messagerie et par courriel.',
        ],
      }
    case 'ProfilsAjoutes':
      return {
        faits: [
          { libelle: 'Profils ajoutés', valeur: profilsEnTexte(fait.profils, dispositif) },
          {
            libelle: 'Profils de la candidature',
            valeur: estInstruite(etat) ? profilsEnTexte(etat.profils, dispositif) : '',
          },
        ],
        contenu: fait.chapitres.map(({ code }) => ({
          libelle: `Chapitre « ${titreChapitre(dispositif, code)} »`,
          valeur: format.pluriel(attendues(etat, code), 'preuve attendue', 'preuves attendues'),
        })),
        suite: [
          'Les preuves que ces profils demandent sont à déposer, puis leurs chapitres à soumettre ; ce qui a été jugé conforme le reste.',
        ],
      }
    case 'VersionChangee':
      return {
        faits: [{ libelle: 'Preuves', valeur: format.enMajuscule(preuvesReprisesEnMots(fait)) }],
        contenu: fait.chapitres.map(({ code }) => ({
          libelle: `Chapitre « ${titreChapitre(dispositif, code)} »`,
          valeur: format.pluriel(attendues(etat, code), 'preuve attendue', 'preuves attendues'),
        })),
        suite: [
          'Les preuves à refaire sont à déposer, puis leurs chapitres à soumettre ; ce qui est conservé garde les avis rendus.',
        ],
      }
    case 'EnregistrementDepose':
      return {
        faits: [{ libelle: 'Reçu en entier', valeur: format.dateHeureExacte(fait.depot.deposeLe) }],
        manifeste: [ligneDuManifeste('Journée de test', fait.depot)],
        suite: [
          'Un vérificateur le consulte avant de valider le chapitre. Si l’enregistrement compte plusieurs fichiers, déposez-les l’un après l’autre.',
        ],
      }
    case 'HomologationDeposee':
      return {
        faits: [
          { libelle: 'Chapitre', valeur: titreChapitre(dispositif, fait.chapitre) },
          { libelle: 'Reçu en entier', valeur: format.dateHeureExacte(fait.depot.deposeLe) },
        ],
        manifeste: [ligneDuManifeste(fait.preuve, fait.depot)],
        suite: [
          'Un vérificateur examine ce certificat ; vous serez prévenu dans la messagerie et par courriel. Le dossier est complet quand toutes les homologations sont obtenues.',
        ],
      }
    default:
      return null
  }
}

const rangEnMots = (fait: Extract<Fait, { readonly type: 'ChapitreSoumis' | 'ChapitreResoumis' }>): string => {
  if (fait.type === 'ChapitreSoumis') return `n° ${fait.rang}`
  return fait.placeGardee ? `n° ${fait.rang}, place gardée` : `n° ${fait.rang}, en fin de file`
}

const reponsesEnTexte = (
  reponses: Reponses,
  formulaire: Dispositif['formulaires']['administrative'],
  dispositif: Dispositif,
): readonly { readonly libelle: string; readonly valeur: string }[] =>
  champsVisibles(formulaire, reponses)
    .filter(({ type }) => type !== 'fichier')
    .map(champ => ({ libelle: champ.libelle, valeur: reponseEnTexte(champ, reponses[champ.code], dispositif) }))
    .filter(({ valeur }) => valeur !== '')

const piecesDuFormulaire = (reponses: Reponses): NonNullable<AccuseImprime['manifeste']> =>
  Object.values(reponses)
    .flatMap(reponse => fichiersDe(reponse))
    .map(({ nom, taille, empreinte }) => ({ preuve: '—', nom, taille: format.taille(taille), empreinte }))

const attendues = (etat: Candidature, code: CodeChapitre): number => {
  const chapitre = estInstruite(etat) ? chapitreDe(etat, code) : undefined
  return Object.keys(chapitre?.preuves ?? {}).length
}

/** PRE-1 — what the éditeur declared of the proofs that tell cases apart. */
const casDuChapitre = (etat: Candidature, code: CodeChapitre): Pick<AccuseImprime, 'contenu'> => {
  const chapitre = estInstruite(etat) ? chapitreDe(etat, code) : undefined
  const contenu = (chapitre?.conditions ?? []).flatMap(({ preuve, choix }) =>
    choix
      ? [
          {
            libelle: `Cas déclaré, preuve ${preuve}`,
            valeur: `cas ${choix.cas}${choix.justification ? ` : ${choix.justification}` : ''}`,
          },
        ]
      : [],
  )
  return contenu.length > 0 ? { contenu } : {}
}

const manifesteDuChapitre = (etat: Candidature, code: CodeChapitre): NonNullable<AccuseImprime['manifeste']> => {
  const chapitre = estInstruite(etat) ? chapitreDe(etat, code) : undefined
  return Object.entries(chapitre?.preuves ?? {}).flatMap(([preuve, deposee]) =>
    depotsCourants(deposee).map(depot => ligneDuManifeste(preuve, depot)),
  )
}

const ligneDuManifeste = (preuve: string, depot: Depot): NonNullable<AccuseImprime['manifeste']>[number] => ({
  preuve,
  nom: depot.nature === 'fichier' ? depot.nom : depot.url,
  taille: depot.nature === 'lien' ? 'lien' : format.taille(depot.taille),
  empreinte: depot.nature === 'lien' ? '' : depot.empreinte,
})

const profilsEnTexte = (codes: readonly string[], { profils }: Dispositif): string =>
  format.enumeration(profils.filter(({ code }) => codes.includes(code)).map(({ libelle }) => libelle))
