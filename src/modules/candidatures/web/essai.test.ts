import assert from 'node:assert/strict'
import test from 'node:test'
import { acteDe } from '../../../../test/harness/base.ts'
import { poser, semerProduit } from '../../../../test/harness/candidatures.ts'
import { dmp1, paris, pierre, signer } from '../../../../test/harness/cas.ts'
import {
  complementAdministratif,
  dossierValide,
  enDepot,
  ouverte,
  reponses,
} from '../../../../test/harness/histoires.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import {
  administrativeAdmise,
  eligibiliteAdmise,
  programmeAEssayer,
} from '../../../../test/harness/programme-a-essayer.ts'
import { type Chantier, composerAtelier, type Rubrique } from '../../dispositifs/index.ts'
import type { Fait } from '../domain/faits.ts'

const procedure = await ouvrirProcedure()
const { db, navigation, personnes, publier } = procedure
const nadia = navigation.en(personnes.nadia)
const { enregistrerChantier, ouvrirChantier, lireChantier } = composerAtelier(db)

const dispositif = await publier(programmeAEssayer())
const voisin = await publier(programmeAEssayer({ code: 'guichet-voisin', intitule: 'Guichet voisin' }))
await fait(ouvrirChantier({ acte: acteDe(personnes.nadia), ouverture: { kind: 'version', code: dispositif.code } }))

const repondu: readonly Fait[] = [
  ...complementAdministratif,
  signer(
    { type: 'EtapeSoumise', etape: 'administrative', version: 2, reponses },
    { acteur: pierre, now: paris('2026-03-10 09:00') },
  ),
]
const histoires = { DEMARREE01: ouverte, COMPLEMENT: repondu, VALIDEE001: dossierValide, DEPOT00001: enDepot }
for (const [rang, [numero, histoire]] of Object.entries(histoires).entries()) {
  const siret = `${35600000050000 + rang}`
  const produit = await semerProduit(db, { siret, editeur: `Éditeur ${numero}`, solution: `Solution ${numero}` })
  await poser(db, histoire, {
    numero,
    dispositifId: dispositif.id,
    guichet: dispositif.code,
    ...produit,
    administrative: administrativeAdmise,
    eligibilite: eligibiliteAdmise,
  })
}

const changer = async (rubrique: Rubrique, modifier: (chantier: Chantier) => Chantier): Promise<void> => {
  const { version } = (await lireChantier(dispositif.code)) ?? assert.fail()
  const acte = acteDe(personnes.nadia)
  await fait(enregistrerChantier({ acte, code: dispositif.code, rubrique, versionVue: version, modifier }))
}

const ESSAI = `/atelier/${dispositif.code}/essai`
const TOUS = `${ESSAI}?dossiers=tous&guichet=${dispositif.code}`
/** What the row of a file says, blanks made one. */
const rangee = (html: string, numero: string): string =>
  (new RegExp(`<tr id="${numero}".*?</tr>`, 's').exec(html)?.[0] ?? `${numero} n’y est pas`)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/\s+/g, ' ')

test('[GUI-3] before it is asked for, the page says what a trial is and runs nothing; without a change, nobody changes', async () => {
  const page = await nadia.aller(ESSAI)
  assert.equal(page.statut, 200)
  assert.match(page.texte, /Lancer l’essai/)
  assert.doesNotMatch(page.texte, /Ce qui changerait/)
  const { texte, html } = await nadia.aller(TOUS)
  assert.match(texte, /4 dossiers rejoués/)
  assert.match(texte, /0 dossier en retard/)
  assert.match(texte, /4 dossiers sans changement/)
  for (const numero of Object.keys(histoires)) assert.match(rangee(html, numero), /Sans changement/)
})

test('[GUI-3] [ADM-8] [JAL-2] [VIE-3] who would be late, and who would miss a proof: each with its rule and its dates', async () => {
  await changer('delais', chantier => ({
    ...chantier,
    delais: { ...chantier.delais, complement: { ...chantier.delais.complement, jours: 1 } },
  }))
  await changer('calendrier', chantier => ({
    ...chantier,
    jalons: chantier.jalons.map(jalon =>
      jalon.code === 'J1'
        ? { ...jalon, jour: '2026-03-10', heure: '12:00' }
        : jalon.code === 'J2'
          ? { ...jalon, jour: '2026-03-11', heure: '10:00' }
          : jalon,
    ),
  }))
  await changer('exigences', chantier => ({
    ...chantier,
    rem: {
      chapitres: (chantier.rem?.chapitres ?? []).map(chapitre => ({
        ...chapitre,
        exigences: chapitre.exigences.map(exigence => ({
          ...exigence,
          scenarios: exigence.scenarios.map(scenario => ({
            ...scenario,
            preuves: scenario.preuves.map(preuve =>
              preuve.numero === dmp1 ? { ...preuve, texte: 'Une autre preuve.' } : preuve,
            ),
          })),
        })),
      })),
    },
  }))
  const { texte, html } = await nadia.aller(TOUS)
  assert.match(texte, /3 dossiers en retard 0 dossier bloqué 1 dossier avec une preuve manquante/)
  assert.match(
    rangee(html, 'COMPLEMENT'),
    /En retard Réponse au complément demandé sur l’étape « Candidature administrative », limite le 05\/03\/2026 à minuit : venue le 10\/03\/2026 09:00\./,
  )
  const validee = rangee(html, 'VALIDEE001')
  assert.match(validee, /Jalon 2, « Dossier complet de preuves », fixé le 11\/03\/2026 10:00 : 2 actes après la limite/)
  assert.match(validee, /Preuve manquante 1 preuve à déposer ou à refaire : DMP\.01\.01\.01 \(3 preuves conservées\)/)
  assert.match(rangee(html, 'DEPOT00001'), /Jalon 2.*: rien n’est venu à ce jour/)
})

