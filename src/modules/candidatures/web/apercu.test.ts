import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import { ouvrirLeChantier } from '../../../../test/harness/chantier.ts'
import type { Champs, Visite } from '../../../../test/harness/navigateur.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { etape1, publierRis } from '../../../../test/harness/ris.ts'
import { texteDuPdf } from '../../../../test/harness/pdf.ts'
import { type Champ, type Chantier, composerAtelier } from '../../dispositifs/index.ts'
import { vuesDApercu } from './apercu-chemins.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, db } = procedure
const ris = await publierRis(procedure)
await ouvrirLeChantier(procedure, ris.code)
const atelier = composerAtelier(db)
await fait(
  atelier.ouvrirChantier({
    acte: acteDe(personnes.nadia),
    ouverture: { kind: 'nouveau', code: 'essai', intitule: 'Guichet d’essai', modele: null },
  }),
)
const nadia = navigation.en(personnes.nadia)
const P = `/atelier/${ris.code}/apercu`
const lisible = ({ texte }: Visite): string => texte.replaceAll('\u00a0', ' ')

/** A change that needs no page of its own. */
const ecrire = async (modifier: (chantier: Chantier) => Chantier, code = 'essai'): Promise<void> => {
  const lu = await atelier.lireChantier(code)
  assert.ok(lu)
  await fait(
    atelier.enregistrerChantier({
      acte: acteDe(personnes.nadia),
      code,
      rubrique: 'administrative',
      versionVue: lu.version,
      modifier,
    }),
  )
}
const avecChamps =
  (...champs: readonly Champ[]) =>
  (chantier: Chantier): Chantier => ({
    ...chantier,
    formulaires: {
      ...chantier.formulaires,
      administrative: {
        sections: [...chantier.formulaires.administrative.sections, { code: 'neuve', titre: 'Neuve', champs }],
      },
    },
  })

