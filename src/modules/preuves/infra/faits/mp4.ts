import type { FaitsLus } from '../../domain/precontrole.ts'
import type { Source } from './source.ts'

const BOITES_MAX = 300
/** `mvhd`, `tkhd` and `mehd` are a hundred bytes. */
const CONTENU_MAX = 128

/** After the index, a few tell whether the film was cut; one in fragments has thousands. */
const BOITES_APRES = 20

/** `depasse`: it says that it ends beyond what holds it. */
type Boite = { readonly type: string; readonly debut: number; readonly fin: number; readonly depasse: boolean }

/** The boxes between two places, one after the other: each is at least its own header long, so that the walk goes forward. */
async function* boites(source: Source, debut: number, fin: number, compte: { reste: number }): AsyncGenerator<Boite> {
  let ici = debut
  while (ici + 8 <= fin && compte.reste-- > 0) {
    const tete = await source.lire(ici, 16)
    if (tete.length < 8) return
    const dite = tete.readUInt32BE(0)
    const longue = dite === 1
    if (longue && tete.length < 16) return
    // 0: to the end of what holds it.
    const taille = longue ? Number(tete.readBigUInt64BE(8)) : dite === 0 ? fin - ici : dite
    const entete = longue ? 16 : 8
    if (taille < entete) return
    yield {
      type: tete.toString('latin1', 4, 8),
      debut: ici + entete,
      fin: Math.min(ici + taille, fin),
      depasse: ici + taille > fin,
    }
    ici += taille
  }
}

type Lu = {
  dureeMs: number | null
  echelle: number
  taille: { readonly largeur: number; readonly hauteur: number } | null
  film: boolean
}

/** MP4, QuickTime: the film's length from `moov/mvhd`, or `mvex/mehd` when it comes in fragments; its size from the first `tkhd` that has one. */
export const lireMp4 = async (source: Source): Promise<FaitsLus> => {
  const compte = { reste: BOITES_MAX }
  const lu: Lu = { dureeMs: null, echelle: 0, taille: null, film: false }
  let coupe = false
  for await (const { type, debut, fin, depasse } of boites(source, 0, source.taille, compte)) {
    coupe ||= depasse
    if (type !== 'moov' || lu.film) continue
    lu.film = true
    await lireMoov(source, { debut, fin, compte, lu })
    compte.reste = Math.min(compte.reste, BOITES_APRES)
  }
  if (!lu.film || coupe) return { kind: 'illisible', de: 'video', raison: 'mal_forme' }
  return {
    kind: 'video',
    dureeMs: lu.dureeMs,
    largeur: lu.taille?.largeur ?? null,
    hauteur: lu.taille?.hauteur ?? null,
  }
}

type Dans = { readonly debut: number; readonly fin: number; readonly compte: { reste: number }; readonly lu: Lu }

const lireMoov = async (source: Source, { debut, fin, compte, lu }: Dans): Promise<void> => {
  for await (const boite of boites(source, debut, fin, compte)) {
    if (boite.type === 'mvhd') lireMvhd(await contenu(source, boite), lu)
    else if (boite.type === 'mvex') {
      for await (const dedans of boites(source, boite.debut, boite.fin, compte))
        if (dedans.type === 'mehd') lireMehd(await contenu(source, dedans), lu)
    } else if (boite.type === 'trak' && lu.taille === null) {
      for await (const dedans of boites(source, boite.debut, boite.fin, compte))
        if (dedans.type === 'tkhd') {
          lu.taille = tailleDe(await contenu(source, dedans))
          break
        }
    }
  }
}

const contenu = (source: Source, { debut, fin }: Boite): Promise<Buffer> =>
  source.lire(debut, Math.min(fin - debut, CONTENU_MAX))

/** All bits set: « not known ». */
const duree = (lue: number, echelle: number): number | null =>
  lue > 0 && lue < 0xffff_ffff && echelle > 0 ? Math.round((lue / echelle) * 1_000) : null

const lireMvhd = (mvhd: Buffer, lu: Lu): void => {
  const longue = mvhd[0] === 1
  if (mvhd.length < (longue ? 32 : 20)) return
  lu.echelle = mvhd.readUInt32BE(longue ? 20 : 12)
  lu.dureeMs ??= duree(longue ? Number(mvhd.readBigUInt64BE(24)) : mvhd.readUInt32BE(16), lu.echelle)
}

const lireMehd = (mehd: Buffer, lu: Lu): void => {
  const longue = mehd[0] === 1
  if (mehd.length < (longue ? 12 : 8)) return
  lu.dureeMs ??= duree(longue ? Number(mehd.readBigUInt64BE(4)) : mehd.readUInt32BE(4), lu.echelle)
}

/** Width and height are the last two numbers, in 16.16; a track of sound has none. */
const tailleDe = (tkhd: Buffer): Lu['taille'] => {
  const place = tkhd[0] === 1 ? 88 : 76
  if (tkhd.length < place + 8) return null
  const [largeur, hauteur] = [tkhd.readUInt16BE(place), tkhd.readUInt16BE(place + 4)]
  return largeur > 0 && hauteur > 0 ? { largeur, hauteur } : null
}
