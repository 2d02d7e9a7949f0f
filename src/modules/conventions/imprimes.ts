import { veille } from '../../kernel/temps.ts'
import type {
  DonneesAttestation,
  DonneesAutorisation,
  DonneesCommunes,
  DonneesConvention,
} from '../../platform/pdf/index.ts'
import { format } from '../../ui/index.ts'
import { dureeDuReferencement } from '../candidatures/index.ts'
import { type Dispositif, membresDuGroupement, texteDe } from '../dispositifs/index.ts'
import type { AutorisationAImprimer, ConventionAImprimer, DecisionAImprimer } from './use-cases/ports.ts'

/** Whose documents these are, and where anyone checks that one of them is authentic. */
export type Emetteur = {
  readonly operateur: string
  readonly adresseDeVerification: (reference: string) => string
}

/** GRP-1 — the lead of a group signs for its members, who are named. */
const groupement = ({ eligibilite }: ConventionAImprimer['etat']): readonly string[] => {
  const membres = membresDuGroupement(eligibilite.soumission.reponses)
  const noms = membres.map(({ denomination, siret }) => `${denomination} (SIRET ${format.siret(siret)})`)
  return noms.length === 0 ? [] : [`agissant comme chef de file du groupement formé avec ${format.enumeration(noms)}`]
}

/** CVN-1, CVN-4, GRP-1 — the convention as it goes to signature. */
export const conventionImprimee = (
  { etat, dispositif, redigee, valeurs, le }: ConventionAImprimer,
  { operateur }: Emetteur,
): DonneesConvention => ({
  operateur: { nom: operateur, service: dispositif.mentions.service },
  titre: redigee.titre,
  sousTitre: `${valeurs.solution}, version technique ${valeurs.version_technique} – ${dispositif.intitule}`,
  reference: `CONV-${etat.numero}`,
  date: format.jour(le),
  le,
  pied: `Convention · candidature ${etat.numero} · durée : ${format.pluriel(redigee.dureeAnnees, 'an')}`,
  parties: [
    {
      nom: valeurs.service,
      lignes: [dispositif.mentions.adresse, `représentée par ${valeurs.signataire}, ${valeurs.qualite_signataire}`],
      designation: 'l’Agence',
    },
    {
      nom: valeurs.editeur,
      lignes: [
        ...(valeurs.forme_juridique ? [valeurs.forme_juridique] : []),
        `SIRET ${format.siret(valeurs.siret)}`,
        ...(valeurs.adresse ? [valeurs.adresse] : []),
        `représenté par ${[valeurs.representant, valeurs.fonction].filter(Boolean).join(', ')}`,
        ...groupement(etat),
      ],
      designation: 'l’Éditeur',
    },
  ],
  articles: redigee.articles.map(({ titre, paragraphes }, rang) => ({
    titre: `Article ${rang + 1} – ${titre}`,
    paragraphes,
  })),
  signatures: [
    {
      partie: 'Pour l’Éditeur',
      nom: valeurs.representant,
      qualite: valeurs.fonction,
      mention: 'Signature électronique',
    },
    {
      partie: 'Pour l’Agence',
      nom: valeurs.signataire,
      qualite: valeurs.qualite_signataire,
      mention: 'Signature électronique',
    },
  ],
})

/** The head and the foot that the documents of one decision share. */
export const communs = (
  { dispositif, reference, now }: DecisionAImprimer,
  { operateur }: Emetteur,
  titre: string,
): DonneesCommunes => ({
  operateur: { nom: operateur, service: dispositif.mentions.service },
  titre,
  reference,
  date: format.jour(now),
  le: now,
  pied: `${titre} · ${reference}`,
})

