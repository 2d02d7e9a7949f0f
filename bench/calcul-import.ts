import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { Parser } from 'saxen'
import { jourCivil } from '../src/kernel/temps.ts'
import {
  type Dispositif,
  type Exigence,
  exporterRem,
  lireProgramme,
  type Rem,
} from '../src/modules/dispositifs/index.ts'
import { RACINE } from '../src/platform/config/index.ts'
import { creerJetons } from '../src/platform/http/jeton.ts'
import type { PreparerCalcul } from './calculs.ts'
import type { Scene } from './scene.ts'

export const LIGNES = 400

const lignesDe = ({ scenarios }: Exigence): number =>
  scenarios.reduce((total, { preuves }) => total + Math.max(1, preuves.length), 0)

/** The same requirement under another number. */
const renommee = (exigence: Exigence, prefixe: string): Exigence => ({
  ...exigence,
  id: `${prefixe}${exigence.id.replace(/^SC\./, '')}`,
  scenarios: exigence.scenarios.map(scenario => ({
    ...scenario,
    numero: `${prefixe}${scenario.numero}`,
    preuves: scenario.preuves.map(preuve => ({ ...preuve, numero: `${prefixe}${preuve.numero}` as never })),
  })),
})

/** The texts of the largest programme that is shipped, taken again until there are that many rows, as that programme may ask for them. */
export const quatreCentsLignes = async ({ profils, applicabilite }: Dispositif): Promise<Rem> => {
  const lu = await lireProgramme(join(RACINE, 'programmes/ris-vague-2'), { aujourdhui: jourCivil('2126-01-05') })
  if (!lu.ok) throw new Error('programme illisible')
  let reste = LIGNES
  const prendre = (exigence: Exigence): readonly Exigence[] => {
    const lignes = lignesDe(exigence)
    if (lignes > reste) return []
    reste -= lignes
    return [exigence]
  }
  const admise = (exigence: Exigence): Exigence => ({
    ...exigence,
    profil: profils[0]?.libelle ?? '',
    perimetre: applicabilite.sinon[0] ?? '',
  })
  const { chapitres } = lu.valeur.rem
  const fois = ['', 'A.', 'B.'].map(prefixe =>
    chapitres.map(({ exigences }) => exigences.flatMap(exigence => prendre(admise(renommee(exigence, prefixe))))),
  )
  const rem = {
    chapitres: chapitres.map((chapitre, rang) => ({ ...chapitre, exigences: fois.flatMap(une => une[rang] ?? []) })),
  }
  if (reste > 0) throw new Error(`il manque ${reste} lignes`)
  return rem
}

/** More than the turns of a measure: a content that was read a moment ago is not read again. */
const VARIANTES = 12

const variante = async ({ chapitres }: Rem, rang: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await exporterRem({ chapitres: chapitres.map(chapitre => ({ ...chapitre, titre: `${chapitre.titre} ${rang}` })) }),
  )

/** A workbook deposited, read, and its preview shown: what a person waits for. */
const deposer = async (
  { origines, graine, secret }: Scene,
  { code, classeur }: { readonly code: string; readonly classeur: Uint8Array<ArrayBuffer> },
): Promise<void> => {
  const { jeton, sessionId } = graine.monde.agent
  const headers = { cookie: `session=${jeton}` }
  const formulaire = new FormData()
  formulaire.set('_jeton', creerJetons(secret).de(sessionId))
  formulaire.set('cle', randomUUID())
  formulaire.set('classeur', new Blob([classeur]), 'exigences.xlsx')
  const adresse = `${origines.produit}/atelier/${code}/exigences`
  const recu = await fetch(adresse, { method: 'POST', headers, body: formulaire, redirect: 'manual' })
  const apercu = await fetch(new URL(recu.headers.get('location') ?? '', adresse), { headers })
  const html = await apercu.text()
  if (apercu.status !== 200 || !html.includes('Adopter ces exigences'))
    throw new Error(`aperçu d’un classeur : ${recu.status}, ${apercu.status}`)
}

const ouvrirLeChantier = async ({ origines, graine, secret }: Scene, code: string): Promise<void> => {
  const { jeton, sessionId } = graine.monde.agent
  const { status } = await fetch(`${origines.produit}/atelier/${code}/ouverture`, {
    method: 'POST',
    headers: { cookie: `session=${jeton}` },
    body: new URLSearchParams({ _jeton: creerJetons(secret).de(sessionId), cle: randomUUID() }),
    redirect: 'manual',
  })
  if (status !== 303) throw new Error(`ouverture d’un chantier : ${status}`)
}

/** REM-3 — 400 rows, compared to what the chantier holds; beside the same archive unpacked and its XML gone through, no more. */
export const importAvecApercu: PreparerCalcul = async scene => {
  const { grand } = scene.graine
  const rem = await quatreCentsLignes(grand)
  const classeurs = await Promise.all(Array.from({ length: VARIANTES }, (_, rang) => variante(rem, rang)))
  await ouvrirLeChantier(scene, grand.code)
  let rang = 0
  const suivant = (): Uint8Array<ArrayBuffer> => classeurs[rang++ % VARIANTES] ?? new Uint8Array()
  return {
    nom: `import avec aperçu, ${LIGNES} lignes`,
    etalon: 'décompresser et parcourir le XML',
    objectifMs: 1_000,
    produit: () => deposer(scene, { code: grand.code, classeur: suivant() }),
    nu: () => {
      for (const contenu of Object.values(unzipSync(classeurs[0] ?? new Uint8Array())))
        new Parser().on('openTag', (_, attributs) => void attributs()).parse(new TextDecoder().decode(contenu))
    },
  }
}
