import { createHash } from 'node:crypto'
import { jourAParis } from '../../src/kernel/temps.ts'
import type { NumeroCandidature } from '../../src/modules/candidatures/index.ts'
import { administrative, codeRecu, programme } from '../../src/modules/conventions/monde-de-test.ts'
import type { Dispositif, DispositifAPublier, FichierDepose, Reponses } from '../../src/modules/dispositifs/index.ts'
import { lireHorloge } from '../../src/platform/db/index.ts'
import { actesDe } from './actes.ts'
import { acteDe } from './base.ts'
import { poser } from './candidatures.ts'
import { ouvrirLeChantier } from './chantier.ts'
import { complementAdministratif } from './histoires.ts'
import type { Visite } from './navigateur.ts'
import { fait, type Procedure } from './procedure.ts'
import { petitProgramme } from './programme.ts'

/** Candidatures at each step, by the name of where they stand, and what can still happen to them. */
export type Etapes = {
  readonly numeros: Readonly<Record<string, NumeroCandidature>>
  /** Closes the séance of the day and signs what it granted: minutes, reference, attestation. */
  readonly clore: () => Promise<void>
  /** Publishes the next version of the programme that they were all opened on. */
  readonly publierLaSuite: () => Promise<void>
}

const CHAPITRES = ['annuaire', 'dmp', 'interop'] as const
const PREUVE = Buffer.from('%PDF-1.7\nUne preuve.')

/** The answer to a form that must be accepted. */
const accepte = async (visite: Promise<Visite>): Promise<Visite> => {
  const lue = await visite
  if (lue.statut !== 200) throw new Error(`${lue.url} : ${lue.statut} : ${lue.texte.slice(0, 300)}`)
  return lue
}

/** Leads one candidature to each step, by the verbs and the pages that people use. */
export const semerToutesLesEtapes = async (procedure: Procedure): Promise<Etapes> => {
  const { modules, personnes, db } = procedure
  const { candidatures } = modules
  const { pierre, paul, nadia, hugo, maya } = personnes
  const actes = actesDe(procedure)
  const dispositif = await procedure.publier(programmeComplet())
  await ouvrirLeChantier(procedure, dispositif.code)

  const remplir = async (numero: NumeroCandidature, etape: 'administrative' | 'eligibilite', reponses: Reponses) => {
    const brouillon = { numero, etape, reponses, versionVue: 0, acte: acteDe(pierre) }
    await candidatures.enregistrerBrouillon(brouillon)
    await actes.soumettreEtape(numero, etape)
  }
  const ouvrir = (): Promise<NumeroCandidature> => actes.ouvrir(dispositif)
  const soumise = async (): Promise<NumeroCandidature> => {
    const numero = await ouvrir()
    await remplir(numero, 'administrative', administrative)
    return numero
  }
  const acceptee = async (): Promise<NumeroCandidature> => {
    const numero = await soumise()
    await fait(candidatures.accepterCandidatureAdministrative({ numero, acte: acteDe(nadia) }))
    return numero
  }
  const enDepot = async (): Promise<NumeroCandidature> => {
    const numero = await acceptee()
    await remplir(numero, 'eligibilite', { version_technique: '4.2.0-b7', profils: ['general'], fiche: [fiche()] })
    await fait(candidatures.accepterEligibilite({ numero, acte: acteDe(nadia) }))
    await deposerFichier(procedure, numero)
    return numero
  }
  const complete = async (): Promise<NumeroCandidature> => {
    const numero = await enDepot()
    await actes.deposer(numero, 'annuaire', 'ANN.02.01.01')
    await actes.deposer(numero, 'dmp', 'DMP.01.01.01')
    return numero
  }
  const enInstruction = async (): Promise<NumeroCandidature> => {
    const numero = await enDepot()
    for (const chapitre of ['annuaire', 'dmp']) await actes.soumettreChapitre(numero, chapitre)
    await actes.prendre(hugo, numero, 'annuaire')
    const verdicts = { 'ANN.01.01.01': 'conforme', 'ANN.02.01.01': 'a_modifier' } as const
    await actes.juger(hugo, { numero, chapitre: 'annuaire' }, verdicts)
    return numero
  }
  const aModifier = async (): Promise<NumeroCandidature> => {
    const numero = await enInstruction()
    await actes.demander(hugo, numero, 'annuaire')
    await actes.prendre(maya, numero, 'dmp')
    return numero
  }
  const prete = async (): Promise<NumeroCandidature> => {
    const numero = await enDepot()
    for (const chapitre of CHAPITRES) await validerChapitre(procedure, { dispositif, numero, chapitre })
    return numero
  }
  const aSigner = async (): Promise<NumeroCandidature> => {
    const numero = await prete()
    await preparerConvention(procedure, numero)
    return numero
  }
  const signee = async (): Promise<NumeroCandidature> => {
    const numero = await aSigner()
    await signerConvention(procedure, numero)
    return numero
  }

  const complement = await soumise()
  const motif = 'Le Kbis est illisible.'
  await fait(
    candidatures.demanderComplement({ numero: complement, acte: acteDe(nadia), etape: 'administrative', motif }),
  )
  const refusee = await soumise()
  await fait(candidatures.refuserCandidature({ numero: refusee, acte: acteDe(nadia), motif: 'Hors du périmètre.' }))
  // A request for a complement made long ago, to which nobody answered: an agent has to pronounce what follows.
  const produitId = await procedure.produit()
  await fait(modules.catalogue.ajouterCollaborateur({ acte: acteDe(pierre), produitId, personneId: paul.personneId }))
  const depassee = 'DEPASSEE01' as NumeroCandidature
  const sujet = { numero: depassee, entrepriseId: pierre.entrepriseId, produitId, dispositifId: dispositif.id }
  await poser(db, complementAdministratif, { ...sujet, guichet: dispositif.code })

  const [attribuee, reservee, inscrite] = [await signee(), await signee(), await signee()]
  const seance = await tenirSeance(procedure, { attribuee, reservee, inscrite })
  return {
    numeros: {
      ouverte: await ouvrir(),
      soumise: await soumise(),
      complement,
      refusee,
      depassee,
      acceptee: await acceptee(),
      enDepot: await enDepot(),
      complete: await complete(),
      prete: await prete(),
      aSigner: await aSigner(),
      signee: await signee(),
      inscrite,
      attribuee,
      reservee,
      // The queue is served in its order: those that leave a chapter in it come last.
      aModifier: await aModifier(),
      enInstruction: await enInstruction(),
    },
    clore: () => cloreSeance(procedure, { seance, attribuee }),
    publierLaSuite: async () => {
      await procedure.publier({ ...programmeComplet(), presentation: 'La version suivante.' })
    },
  }
}

