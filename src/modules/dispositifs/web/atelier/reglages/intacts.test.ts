import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acteDe } from '../../../../../../test/harness/base.ts'
import { fait, ouvrirProcedure } from '../../../../../../test/harness/procedure.ts'
import { programmesLivres } from '../../../../../../test/harness/programmes.ts'
import { jourCivil } from '../../../../../kernel/temps.ts'
import { composerAtelier } from '../../../composition.ts'
import type { Rubrique } from '../../../domain/chantier.ts'
import { cheminsAtelier } from '../chemins.ts'

const procedure = await ouvrirProcedure()
const { db, personnes, navigation, publier } = procedure
const atelier = composerAtelier(db)
const nadia = navigation.en(personnes.nadia)
const livres = await programmesLivres(jourCivil('2126-01-05'))
const acte = () => acteDe(personnes.nadia)

const parties: readonly Rubrique[] = [
  'identite',
  'calendrier',
  'delais',
  'profils',
  'controles',
  'charte',
  'convention',
  'mentions',
  'textes',
]

const chantierDe = async (code: string) => (await atelier.lireChantier(code))?.chantier

for (const [code, programme] of Object.entries(livres))
  test(`[GUI-1] ${code}: its next version and a copy of it are saved part by part without a word changed`, async () => {
    await publier(programme)
    const copie = `copie-${code}`
    const nouveau = { kind: 'nouveau', code: copie, intitule: 'Une copie', modele: code } as const
    await fait(atelier.ouvrirChantier({ acte: acte(), ouverture: { kind: 'version', code } }))
    await fait(atelier.ouvrirChantier({ acte: acte(), ouverture: nouveau }))
    for (const chantier of [code, copie]) {
      const avant = await chantierDe(chantier)
      for (const partie of parties) {
        const chemin = cheminsAtelier.rubrique(chantier, partie)
        const { statut, texte } = await nadia.soumettre(await nadia.aller(chemin), chemin)
        assert.equal(statut, 200, `${chemin} : ${texte}`)
      }
      assert.deepEqual(await chantierDe(chantier), avant)
    }
  })
