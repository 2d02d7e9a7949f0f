import type { Acteur } from '../src/kernel/acteur.ts'
import type { CommandeCandidature, ConditionPosee, Rang } from '../src/modules/candidatures/index.ts'
import { chapitresDe, conditionDe, manquesAvantSoumission } from '../src/modules/candidatures/index.ts'
import type { CodeChapitre } from '../src/modules/dispositifs/index.ts'
import { MINUTE } from './calendrier.ts'
import { complementsDuDepot, LIEN } from './depots.ts'
import type { ActeDEditeur } from './editeurs.ts'
import { chapitreDuDossier, type Demande, type Dossier, type Monde } from './monde.ts'

export type Acte = { readonly commande: CommandeCandidature } & Partial<Pick<Demande, 'attendu' | 'ensuite'>> & {
    readonly acteur?: Acteur
  }

/** Whoever executes the command takes the rangs. */
const A_PRENDRE = 0 as Rang
const RIEN: readonly string[] = []
const AUTRE_DATE = 0.12
/** How often an éditeur thinks again of the case that applies, at each proof of it. */
const AUTRE_CAS = 0.05

/** How an éditeur does what is to be done. */
export const acteDe = (monde: Monde, dossier: Dossier, tache: ActeDEditeur): Acte | null => {
  switch (tache.action) {
    case 'completer_etape':
    case 'repondre_au_complement':
      return soumettreEtape(monde, dossier, tache.etape)
    case 'deposer_preuves':
    case 'modifier_preuves':
      return deposer(monde, dossier, tache.chapitre)
    case 'soumettre_chapitre': {
      const chapitres = dossier.enBloc ? completsEnDepot(dossier).complets : [tache.chapitre]
      return { commande: { type: 'soumettreChapitres', chapitres, rang: A_PRENDRE } }
    }
    case 'soumettre_dossier':
      return { commande: { type: 'soumettreChapitres', chapitres: tache.chapitres, rang: A_PRENDRE } }
    case 'resoumettre_chapitre':
      return { commande: { type: 'soumettreChapitres', chapitres: [tache.chapitre], rang: A_PRENDRE } }
    case 'renseigner_maturite':
      return { commande: { type: 'renseignerMaturite', niveaux: niveaux(monde, dossier) } }
    case 'deposer_homologation': {
      const { chapitre, preuve } = tache
      return {
        commande: { type: 'deposerHomologation', chapitre, preuve, depotId: nouveauDepot(dossier), contenu: LIEN },
      }
    }
    case 'confirmer_journee':
      return dossier.hasard.chance(AUTRE_DATE)
        ? { commande: { type: 'demanderAutreDate', motif: 'Notre équipe n’est pas disponible.' } }
        : { commande: { type: 'confirmerJournee' } }
    case 'deposer_enregistrement':
      return { commande: { type: 'deposerEnregistrement', depotId: nouveauDepot(dossier), contenu: LIEN } }
    case 'signer_convention': {
      const document = dossier.etat && 'convention' in dossier.etat ? dossier.etat.convention.document : ''
      const commande = { type: 'signerConvention', document, documentSigne: `${document}-signe` } as const
      return { acteur: dossier.mandataire, commande }
    }
  }
}

const nouveauDepot = (dossier: Dossier): string => `${dossier.numero}-${++dossier.depots}`

/** The chapters still in deposit, by whether every proof is there. */
export const completsEnDepot = ({
  etat,
}: Dossier): { readonly complets: readonly CodeChapitre[]; readonly incomplets: number } => {
  if (etat?.statut !== 'depot_des_preuves') return { complets: [], incomplets: 0 }
  const enDepot = chapitresDe(etat).filter(([, { statut }]) => statut === 'en_depot')
  const complets = enDepot.filter(([, chapitre]) => manquesAvantSoumission(chapitre).length === 0).map(([code]) => code)
  return { complets, incomplets: enDepot.length - complets.length }
}

/** ADM-6 — a form with a fault in it is refused, and handed over again a little later. */
const soumettreEtape = (monde: Monde, dossier: Dossier, etape: 'administrative' | 'eligibilite'): Acte => {
  const { hasard, temperament, groupe, vague1, profils } = dossier
  const saisir = (fautif: boolean): Extract<CommandeCandidature, { readonly type: 'soumettreEtape' }> => ({
    type: 'soumettreEtape',
    etape,
    ...monde.saisies({ etape, groupe, vague1, profils, fautif }),
  })
  const commande = saisir(hasard.chance(temperament.formulaireFautif / 2))
  if (commande.fautes.length === 0) return { commande }
  const reprendre = (): void =>
    monde.tas.ajouter(monde.now + 20 * MINUTE, () => ({
      dossier,
      acteur: dossier.salarie,
      commande: saisir(false),
      attendu: dossier.tardif ? 'selon' : 'accepte',
    }))
  return { commande, attendu: 'refuse', ensuite: reprendre }
}

/** The next proof that lacks in the chapter; a new version takes the place of the last one. */
const deposer = (monde: Monde, dossier: Dossier, code: CodeChapitre): Acte | null => {
  const chapitre = chapitreDuDossier(dossier, code)
  const [preuve] = chapitre ? manquesAvantSoumission(chapitre) : []
  if (!chapitre || !preuve) return null
  const condition = conditionDe(chapitre, preuve)
  if (condition && (!condition.choix || dossier.hasard.chance(AUTRE_CAS)))
    return { commande: { type: 'choisirCas', chapitre: code, ...casTire(dossier, condition) } }
  const derniere = chapitre.preuves[preuve]?.versions.at(-1)
  return {
    commande: {
      type: 'deposerPreuve',
      chapitre: code,
      preuve,
      depotId: nouveauDepot(dossier),
      remplace: derniere ? [derniere.id] : RIEN,
      contenu: LIEN,
      ...complementsDuDepot(monde, dossier, preuve),
    },
  }
}

/** PRE-1 — the case that applies to this solution, as far as anyone knows. */
const casTire = ({ hasard }: Dossier, { preuve, cas }: ConditionPosee) => ({
  condition: preuve,
  cas: cas[hasard.entier(cas.length)]?.numero ?? 1,
  justification: 'C’est le cas de notre solution.',
})

/** ELI-9 — levels from 0 to the highest of each question. */
const niveaux = ({ dispositif }: Monde, { hasard }: Dossier): Readonly<Record<string, number>> =>
  Object.fromEntries(
    (dispositif.controles.maturite?.questions ?? []).map(({ id, niveaux: echelle }) => [
      id,
      hasard.entier(echelle.length),
    ]),
  )
