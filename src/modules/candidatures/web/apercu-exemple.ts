import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import {
  type Champ,
  type Chantier,
  champsDeLigneVisibles,
  type CompteConnu,
  type Dispositif,
  profilsChoisis,
  type Reponse,
  type Reponses,
  reponsesRetenues,
  versionDe,
} from '../../dispositifs/index.ts'
import type { CodeEtape } from '../domain/candidature.ts'
import { replier } from '../domain/evolve.ts'
import type { Fait } from '../domain/faits.ts'
import { lireNumero, numeroDepuis } from '../domain/numero.ts'
import type { CandidatureVue } from '../queries/voir-candidature.ts'
import type { AccuseDApercu } from './apercu-chemins.ts'

/**
 * JAL-5 — the programme as it would be if it were published now; requirements that are not there yet are none, and a milestone
 * without its day is not shown.
 */
export const dispositifDApercu = (
  chantier: Chantier,
  {
    now,
    empreinte,
    version,
  }: { readonly now: Instant; readonly empreinte: (html: string) => string; readonly version: number },
): Dispositif => {
  const rem = chantier.rem ?? { chapitres: [] }
  const jalons = chantier.jalons.filter(({ jour, mois }) => jour !== undefined || mois !== undefined)
  const contenu = versionDe({ ...chantier, jalons, rem }, { now, empreinte })
  if (!contenu) throw new Error('un aperçu sans exigences')
  return { ...contenu, id: `apercu ${chantier.code}`, version }
}

const SIRET = '73282932000074'
const EDITEUR = { id: 'apercu', nom: 'Entreprise d’exemple SAS', siret: SIRET }
export const PRODUIT = { id: 'apercu', nom: 'Solution d’exemple', version: '1.0', description: '' }
const CANDIDAT: Auteur = { id: 'apercu', nom: 'Camille Exemple', qualite: 'mandataire' }
const AGENT: Auteur = { id: 'apercu', nom: 'Agent d’exemple', qualite: 'gestionnaire' }

/** ADM-3 — what the account of someone who doesn't exist would say. */
export const COMPTE: CompteConnu = {
  nom_complet: CANDIDAT.nom,
  courriel: 'camille.exemple@entreprise.example',
  telephone: '01 99 00 00 01',
  fonction: 'Présidente',
  entreprise_nom: EDITEUR.nom,
  entreprise_siret: SIRET,
  entreprise_forme_juridique: 'SAS',
  entreprise_adresse: '1 rue de l’Exemple\n75000 Paris',
}

/** What the questions that any programme asks are answered, so that its convention reads as one. */
const CONNUES: Readonly<Record<string, string | null | undefined>> = {
  denomination_sociale: EDITEUR.nom,
  forme_juridique: 'SAS',
  adresse_siege: COMPTE.entreprise_adresse,
  representant_nom: CANDIDAT.nom,
  representant_fonction: 'Présidente',
  denomination_commerciale: PRODUIT.nom,
  version_technique: '1.0.0',
}

const texteDExemple = (champ: Champ, { rem, applicabilite }: Dispositif): string => {
  switch (champ.type) {
    case 'siret':
      return SIRET
    case 'courriel':
      return COMPTE.courriel ?? ''
    case 'telephone':
      return COMPTE.telephone ?? ''
    case 'date':
      return '2027-01-15'
    case 'oui_non':
      return champ.code === applicabilite.champVague1 ? 'non' : 'oui'
    case 'choix':
    case 'choix_multiple':
      return champ.options === 'chapitres' ? (rem.chapitres[0]?.code ?? '') : (champ.options?.[0]?.valeur ?? '')
    default:
      return (CONNUES[champ.code] ?? 'Réponse d’exemple').slice(0, champ.longueurMax)
  }
}

const reponseDExemple = (champ: Champ, dispositif: Dispositif): Reponse => {
  switch (champ.type) {
    case 'profils':
      return dispositif.profils.filter(({ obligatoire }, rang) => obligatoire || rang === 0).map(({ code }) => code)
    case 'choix_multiple':
      return [texteDExemple(champ, dispositif)].filter(valeur => valeur !== '')
    case 'fichier':
      return []
    case 'liste': {
      const ligne = Object.fromEntries(
        (champ.lignes ?? []).map(colonne => [colonne.code, texteDExemple(colonne, dispositif)]),
      )
      const visibles = champsDeLigneVisibles(champ, ligne).map(({ code }) => [code, ligne[code] ?? ''] as const)
      return visibles.length === 0 ? [] : [Object.fromEntries(visibles)]
    }
    default:
      return texteDExemple(champ, dispositif)
  }
}

/** An answer to every question that is asked, but to those that ask for a file: nobody has one to give. */
export const reponsesDExemple = (dispositif: Dispositif, etape: CodeEtape): Reponses => {
  const formulaire = dispositif.formulaires[etape]
  const champs = formulaire.sections.flatMap(section => section.champs)
  const toutes = Object.fromEntries(champs.map(champ => [champ.code, reponseDExemple(champ, dispositif)]))
  return reponsesRetenues(formulaire, toutes)
}

/** ELI-3 — the profiles of the example. */
export const profilsDExemple = (dispositif: Dispositif): readonly string[] =>
  profilsChoisis(dispositif, reponsesDExemple(dispositif, 'eligibilite'))

const NUMERO = lireNumero('EXEMPLE000') ?? numeroDepuis(new Uint8Array(10))

/** The facts of a candidature that doesn't exist, up to the one that a receipt acknowledges. */
const faitsDExemple = (dispositif: Dispositif, le: Instant, de: AccuseDApercu): readonly Fait[] => {
  if (!NUMERO) throw new Error('un aperçu sans numéro')
  const { charte, identifiant } = dispositif
  const soumise = (etape: CodeEtape): Fait => ({
    type: 'EtapeSoumise',
    etape,
    version: 1,
    reponses: reponsesDExemple(dispositif, etape),
    le,
    par: CANDIDAT,
  })
  const tous: readonly Fait[] = [
    {
      type: 'CandidatureOuverte',
      numero: NUMERO,
      dispositifId: dispositif.id,
      entrepriseId: EDITEUR.id,
      produitId: PRODUIT.id,
      charte: { empreinte: charte.empreinte, version: charte.version },
      ...(identifiant ? { identifiant: '1234567890123456'.slice(0, identifiant.chiffres) } : {}),
      le,
      par: CANDIDAT,
    },
    soumise('administrative'),
    { type: 'CandidatureAdministrativeAcceptee', le, par: AGENT },
    soumise('eligibilite'),
  ]
  return tous.slice(0, { ouverture: 1, administrative: 2, eligibilite: 4 }[de])
}

/** A candidature that doesn't exist, as a page shows one: just opened, or at the fact that a receipt acknowledges. */
export const candidatureDExemple = (
  dispositif: Dispositif,
  { le, de = 'ouverture' }: { readonly le: Instant; readonly de?: AccuseDApercu },
): { readonly faits: readonly Fait[]; readonly vue: CandidatureVue } => {
  const faits = faitsDExemple(dispositif, le, de)
  const vue: CandidatureVue = {
    etat: replier(faits),
    version: faits.length,
    le,
    guichet: dispositif.code,
    produit: PRODUIT,
    entreprise: EDITEUR,
  }
  return { faits, vue }
}