/** What a candidature is about, as the éditeur declared it and the agency accepted it. */
export const identiteDe = ({
  etat,
  dispositif,
}: Pick<AutorisationAImprimer, 'etat' | 'dispositif'>): {
  readonly editeur: string
  readonly siret: string
  readonly solution: string
  readonly versionTechnique: string
  readonly profils: readonly string[]
  readonly versionRem: string
} => {
  const administrative = etat.administrative.soumission.reponses
  return {
    editeur: texteDe(administrative['denomination_sociale']),
    siret: format.siret(texteDe(administrative['siret'])),
    solution: texteDe(administrative['denomination_commerciale']),
    versionTechnique: texteDe(etat.eligibilite.soumission.reponses['version_technique']),
    profils: dispositif.profils.filter(({ code }) => etat.profils.includes(code)).map(({ libelle }) => libelle),
    versionRem: `${dispositif.intitule}, version ${dispositif.version}`,
  }
}

const identifiantDe = ({
  etat,
  dispositif,
}: Pick<AutorisationAImprimer, 'etat' | 'dispositif'>): {
  readonly identifiant?: { readonly libelle: string; readonly valeur: string }
} =>
  etat.identifiant && dispositif.identifiant
    ? { identifiant: { libelle: dispositif.identifiant.libelle, valeur: etat.identifiant } }
    : {}

const titreDe = ({ rem }: Dispositif, code: string): string =>
  rem.chapitres.find(chapitre => chapitre.code === code)?.titre ?? code

/** EDC-3 — what the programme says of it, for whom, and by the validation of which chapter. */
export const autorisationImprimee = (
  { etat, dispositif, now, par }: AutorisationAImprimer,
  { operateur }: Emetteur,
): DonneesAutorisation => {
  const { titre = '', texte = '', chapitre } = dispositif.autorisation ?? {}
  const { editeur, siret, solution, versionTechnique } = identiteDe({ etat, dispositif })
  const { identifiant } = identifiantDe({ etat, dispositif })
  const reference = `AUT-${etat.numero}`
  return {
    operateur: { nom: operateur, service: dispositif.mentions.service },
    titre,
    reference,
    date: format.jour(now),
    le: now,
    pied: `${titre} · ${reference}`,
    editeur: `${editeur} (SIRET ${siret})`,
    solution,
    version: versionTechnique,
    paragraphes: texte.split(/\n+/u),
    faits: [
      { libelle: 'Dispositif', valeur: dispositif.intitule },
      { libelle: 'Candidature', valeur: etat.numero },
      ...(identifiant ? [identifiant] : []),
      ...(chapitre ? [{ libelle: 'Chapitre validé', valeur: titreDe(dispositif, chapitre) }] : []),
    ],
    signataire: { nom: par, qualite: dispositif.mentions.service },
  }
}

/** REF-2 — publisher, solution, technical version, programme, profiles and dates, and where to check the document. */
export const attestationImprimee = (decision: DecisionAImprimer, emetteur: Emetteur): DonneesAttestation => {
  const { etat, dispositif, reference, now, signataire } = decision
  const { issue, charte } = dispositif
  const cadre = etat.convention ? 'de la convention signée par les deux parties' : `de ce texte : ${charte.titre}`
  const { editeur, siret, ...identite } = identiteDe(decision)
  const { debutLe, finLe } = dureeDuReferencement({ now, dispositif })
  return {
    ...communs(decision, emetteur, issue.document),
    attestee: `Il est attesté que ${format.enMinuscule(issue.acquis)}, au titre du dispositif`,
    conditions: `${format.enMajuscule(issue.leActe)} vaut pour la version technique et les profils désignés ci-dessus, pendant sa durée et dans les conditions ${cadre}. Les versions qui succèdent à celle-ci doivent continuer de répondre aux exigences qui s’appliquaient à elle.`,
    ...identifiantDe(decision),
    editeur: { nom: editeur, siret },
    ...identite,
    dispositif: dispositif.intitule,
    dates: {
      decision: `${dispositif.instances.college}, ${format.jour(etat.decision.seance)}`,
      debut: format.jour(debutLe),
      // The last day on which it holds.
      fin: format.jour(veille(finLe)),
    },
    authenticite: { url: emetteur.adresseDeVerification(reference), numero: reference },
    signataire,
  }
}
