import { sql } from 'kysely'
import { type Dispositif, type Exigence, publierVersion, type Rem } from '../src/modules/dispositifs/index.ts'
import { LIGNES, quatreCentsLignes } from './calcul-import.ts'
import type { PreparerCalcul } from './calculs.ts'
import type { Scene } from './scene.ts'

/** What a new version of a REM usually is: one requirement in ten worded anew, a few renumbered, a few new, a few gone. */
const suivante = ({ chapitres }: Rem): Rem => {
  let rang = 0
  const devenir = (exigence: Exigence): readonly Exigence[] => {
    rang++
    if (rang % 10 === 0) return [{ ...exigence, texte: `${exigence.texte}<p>Cela vaut pour chaque site.</p>` }]
    if (rang % 37 === 0) return [renommer(exigence, `${exigence.id}.N`)]
    if (rang % 41 === 0) return []
    if (rang % 43 === 0)
      return [exigence, { ...renommer(exigence, `${exigence.id}.A`), texte: '<p>Tout autre chose.</p>' }]
    return [exigence]
  }
  return {
    chapitres: chapitres.map(chapitre => ({ ...chapitre, exigences: chapitre.exigences.flatMap(devenir) })),
  }
}

const renommer = (exigence: Exigence, id: string): Exigence => ({
  ...exigence,
  id,
  scenarios: exigence.scenarios.map(({ numero, preuves, ...scenario }) => ({
    ...scenario,
    numero: `${numero}.${id}`,
    preuves: preuves.map(preuve => ({ ...preuve, numero: `${preuve.numero}.${id}` as typeof preuve.numero })),
  })),
})

const publier = ({ db }: Scene, dispositif: Dispositif, rem: Rem): Promise<Dispositif> => {
  const { id: _, version: __, ...contenu } = dispositif
  return publierVersion(db, { contenu: { ...contenu, rem }, par: { id: 'banc', nom: 'Banc', qualite: 'commande' } })
}

const lire = async ({ origines, graine }: Scene, chemin: string, attendu: string): Promise<void> => {
  const reponse = await fetch(`${origines.produit}${chemin}`, {
    headers: { cookie: `session=${graine.monde.agent.jeton}` },
  })
  const html = await reponse.text()
  if (reponse.status !== 200 || !html.includes(attendu)) throw new Error(`${chemin} : ${reponse.status}`)
}

/** GUI-3 — the page that sets two versions apart; beside every requirement of both written as JSON and compared as texts. */
export const diffDeVersions: PreparerCalcul = async scene => {
  const { grand } = scene.graine
  const avant = await publier(scene, grand, await quatreCentsLignes(grand))
  const apres = await publier(scene, grand, suivante(avant.rem))
  const chemin = `/atelier/${grand.code}/versions/${avant.version}/${apres.version}`
  const textes = ({ rem }: Dispositif): ReadonlyMap<string, string> =>
    new Map(rem.chapitres.flatMap(({ exigences }) => exigences.map(une => [une.id, JSON.stringify(une)] as const)))
  return {
    nom: `diff de deux versions, ${LIGNES} lignes`,
    etalon: 'écrire les deux en JSON et comparer les textes',
    objectifMs: 200,
    produit: () => lire(scene, chemin, 'exigences modifiées'),
    nu: () => {
      const anciens = textes(avant)
      return [...textes(apres)].filter(([id, texte]) => anciens.get(id) !== texte).length
    },
  }
}

/** VIE-3 — the page that says what a version asks of every open file of 300 proofs; beside their rows read by PostgreSQL, once. */
export const consequencesDeVersion: PreparerCalcul = async scene => {
  const { grand } = scene.graine
  const apres = await publier(scene, grand, suivante(grand.rem))
  const chemin = `/atelier/${grand.code}/versions/${grand.version}/${apres.version}/consequences`
  const { rows } = await sql<{ nombre: number }>`
    select count(*) as nombre from candidatures where dispositif_id = ${grand.id} and statut <> 'close'`.execute(
    scene.db,
  )
  return {
    nom: `conséquences sur ${rows[0]?.nombre.toLocaleString('fr-FR') ?? 0} candidatures`,
    etalon: 'lire leurs chapitres dans PostgreSQL',
    objectifMs: 2_000,
    produit: () => lire(scene, chemin, 'candidatures concernées'),
    nu: () =>
      sql`select sum(length(h.etat::text)) from candidatures_chapitres h join candidatures c using (numero)
        where c.dispositif_id = ${grand.id}`.execute(scene.db),
  }
}
