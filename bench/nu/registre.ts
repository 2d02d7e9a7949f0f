import type pg from 'pg'
import { type JourCivil, veille } from '../../src/kernel/temps.ts'
import type { Dispositif } from '../../src/modules/dispositifs/index.ts'
import { format } from '../../src/ui/index.ts'
import type { Question } from './base.ts'
import { assembler, compte, decouper, entourer, texte, TIRAGES } from './gabarit.ts'
import type { Modeles, Repondre } from './modeles.ts'

/** The public search in one statement, as the product asks it: the words in `$1`, a page and a count up to a ceiling. */
const RECHERCHE: Question = {
  name: 'recherche',
  text: `select r.guichet, r.editeur, r.solution, r.version, r.profils, r.reference, r.debut_le::text as debut, r.fin_le::text as fin,
      (select count(*) from (select from registre b where b.etat = 'reference'
        and b.recherche like (select '%' || texte_cherche($1) || '%') limit 1001) bornes) as nombre
    from registre r where r.etat = 'reference' and r.recherche like (select '%' || texte_cherche($1) || '%')
    order by r.prononce_le desc, r.reference limit 25`,
}

type LigneCherchee = {
  readonly guichet: string
  readonly editeur: string
  readonly solution: string
  readonly version: string
  readonly profils: readonly string[]
  readonly reference: string
  readonly debut: JourCivil
  readonly fin: JourCivil
  readonly nombre: number
}

const cellule = (titre: string, contenu: string): string => `<td role="cell" data-titre="${titre}">${contenu}</td>`
const serree = (titre: string, contenu: string): string =>
  `<td class="cv-insecable" role="cell" data-titre="${titre}">${contenu}</td>`
const jour = (quand: JourCivil): string => `<time datetime="${quand}">${format.jourCourt(quand)}</time>`

const lignesDuRegistre = (lignes: readonly LigneCherchee[], dispositifs: readonly Dispositif[]): string => {
  const parCode = new Map(dispositifs.map(dispositif => [dispositif.code, dispositif]))
  let html = ''
  for (const { guichet, editeur, solution, version, profils, reference, debut, fin } of lignes) {
    const dispositif = parCode.get(guichet)
    const libelles = profils.map(code => dispositif?.profils.find(profil => profil.code === code)?.libelle ?? code)
    html +=
      `<tr role="row"><th scope="row" role="rowheader"><a class="fr-link" href="/registre/${reference}">${texte(solution)}</a></th>` +
      cellule('Éditeur', texte(editeur)) +
      cellule('Version', texte(version)) +
      cellule('Profils', texte(format.enumeration(libelles))) +
      cellule('Dispositif', texte(dispositif?.intitule ?? guichet)) +
      serree('Depuis le', jour(debut)) +
      serree('Jusqu’au', jour(veille(fin))) +
      serree('État', '<span class="cv-badge cv-badge--succes fr-icon-checkbox-circle-fill">En vigueur</span>') +
      serree('Numéro', `<code class="cv-reference">${reference}</code>`) +
      '</tr>'
  }
  return html
}

/** The solutions found, as the public reads them. */
export const repondreRecherche = (pool: pg.Pool, { recherche: { html, mot }, grand, leger }: Modeles): Repondre => {
  const morceaux = entourer(html, ['<p class="cv-compte"', '<div class="cv-tableau'], ['<tbody>', '</tbody>']).map(
    morceau => decouper(morceau),
  )
  return async () => {
    const { rows } = await pool.query<LigneCherchee>({ ...RECHERCHE, values: [mot] })
    const lignes = lignesDuRegistre(rows, [grand, leger])
    return assembler(morceaux, TIRAGES, [compte(rows[0]?.nombre ?? 0, 'solution'), `<tbody>${lignes}`])
  }
}
