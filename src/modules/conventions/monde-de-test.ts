import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { acteDe, avantLaBase, baseDeTest } from '../../../test/harness/base.ts'
import { ann1, ann2, annuaire, borne, ciba, dmp, dmp1, hugo, nadia, psc1 } from '../../../test/harness/cas.ts'
import { saisieDe, semer } from '../../../test/harness/catalogue.ts'
import type { Personne } from '../../kernel/acteur.ts'
import type { Instant } from '../../kernel/temps.ts'
import { type Db, lireHorloge } from '../../platform/db/index.ts'
import { lireCourriel, listerCourriels } from '../../platform/mail/index.ts'
import { makeComposeur } from '../../platform/pdf/index.ts'
import { makeSignataireLocal, ouvrirSceau } from '../../platform/signature/index.ts'
import { magasinSurDisque } from '../../platform/storage/index.ts'
import {
  composerCandidatures,
  type Fait,
  FLUX_CANDIDATURE,
  type NumeroCandidature,
  numeroDepuis,
  type Resultat,
  voirCandidature,
} from '../candidatures/index.ts'
import { composerCatalogue } from '../catalogue/index.ts'
import type { Champ, Dispositif, Formulaire, Reponses } from '../dispositifs/index.ts'
import { commeFait, lireJournal } from '../journal/index.ts'
import { noterPiece } from '../preuves/index.ts'
import { composerDocuments, makeCoffre } from './index.ts'

const champ = (code: string, autre: Partial<Champ> = {}): Champ => ({
  code,
  libelle: code,
  type: 'texte',
  obligatoire: true,
  ...autre,
})
const formulaire = (...champs: readonly Champ[]): Formulaire => ({
  sections: [{ code: 'tout', titre: 'Tout', champs }],
})

/** A tiny programme with all that a convention needs, and milestones a long way off. */
export const programme: Dispositif = {
  ...borne,
  id: randomUUID(),
  intitule: 'Démonstration vague 2',
  jalons: borne.jalons.map(jalon => ({ ...jalon, quand: '2099-01-01T11:00:00.000Z' as Instant })),
  formulaires: {
    administrative: formulaire(
      champ('denomination_sociale'),
      champ('siret', { type: 'siret' }),
      champ('forme_juridique'),
      champ('adresse_siege', { type: 'texte_long' }),
      champ('representant_nom'),
      champ('representant_fonction'),
      champ('representant_courriel', { type: 'courriel' }),
      champ('denomination_commerciale'),
    ),
    eligibilite: formulaire(champ('version_technique'), champ('profils', { type: 'profils' })),
  },
  convention: {
    titre: 'Convention de référencement – {{dispositif}}',
    dureeAnnees: 5,
    articles: [
      { titre: 'Parties', paragraphes: ['{{service}}, représentée par {{signataire}}, et {{editeur}}, {{adresse}}.'] },
      { titre: 'Objet', paragraphes: ['{{solution}}, version {{version_technique}}, profils {{profils}}.'] },
      { titre: 'Durée', paragraphes: ['La convention vaut {{duree}} ans.', 'Celle de la vague 1 reste en vigueur.'] },
    ],
  },
  rem: {
    chapitres: borne.rem.chapitres.map(chapitre => ({
      ...chapitre,
      exigences: chapitre.exigences.map(exigence => ({
        ...exigence,
        profil: exigence.profil === 'ciba' ? 'CIBA' : 'Général',
      })),
    })),
  },
  mentions: {
    ...borne.mentions,
    service: 'Agence de test',
    adresse: '1 place du Test, 75999 Paris',
    signataire: { nom: 'Dominique Roux', qualite: 'direction générale' },
  },
}

export const administrative: Reponses = {
  denomination_sociale: 'Imagerie Démo SAS',
  siret: '73282932000074',
  forme_juridique: 'SAS',
  adresse_siege: '12 rue des Rayons\n69000 Lyon',
  representant_nom: 'Claire Martin',
  representant_fonction: 'présidente',
  representant_courriel: 'claire.martin@imagerie-demo.example',
  denomination_commerciale: 'Imago RIS',
}

const OPERATEUR = 'Agence de test'
export const emetteur = {
  operateur: OPERATEUR,
  adresseDeVerification: (reference: string): string => `https://convergence.example/verifier?reference=${reference}`,
}

const tirer = (): NumeroCandidature => numeroDepuis(randomBytes(32)) ?? tirer()