test('[GUI-3] filters are in the address, and the workbook holds exactly what they keep', async () => {
  const { html, texte } = await nadia.aller(`${TOUS}&verdict=manquante`)
  assert.match(rangee(html, 'VALIDEE001'), /Preuve manquante/)
  assert.match(rangee(html, 'COMPLEMENT'), /n’y est pas/)
  assert.match(texte, /Effacer le filtre/)
  assert.match(rangee((await nadia.aller(`${TOUS}&q=editeur+complement`)).html, 'COMPLEMENT'), /En retard/)
  assert.match((await nadia.aller(`${TOUS}&q=personne`)).texte, /Aucun dossier ne correspond/)
  const classeur = await nadia.demander({ url: `${ESSAI}.xlsx?dossiers=tous&verdict=manquante` })
  assert.equal(classeur.statusCode, 200)
  assert.match(String(classeur.headers['content-disposition']), /essai-guichet-essaye\.xlsx/)
})

test('[GUI-3] open files only; the files of another programme; one without a file says so', async () => {
  const { texte } = await nadia.aller(`${ESSAI}?dossiers=ouverts&guichet=${dispositif.code}`)
  assert.match(texte, /4 dossiers rejoués/)
  assert.match((await nadia.aller(`${ESSAI}?dossiers=tous&guichet=${voisin.code}`)).texte, /Aucun dossier à rejouer/)
  await fait(ouvrirChantier({ acte: acteDe(personnes.nadia), ouverture: { kind: 'version', code: voisin.code } }))
  const autre = await nadia.aller(`/atelier/${voisin.code}/essai?dossiers=tous&guichet=${dispositif.code}`)
  assert.match(autre.texte, /4 dossiers rejoués/)
  assert.match(autre.texte, /4 dossiers sans changement/)
})

test('[GUI-3] [ELI-3] a question added to a form blocks those who did not answer it; a profile that is gone is named', async () => {
  await changer('administrative', chantier => ({
    ...chantier,
    formulaires: {
      ...chantier.formulaires,
      administrative: {
        sections: [
          ...chantier.formulaires.administrative.sections,
          {
            code: 'contact',
            titre: 'Contact',
            champs: [{ code: 'telephone', libelle: 'Téléphone', type: 'telephone', obligatoire: true }],
          },
        ],
      },
    },
  }))
  await changer('profils', chantier => ({
    ...chantier,
    profils: chantier.profils.filter(({ code }) => code !== 'ciba'),
    rem: { chapitres: (chantier.rem?.chapitres ?? []).filter(({ code }) => code !== 'ciba') },
  }))
  const { texte, html } = await nadia.aller(TOUS)
  assert.match(texte, /3 dossiers bloqués/)
  assert.match(
    rangee(html, 'COMPLEMENT'),
    /Bloqué L’étape « Candidature administrative », soumise le 03\/03\/2026 10:00, serait refusée\. Renseignez le champ « Téléphone »\./,
  )
  const validee = rangee(html, 'VALIDEE001')
  assert.match(validee, /Le profil « ciba », choisi le 06\/03\/2026 16:00, n’existe plus\./)
  assert.match(validee, /1 preuve déposée ne serait plus demandée : PSC\.22\.01\.01/)
})

test('[GUI-3] a chantier with faults cannot be tried: they are listed, with the way to each', async () => {
  await changer('charte', chantier => ({ ...chantier, charte: { ...chantier.charte, html: '' } }))
  const { texte, html } = await nadia.aller(TOUS)
  assert.match(texte, /ne peut pas encore être essayé/)
  assert.match(texte, /Écrivez le texte de la charte/)
  assert.match(html, new RegExp(`href="/atelier/${dispositif.code}/charte[#"]`))
  const classeur = await nadia.demander({ url: `${ESSAI}.xlsx?dossiers=tous` })
  assert.equal(classeur.headers.location, ESSAI)
  assert.equal((await nadia.aller('/atelier/inconnu/essai')).statut, 404)
})
