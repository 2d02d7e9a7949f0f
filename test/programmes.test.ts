import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import type { Personne } from '../src/kernel/acteur.ts'
import { jourAParis, plusHeures } from '../src/kernel/temps.ts'
import { casAChoisir, type NumeroCandidature, suite, type Tache } from '../src/modules/candidatures/index.ts'
import type { CodeChapitre, Dispositif, DispositifAPublier, NumeroPreuve } from '../src/modules/dispositifs/index.ts'
import { lireHorloge } from '../src/platform/db/index.ts'
import { codeRecu } from '../src/modules/conventions/monde-de-test.ts'
import { acteDe } from './harness/base.ts'
import { fait, ouvrirProcedure } from './harness/procedure.ts'
import { programmesLivres } from './harness/programmes.ts'
import { repondre } from './harness/reponses.ts'

const procedure = await ouvrirProcedure()
const { db, modules, navigation, personnes, etat: etatDe, faits, reagir } = procedure
const { candidatures } = modules
const { pierre, claire, nadia, hugo, ines, dominique } = personnes

const maintenant = await lireHorloge(db)
const livres = await programmesLivres(jourAParis(maintenant))

/** With its milestones ahead, whatever the day on which this runs. */
const publier = (livre: DispositifAPublier): Promise<Dispositif> =>
  procedure.publier({
    ...livre,
    jalons: livre.jalons.map((jalon, rang) => ({ ...jalon, quand: plusHeures(maintenant, (rang + 1) * 30 * 24) })),
  })

type Dossier = { readonly numero: NumeroCandidature; readonly dispositif: Dispositif }
const sur = <P extends Personne>(qui: P, { numero }: Dossier) => ({ numero, acte: acteDe(qui) })

const deposeDe = async ({ numero }: Dossier, code: CodeChapitre) => {
  const etat = await etatDe(numero)
  return ('chapitres' in etat ? etat.chapitres[code] : undefined) ?? assert.fail(code)
}
const chapitreDe = async (dossier: Dossier, code: CodeChapitre) =>
  Object.entries((await deposeDe(dossier, code)).preuves).map(([numero, { statut }]) => ({
    preuve: numero as NumeroPreuve,
    statut,
  }))

/** The first case, wherever one is to be chosen. */
const choisirLesCas = async (dossier: Dossier, chapitre: CodeChapitre): Promise<void> => {
  for (const { preuve: condition, cas } of casAChoisir(await deposeDe(dossier, chapitre)))
    await fait(
      candidatures.choisirCas({
        ...sur(pierre, dossier),
        chapitre,
        condition,
        cas: cas[0]?.numero ?? 1,
        justification: '',
      }),
    )
}

/** A link for every proof that is missing, with all that its programme may ask for beside it. */
const deposer = async (dossier: Dossier, chapitre: CodeChapitre): Promise<void> => {
  const formulaire = dossier.dispositif.controles.testIntrusion
  const rapportTest = formulaire && {
    version: formulaire.version,
    prestataire: 'Audit Démo',
    qualification: 'PASSI-DEMO-1',
    finLe: jourAParis(maintenant),
    types: formulaire.typesApplication.map(({ code }) => code),
    reponses: Object.fromEntries(
      formulaire.points.map(({ id }) => [id, { reponse: 'conforme', justification: '' }] as const),
    ),
  }
  await choisirLesCas(dossier, chapitre)
  for (const { preuve, statut } of await chapitreDe(dossier, chapitre))
    if (statut === 'attendue')
      await fait(
        candidatures.deposerPreuve({
          ...sur(pierre, dossier),
          chapitre,
          preuve,
          depotId: randomUUID(),
          remplace: [],
          contenu: { nature: 'lien', url: `https://preuves.example/${preuve}` },
          homologation: { etat: 'obtenue' },
          ...(rapportTest ? { rapportTest } : {}),
        }),
      )
}

const instruire = async (dossier: Dossier, chapitre: CodeChapitre): Promise<void> => {
  const qui = sur(hugo, dossier)
  await fait(candidatures.prendreChapitre({ ...qui, chapitre }))
  for (const { preuve } of await chapitreDe(dossier, chapitre))
    await fait(
      candidatures.rendreAvis({ ...qui, acte: acteDe(hugo), chapitre, preuve, verdict: 'conforme', motif: '' }),
    )
  await fait(candidatures.validerChapitre({ ...sur(hugo, dossier), chapitre }))
}