/** A form as it is sent, but for what is drawn anew each time and where it goes. */
const formulaireDe = ({ html }: Visite): string => {
  const forme = /<form[^>]*enctype="multipart\/form-data"[\s\S]*?<\/form>/.exec(html)?.[0]
  assert.ok(forme)
  return forme
    .replace(/action="[^"]*"/, '')
    .replaceAll(/(name="(?:_jeton|cle|versionVue)" value=")[^"]*/g, '$1')
    .replaceAll(/(value=")[^"]*(" name="(?:_jeton|cle|versionVue)")/g, '$1$2')
}

/** Without what is already answered, nor how much of it: step 2 takes up again what step 1 said. */
const sansReponses = (forme: string): string =>
  forme
    .replaceAll(/ value(?:="[^"]*")?(?=[\s/>])/g, '')
    .replaceAll(/<span class="cv-groupe__avancement[\s\S]*?<\/span>/g, '')
    .replaceAll(/\d+\sréponses?\sobligatoires?\smanquent?/g, '')

test('[GUI-1] [ADM-1] [ELI-1] the forms of the preview are the very markup that a candidate gets', async () => {
  const pierre = navigation.en(personnes.pierre)
  const numero = await actesDe(procedure).ouvrir(ris)
  const adresse = `/candidatures/${numero}/etapes/administrative`
  const reel = await pierre.aller(adresse)
  assert.equal(formulaireDe(await nadia.aller(`${P}/administrative`)), formulaireDe(reel))
  const recapitulee = await pierre.soumettre(reel, adresse, { ...etape1, geste: 'continuer' })
  await pierre.soumettre(recapitulee, `${adresse}/recapitulatif`)
  await fait(
    procedure.modules.candidatures.accepterCandidatureAdministrative({ numero, acte: acteDe(personnes.nadia) }),
  )
  const suivant = formulaireDe(await pierre.aller(`/candidatures/${numero}/etapes/eligibilite`))
  assert.ok(suivant.length > 10_000)
  assert.equal(sansReponses(formulaireDe(await nadia.aller(`${P}/eligibilite`))), sansReponses(suivant))
})

test('[GUI-1] the other pages are those of a candidate too, and lead from one to the next', async () => {
  const publique = await navigation.anonyme.aller(`/dispositifs/${ris.code}`)
  const apercu = await nadia.aller(`${P}/presentation`)
  for (const partie of ['Calendrier', 'Profils', 'Les exigences'])
    assert.ok(publique.texte.includes(partie) && apercu.texte.includes(partie), partie)
  assert.ok(apercu.texte.includes(ris.presentation.slice(0, 60)))
  assert.match(apercu.html, new RegExp(`href="${P}/demarche"`))
  assert.match((await nadia.aller(`${P}/demarche`)).html, new RegExp(`href="${P}/charte"`))
  const charte = await nadia.aller(`${P}/charte`)
  assert.equal((await nadia.soumettre(charte, `${P}/charte`)).statut, 422)
  assert.equal((await nadia.soumettre(charte, `${P}/charte`, { charte: 'oui' })).url, `${P}/administrative`)
})

test('[GUI-1] every page says that nothing of it is in force, and none leads a candidate’s way out of the preview', async () => {
  for (const vue of vuesDApercu) {
    const lue = await nadia.aller(`${P}/${vue}`)
    assert.equal(lue.statut, 200, vue)
    assert.match(lisible(lue), /Aperçu : rien de ceci n’est en vigueur/)
    const ailleurs = [...lue.html.matchAll(/(?:href|action)="(\/(?:demarches|candidatures)\/[^"]*)"/g)]
    assert.deepEqual(
      ailleurs.map(([, href]) => href),
      [],
      vue,
    )
    assert.equal((lue.html.match(/<h1/g) ?? []).length, 1, vue)
  }
  assert.equal((await nadia.aller(P)).statut, 200)
  assert.equal((await nadia.aller(`${P}/autre`)).statut, 404)
  assert.equal((await nadia.aller('/atelier/absent/apercu')).statut, 404)
  assert.equal((await navigation.en(personnes.hugo).aller(`${P}/charte`)).statut, 403)
})

test('[ADM-1] what is typed is checked as a candidate’s is, each fault at its field, and nothing is kept', async () => {
  const adresse = `${P}/administrative`
  const page = await nadia.aller(adresse)
  const envoyer = (champs: Champs) => nadia.soumettre(page, adresse, champs)
  const refusee = await envoyer({ ...etape1, siret: '123', adresse_siege: '', geste: 'continuer' })
  assert.equal(refusee.statut, 422)
  assert.deepEqual(
    [...refusee.html.matchAll(/href="#(champ-[^"]*)"/g)].map(([, ou]) => ou),
    ['champ-siret', 'champ-adresse_siege'],
  )
  assert.match(refusee.html, /value="123"/)
  const brouillon = await envoyer({ siret: '123', geste: 'enregistrer' })
  assert.deepEqual(
    [...brouillon.html.matchAll(/href="#(champ-[^"]*)"/g)].map(([, ou]) => ou),
    ['champ-siret'],
  )
  const recapitulee = await envoyer({ ...etape1, geste: 'continuer' })
  assert.equal(recapitulee.statut, 200)
  assert.match(lisible(recapitulee), /Récapitulatif : candidature administrative .* 732 829 320 00074/)
  const aidee = await envoyer({ geste: 'aide.entreprise.moi' })
  assert.match(aidee.html, /value="Entreprise d’exemple SAS"/)
  assert.doesNotMatch((await nadia.aller(adresse)).html, /value="123"/)
  const remise = await nadia.soumettre(recapitulee, `${adresse}/recapitulatif`)
  assert.equal(remise.url, `${P}/accuse?de=administrative`)
})

test('[ELI-1] [ELI-4] a file of a preview is looked at, and kept nowhere; a list gets its lines', async () => {
  const adresse = `${P}/eligibilite`
  const page = await nadia.aller(adresse)
  const fichier = { nom: 'preuve.exe', contenu: 'MZ' }
  const refusee = await nadia.soumettre(page, adresse, {
    montage_tiers: 'non',
    preuve_cnda: fichier,
    geste: 'continuer',
  })
  assert.equal(refusee.statut, 422)
  assert.match(lisible(refusee), /preuve\.exe/)
  assert.match(lisible(refusee), /ne sont pas gardés/)
  const ajoutee = await nadia.soumettre(page, adresse, { geste: 'ajouter.versions_existantes' })
  assert.match(ajoutee.html, /name="versions_existantes\.1\.version"/)
  const { rows } = await db
    .selectFrom('pieces')
    .selectAll()
    .execute()
    .then(rows => ({ rows }))
  assert.equal(rows.length, 0)
})

test('[GUI-1] the form can be filled in with an example, that has no fault but the files that nobody gave', async () => {
  for (const etape of ['administrative', 'eligibilite']) {
    const rempli = await nadia.aller(`${P}/${etape}?exemple=oui`)
    const verifie = await nadia.soumettre(rempli, `${P}/${etape}`, { geste: 'continuer' })
    const fautes = [...verifie.html.matchAll(/<a href="#champ-[^"]*">([^<]*)/g)].map(([, phrase]) => phrase)
    for (const phrase of fautes)
      assert.match(phrase ?? '', /fichier|Mandats|Preuve|Documentation|pièce|Ajoutez|Choisissez/i)
    assert.equal((await nadia.aller(`${P}/${etape}/recapitulatif`)).statut, 200)
  }
})

test('[GUI-1] a question that was just written is in the preview as a candidate will be asked it, its condition with it', async () => {
  await ecrire(
    avecChamps(
      { code: 'depuis_france', libelle: 'Depuis la France ?', type: 'oui_non', obligatoire: true, aide: 'Au dépôt.' },
      {
        code: 'pays',
        libelle: 'Quel pays ?',
        type: 'texte',
        obligatoire: true,
        si: { champ: 'depuis_france', vaut: 'non' },
      },
    ),
  )
  const adresse = '/atelier/essai/apercu/administrative'
  const page = await nadia.aller(adresse)
  assert.match(page.html, /data-si="depuis_france" data-vaut="non"/)
  assert.match(
    lisible(page),
    /À renseigner si vous répondez « Non » à la question « Depuis la France \? »\. Quel pays \?/,
  )
  const fautesDe = async (reponse: string): Promise<readonly (string | undefined)[]> => {
    const lue = await nadia.soumettre(page, adresse, { depuis_france: reponse, geste: 'continuer' })
    return [...lue.html.matchAll(/href="#champ-(depuis_france|pays)"/g)].map(([, champ]) => champ)
  }
  assert.deepEqual(await fautesDe('non'), ['pays'])
  assert.deepEqual(await fautesDe('oui'), [])
})

test('[GUI-1] what is not written yet says why it can’t be seen, and leads to where it is written', async () => {
  const sommaire = await nadia.aller('/atelier/essai/apercu')
  assert.match(lisible(sommaire), /Charte À écrire Le texte de la charte n’est pas encore écrit/)
  const attendus = { charte: 'charte', exigences: 'exigences', convention: 'convention' }
  for (const [vue, rubrique] of Object.entries(attendus)) {
    const lue = await nadia.aller(`/atelier/essai/apercu/${vue}`)
    assert.equal(lue.statut, 200)
    assert.ok(lue.html.includes(`href="/atelier/essai/${rubrique}"`), vue)
  }
  for (const vue of ['presentation', 'demarche', 'eligibilite', 'accuse'])
    assert.equal((await nadia.aller(`/atelier/essai/apercu/${vue}`)).statut, 200, vue)
  const accuse = await nadia.aller('/atelier/essai/apercu/accuse')
  assert.match(lisible(accuse), /Ce que montre cette page est à compléter Service :/)
  await ecrire(chantier => ({
    ...chantier,
    formulaires: { ...chantier.formulaires, eligibilite: { sections: [] } },
  }))
  assert.match(lisible(await nadia.aller('/atelier/essai/apercu/eligibilite')), /n’a pas encore de section/)
})

test('[ELI-3] [ELI-8] the requirements are those of the profiles and of the vague 1 answer that are chosen', async () => {
  const compte = async (query: string): Promise<number> => {
    const [, nombre = ''] =
      /(\d+) preuves à déposer\./.exec(lisible(await nadia.aller(`${P}/exigences?choix=oui${query}`))) ?? []
    return Number(nombre)
  }
  const facultatif = ris.profils.find(({ obligatoire }) => !obligatoire) ?? assert.fail()
  const [seul, avec, vague1] = [
    await compte(''),
    await compte(`&profil_${facultatif.code}=oui`),
    await compte('&vague1=oui'),
  ]
  assert.ok(seul > 0 && avec > seul && vague1 < seul, `${seul}, ${avec}, ${vague1}`)
})

test('[P8] the receipt is the one that will be given, with the legal mentions of the programme, on the page and in the PDF', async () => {
  for (const de of ['ouverture', 'administrative', 'eligibilite']) {
    const lu = lisible(await nadia.aller(`${P}/accuse?de=${de}`))
    for (const mention of [ris.mentions.service, ris.mentions.silence, ris.mentions.recours])
      assert.ok(lu.includes(mention.replaceAll('\u00a0', ' ')), mention)
  }
  const pdf = await nadia.demander({ url: `${P}/accuse.pdf?de=ouverture` })
  assert.equal(pdf.statusCode, 200)
  assert.match(await texteDuPdf(pdf.rawPayload), /EXEMPLE000/)
})

test('[CVN-1] the convention is filled in with an example', async () => {
  const lu = lisible(await nadia.aller(`${P}/convention`))
  assert.match(lu, /Entreprise d’exemple SAS/)
  assert.doesNotMatch(lu, /\{\{/)
})