/** A file among the answers of a form, a list of lines, and all that a convention needs. */
const programmeComplet = (): DispositifAPublier => {
  const { formulaires, convention } = programme
  const [section] = formulaires.eligibilite.sections
  if (!section) throw new Error('pas de section')
  const champ = { code: 'fiche', libelle: 'Fiche', type: 'fichier', obligatoire: false } as const
  const nom = { code: 'nom', libelle: 'Nom', type: 'texte', obligatoire: false } as const
  const membres = { code: 'membres', libelle: 'Membres', type: 'liste', obligatoire: false, lignes: [nom] } as const
  const eligibilite = { sections: [{ ...section, champs: [...section.champs, champ, membres] }] }
  return petitProgramme({ formulaires: { ...formulaires, eligibilite }, convention })
}

/** The pièce of a proof, given in a form too. */
const fiche = (): FichierDepose => ({
  nom: 'fiche.pdf',
  type: 'application/pdf',
  taille: PREUVE.length,
  empreinte: createHash('sha256').update(PREUVE).digest('hex'),
})

const preparerConvention = async ({ navigation, personnes }: Procedure, numero: string): Promise<void> => {
  const adresse = `/candidatures/${numero}/convention`
  const qui = navigation.en(personnes.nadia)
  await accepte(qui.soumettre(await qui.aller(adresse), `${adresse}/preparation`))
}

const signerConvention = async (
  { navigation, personnes: { claire }, db }: Procedure,
  numero: string,
): Promise<void> => {
  const adresse = `/candidatures/${numero}/convention`
  const qui = navigation.en(claire)
  const envoye = await accepte(qui.soumettre(await qui.aller(adresse), `${adresse}/code`))
  const code = await codeRecu(db, claire.courriel)
  await accepte(qui.soumettre(envoye, `${adresse}/signature`, { code, accord: 'oui' }))
}