/** What people read of the candidature, by address; each page must be there. */
const lues = new Map<string, string>()
const lire = async (qui: Personne | null, adresse: string) => {
  const page = await (qui ? navigation.en(qui) : navigation.anonyme).aller(adresse)
  assert.equal(page.statut, 200, adresse)
  lues.set(adresse, page.texte)
  return page
}

/** Opens the form of a page, fills it in, and reads what comes. */
const envoyer = async (qui: Personne, [page, vers]: readonly [string, string], saisie = {}) => {
  const venue = await navigation.en(qui).soumettre(await lire(qui, page), vers, saisie)
  assert.ok(venue.statut < 400, `${vers} : ${venue.texte}`)
  lues.set(`${vers} (ensuite)`, venue.texte)
  return venue
}

let seance: string | undefined
const ouvrirLaSeance = async (instance: string): Promise<string> => {
  const jour = jourAParis(await lireHorloge(db))
  if (!seance) await envoyer(ines, ['/agence/college', '/agence/college'], { jour, heure: '23:00', instance, lieu: '' })
  seance = `/agence/college/${jour}`
  return seance
}

/** Does what is to be done, as the page of the candidature says it, by whoever it is for. */
const faire = async (dossier: Dossier, tache: Tache): Promise<void> => {
  const { numero, dispositif } = dossier
  const adresse = `/candidatures/${numero}`
  switch (tache.action) {
    case 'completer_etape': {
      const reponses = repondre(dispositif.formulaires[tache.etape], dispositif, { tout: true })
      await candidatures.enregistrerBrouillon({ ...sur(pierre, dossier), etape: tache.etape, reponses, versionVue: 0 })
      await fait(candidatures.soumettreEtape({ ...sur(pierre, dossier), etape: tache.etape }))
      return
    }
    case 'instruire_etape':
      await fait(
        tache.etape === 'administrative'
          ? candidatures.accepterCandidatureAdministrative(sur(nadia, dossier))
          : candidatures.accepterEligibilite(sur(nadia, dossier)),
      )
      return
    case 'renseigner_maturite': {
      const niveaux = Object.fromEntries((dispositif.controles.maturite?.questions ?? []).map(({ id }) => [id, 1]))
      await fait(candidatures.renseignerMaturite({ ...sur(pierre, dossier), niveaux }))
      return
    }
    case 'deposer_preuves':
      return deposer(dossier, tache.chapitre)
    case 'soumettre_chapitre':
      await fait(candidatures.soumettreChapitres({ ...sur(pierre, dossier), chapitres: [tache.chapitre] }))
      return
    case 'soumettre_dossier':
      await envoyer(pierre, [`${adresse}/soumission`, `${adresse}/soumission`])
      return
    case 'prendre_chapitre':
      return instruire(dossier, tache.chapitre)
    case 'proposer_journee':
      await fait(candidatures.dispenserDeJournee({ ...sur(hugo, dossier), motif: 'Les preuves suffisent.' }))
      return
    case 'preparer_convention':
      await envoyer(nadia, [`${adresse}/convention`, `${adresse}/convention/preparation`])
      return
    case 'signer_convention': {
      const envoye = await envoyer(claire, [`${adresse}/convention`, `${adresse}/convention/code`])
      const code = await codeRecu(db, claire.courriel)
      const signee = await navigation
        .en(claire)
        .soumettre(envoye, `${adresse}/convention/signature`, { code, accord: 'oui' })
      assert.ok(signee.statut < 400, signee.texte)
      return
    }
    case 'inscrire_au_college': {
      const page = await ouvrirLaSeance(dispositif.instances.college)
      await envoyer(ines, [page, `${page}/inscriptions`], { numero })
      return
    }
    case 'consigner_decision': {
      const page = `${seance}/dossiers/${numero}`
      const relue = await envoyer(ines, [page, `${page}/decision`], { decision: 'attribution' })
      const consignee = await navigation.en(ines).soumettre(relue, `${page}/decision`)
      assert.ok(consignee.statut < 400, consignee.texte)
      return
    }
    case 'signer_pour_l_agence': {
      const page = `/agence/signatures/${numero}`
      await envoyer(dominique, [page, page], { accord: 'oui' })
      return
    }
    default:
      assert.fail(`rien n’est prévu pour ${tache.action}`)
  }
}