/** The procedure on a real database, a real store and a real seal, up to the convention. */
export const ouvrirMonde = async (dispositif: Dispositif = programme) => {
  const { db } = await baseDeTest()
  const dossier = await mkdtemp(join(tmpdir(), 'convergence-conventions-'))
  const composeur = makeComposeur()
  avantLaBase(async () => {
    await composeur.fermer()
    await rm(dossier, { recursive: true, force: true })
  })
  const magasin = await magasinSurDisque({ dossier: join(dossier, 'pieces') })
  const sceau = await ouvrirSceau({ dossier, reglage: undefined, nom: OPERATEUR, le: await lireHorloge(db) })
  const gens = await semer(db)
  const dispositifs = new Map([[dispositif.id, dispositif]])
  const lireDispositif = async (id: string): Promise<Dispositif> => {
    const lu = dispositifs.get(id)
    assert.ok(lu)
    return lu
  }
  const coffre = makeCoffre({ magasin, noterPiece: noterPiece(db) })
  const candidatures = composerCandidatures({
    db,
    reagir: () => null,
    lireDispositif,
    noterPiece,
    tirerNumero: tirer,
    ...composerDocuments({ coffre, composeur, sceau, ...emetteur }),
  })
  return {
    ...gens,
    db,
    coffre,
    composeur,
    sceau,
    candidatures,
    dispositif,
    lireDispositif,
    signataire: makeSignataireLocal({ db, sceau }),
    voir: (demande: { readonly numero: string; readonly acteur: Personne }) => voirCandidature(db, demande),
    lireFaits: async (numero: string, jusqua: number): Promise<readonly Fait[]> =>
      (await lireJournal(db, { flux: FLUX_CANDIDATURE, fluxId: numero, a: jusqua })).map(ligne =>
        commeFait<Fait>(ligne),
      ),
  }
}
export type Monde = Awaited<ReturnType<typeof ouvrirMonde>>

const fait = async (resultat: Promise<Resultat>): Promise<Extract<Resultat, { readonly ok: true }>> => {
  const lu = await resultat
  assert.ok(lu.ok, JSON.stringify(lu))
  return lu
}

/** The next code that this address received. */
export const codeRecu = async (db: Db, destinataire: string): Promise<string> => {
  const [courriel] = await listerCourriels(db, { destinataire })
  const lu = await lireCourriel(db, courriel?.id ?? 0)
  return /^\d{6}$/m.exec(lu?.texte ?? '')?.[0] ?? 'aucun'
}

/** As if the code had been sent that long ago: another one can be asked for. */
export const vieillirLesCodes = (db: Db): Promise<unknown> =>
  sql`update demandes_signature set code_envoye_le = code_envoye_le - interval '1 minute'`.execute(db)

const preuves = [
  { chapitre: annuaire, preuve: ann1 },
  { chapitre: annuaire, preuve: ann2 },
  { chapitre: dmp, preuve: dmp1 },
  { chapitre: ciba, preuve: psc1 },
] as const

let produits = 0

/** A candidature of Imagerie Démo, handled to the end of its instruction by the use-cases themselves. */
export const candidaturePrete = async (
  { db, candidatures, pierre, claire, dispositif }: Monde,
  reponses: Reponses = administrative,
): Promise<NumeroCandidature> => {
  produits += 1
  const produit = await composerCatalogue({ db }).enregistrerProduit({
    acte: acteDe(pierre),
    saisie: saisieDe(pierre, { version: `4.2.${produits}` }),
  })
  assert.ok(produit.ok)
  const ouverte = await fait(
    candidatures.ouvrirCandidature({
      acte: acteDe(claire),
      dispositifId: dispositif.id,
      entrepriseId: claire.entrepriseId,
      produitId: produit.produit.id,
      charteAcceptee: true,
    }),
  )
  const [ouverture] = ouverte.faits
  assert.ok(ouverture?.type === 'CandidatureOuverte')
  const { numero } = ouverture
  const remises = {
    administrative: reponses,
    eligibilite: { version_technique: '4.2.0-b7', profils: ['general', 'ciba'] },
  }
  for (const etape of ['administrative', 'eligibilite'] as const) {
    await candidatures.enregistrerBrouillon({
      numero,
      etape,
      reponses: remises[etape],
      versionVue: 0,
      acte: acteDe(claire),
    })
    await fait(candidatures.soumettreEtape({ numero, etape, acte: acteDe(claire) }))
    if (etape === 'administrative')
      await fait(candidatures.accepterCandidatureAdministrative({ numero, acte: acteDe(nadia) }))
    else await fait(candidatures.accepterEligibilite({ numero, acte: acteDe(nadia) }))
  }
  await deposerEtValider({ candidatures, claire }, numero, preuves)
  return numero
}

/** Deposits these proofs, hands their chapters over, and has them judged conforming. */
export const deposerEtValider = async (
  { candidatures, claire }: Pick<Monde, 'candidatures' | 'claire'>,
  numero: NumeroCandidature,
  aDeposer: readonly (typeof preuves)[number][],
): Promise<void> => {
  for (const { chapitre, preuve } of aDeposer)
    await fait(
      candidatures.deposerPreuve({
        numero,
        acte: acteDe(claire),
        chapitre,
        preuve,
        depotId: randomUUID(),
        remplace: [],
        contenu: {
          nature: 'fichier',
          nom: `${preuve}.pdf`,
          type: 'application/pdf',
          taille: 1200,
          empreinte: preuve.length.toString(16).padStart(64, 'a'),
        },
      }),
    )
  const chapitres = [...new Set(aDeposer.map(({ chapitre }) => chapitre))]
  await fait(candidatures.soumettreChapitres({ numero, acte: acteDe(claire), chapitres }))
  for (const chapitre of chapitres) {
    await fait(candidatures.prendreChapitre({ numero, acte: acteDe(hugo), chapitre }))
    for (const { preuve } of aDeposer.filter(depot => depot.chapitre === chapitre))
      await fait(
        candidatures.rendreAvis({ numero, acte: acteDe(hugo), chapitre, preuve, verdict: 'conforme', motif: '' }),
      )
    await fait(candidatures.validerChapitre({ numero, acte: acteDe(hugo), chapitre }))
  }
}