type AuCollege = Readonly<Record<'attribuee' | 'reservee' | 'inscrite', NumeroCandidature>>

/** The séance of the day, all decided but not closed, and another one to come. @returns the address of the first */
const tenirSeance = async (procedure: Procedure, { attribuee, reservee, inscrite }: AuCollege): Promise<string> => {
  const qui = procedure.navigation.en(procedure.personnes.ines)
  const aujourdhui = jourAParis(await lireHorloge(procedure.db))
  const aVenir = Temporal.PlainDate.from(aujourdhui).add({ days: 7 }).toString()
  const convoquer = async (jour: string): Promise<void> => {
    const saisie = { jour, heure: '10:30', instance: 'Collège technique', lieu: '' }
    await accepte(qui.soumettre(await qui.aller('/agence/college'), '/agence/college', saisie))
  }
  const inscrire = async (adresse: string, numero: string): Promise<void> => {
    await accepte(qui.soumettre(await qui.aller(adresse), `${adresse}/inscriptions`, { numero }))
  }
  const decider = async (numero: string, saisie: Readonly<Record<string, string>>): Promise<void> => {
    const dossier = `${seance}/dossiers/${numero}`
    const relue = await accepte(qui.soumettre(await qui.aller(dossier), `${dossier}/decision`, saisie))
    await accepte(qui.soumettre(relue, `${dossier}/decision`))
  }
  const seance = `/agence/college/${aujourdhui}`
  await convoquer(aujourdhui)
  await convoquer(aVenir)
  for (const numero of [attribuee, reservee]) await inscrire(seance, numero)
  await inscrire(`/agence/college/${aVenir}`, inscrite)
  await decider(attribuee, { decision: 'attribution' })
  await decider(reservee, { decision: 'reserves', motif: 'Le DMP n’est pas alimenté.', preuves: 'dmp/DMP.01.01.01' })
  await accepte(qui.soumettre(await qui.aller(seance), `${seance}/membres`, { presents: ['Inès Moreau'] }))
  return seance
}

const cloreSeance = async (
  { navigation, personnes: { ines, dominique } }: Procedure,
  { seance, attribuee }: { readonly seance: string; readonly attribuee: NumeroCandidature },
): Promise<void> => {
  const secretaire = navigation.en(ines)
  await accepte(secretaire.soumettre(await secretaire.aller(`${seance}/cloture`), `${seance}/cloture`))
  const direction = navigation.en(dominique)
  const adresse = `/agence/signatures/${attribuee}`
  await accepte(direction.soumettre(await direction.aller(adresse), adresse, { accord: 'oui' }))
}

/** A real file for the first proof: what is looked at and downloaded afterwards. */
const deposerFichier = async ({ navigation, personnes }: Procedure, numero: NumeroCandidature): Promise<void> => {
  const qui = navigation.en(personnes.pierre)
  const page = await qui.aller(`/candidatures/${numero}/chapitres/annuaire?preuve=ANN.01.01.01`)
  const piece = { nom: 'preuve.pdf', contenu: PREUVE }
  await accepte(qui.soumettre(page, `/candidatures/${numero}/chapitres/annuaire/preuves/fichier`, { piece }))
}

type Chapitre = { readonly dispositif: Dispositif; readonly numero: NumeroCandidature; readonly chapitre: string }

/** From the deposit of its proofs to its validation. */
const validerChapitre = async (procedure: Procedure, { dispositif, numero, chapitre }: Chapitre): Promise<void> => {
  const actes = actesDe(procedure)
  const { hugo } = procedure.personnes
  const attendu = dispositif.rem.chapitres.find(({ code }) => code === chapitre)
  if (!attendu) throw new Error(`pas de chapitre ${chapitre}`)
  const preuves = attendu.exigences.flatMap(({ scenarios }) => scenarios.flatMap(scenario => scenario.preuves))
  await actes.soumettreChapitre(numero, chapitre)
  await actes.prendre(hugo, numero, chapitre)
  const verdicts = Object.fromEntries(preuves.map(preuve => [preuve.numero, 'conforme' as const]))
  await actes.juger(hugo, { numero, chapitre }, verdicts)
  await fait(procedure.modules.candidatures.validerChapitre({ numero, acte: acteDe(hugo), chapitre: attendu.code }))
}