const ouvrir = async (dispositif: Dispositif): Promise<Dossier> => {
  const ouverture = await fait(
    candidatures.ouvrirCandidature({
      acte: acteDe(pierre),
      dispositifId: dispositif.id,
      entrepriseId: pierre.entrepriseId,
      produitId: await procedure.produit(),
      charteAcceptee: true,
    }),
  )
  return { numero: ouverture.numero, dispositif }
}

/** Until nothing is left to do: as many turns as there are tasks, and no more. */
const menerAuBout = async (dossier: Dossier): Promise<void> => {
  for (let tours = 0; tours < 500; tours++) {
    const [premiere] = suite(await etatDe(dossier.numero), dossier.dispositif)
    if (!premiere) return
    await faire(dossier, premiere)
  }
  assert.fail('sans issue')
}

for (const [code, livre] of Object.entries(livres))
  test(`[GUI-1] [GUI-2] [COL-2] [REF-1] [PUB-1] « ${code} » is walked to its outcome by the code that walks the others`, async () => {
    lues.clear()
    const dispositif = await publier(livre)
    const { issue, identifiant, autorisation, convention, reference: forme } = dispositif
    const dossier = await ouvrir(dispositif)
    await menerAuBout(dossier)

    const etat = await etatDe(dossier.numero)
    assert.ok(etat.statut === 'referencee')
    const { reference } = etat.referencement
    assert.match(reference, new RegExp(`^${forme.prefixe}-\\d{6}$`))
    assert.equal(etat.convention !== undefined, convention !== null)
    assert.equal('autorisation' in etat && etat.autorisation !== undefined, autorisation !== null)
    if (identifiant) assert.match(etat.identifiant ?? '', new RegExp(`^\\d{${identifiant.chiffres}}$`))
    else assert.equal(etat.identifiant, undefined)

    await reagir(dossier.numero)
    const adresse = `/candidatures/${dossier.numero}`
    const { texte: tableau } = await lire(pierre, adresse)
    assert.ok(tableau.includes(issue.etat) && tableau.includes(`${issue.acquis} sous le numéro ${reference}`), tableau)
    const documents = await lire(pierre, `${adresse}/documents`)
    for (const titre of [issue.document, 'Rapport de conformité', autorisation?.titre ?? issue.acte])
      assert.ok(documents.texte.includes(titre), `${titre} : ${documents.texte}`)
    const { texte: fil } = await lire(pierre, `${adresse}/messages`)
    assert.ok(fil.includes(`${issue.acte} : ${reference}`) && fil.includes(issue.acquis), fil)
    const inscrite = await lire(null, `/registre/${reference}`)
    for (const mot of [issue.acte, dispositif.intitule, etat.identifiant ?? reference])
      assert.ok(inscrite.texte.includes(mot), `${mot} : ${inscrite.texte}`)
    const verifie = await lire(null, `/verifier?numero=${reference}`)
    assert.match(verifie.texte, /figure au registre/)
    await lire(pierre, `${adresse}/accuses/1`)
    await lire(nadia, `${adresse}`)

    // The words are those of the programme: no page of its path speaks of a référencement where it gives none.
    const siens = JSON.stringify({ ...dispositif, rem: null })
    if (!/référencement/iu.test(JSON.stringify(issue)))
      for (const [page, texte] of [...lues].filter(
        ([page]) => page.includes(dossier.numero) || page.includes(reference),
      ))
        for (const mot of texte.match(/référenc(?:ement|ée?s?\b|er\b)/giu) ?? [])
          assert.ok(siens.includes(mot), `${page} : « ${mot} » dans ${texte}`)
    assert.equal((await faits(dossier.numero)).filter(({ type }) => type === 'TentativeRejetee').length, 0)
  })
