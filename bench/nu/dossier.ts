import type pg from 'pg'
import type { Dispositif } from '../../src/modules/dispositifs/index.ts'
import { format } from '../../src/ui/index.ts'
import { CHAPITRES, PREUVES } from './badges.ts'
import type { Question } from './base.ts'
import { assembler, decouper, entourer, esc, type Nommee, nomsDe, texte, typographier } from './gabarit.ts'
import type { Modeles, Repondre } from './modeles.ts'

const DOSSIER: Question = {
  name: 'dossier',
  text: `select p.nom as produit, p.version as "versionProduit", e.nom as entreprise,
      (select json_object_agg(h.code, h.etat order by h.ordre) from candidatures_chapitres h where h.numero = c.numero) as chapitres
    from candidatures c join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id where c.numero = $1`,
}

type Depot = { readonly id: string; readonly remplace: readonly string[]; readonly nature: string } & Readonly<
  Record<string, string | number | readonly string[]>
>
type Chapitres = Readonly<
  Record<
    string,
    {
      readonly statut: string
      readonly conditions?: readonly {
        readonly cas: readonly { readonly preuves: readonly string[] }[]
        readonly choix: { readonly cas: number } | null
      }[]
      readonly preuves: Readonly<Record<string, { readonly statut: string; readonly versions: readonly Depot[] }>>
    }
  >
>

const depots = (numero: string, versions: readonly Depot[]): string => {
  let html = ''
  for (const depot of versions) {
    if (versions.some(({ remplace }) => remplace.includes(depot.id))) continue
    html +=
      depot.nature === 'lien'
        ? `<span class="cv-dossier__depot"><a class="fr-link" href="${esc(String(depot['url']))}" rel="noopener noreferrer external">${texte(String(depot['url']))}</a></span>`
        : `<span class="cv-dossier__depot"><a class="fr-link" href="/candidatures/${numero}/preuves/${depot.id}" download>${texte(String(depot['nom']))}</a> ${format.taille(Number(depot['taille']))}</span>`
  }
  return html
}

/** What each conditional proof says after its badge. */
const casDes = (conditions: Chapitres[string]['conditions'] = []): ReadonlyMap<string, string> =>
  new Map(
    conditions.flatMap(({ cas, choix }) =>
      cas.flatMap(({ preuves }) =>
        preuves.map(numero => [numero, choix ? `cas ${choix.cas} déclaré` : 'cas à choisir'] as const),
      ),
    ),
  )

/** What does not vary from one file to another is written once. */
const sectionsDe = ({ rem }: Dispositif): ((numero: string, chapitres: Chapitres) => string) => {
  const prets = rem.chapitres.map(({ code, titre, exigences }) => {
    const legende = `Exigences et preuves : ${titre}`
    return {
      code,
      tete: `<section class="cv-section cv-section--2" id="${code}"><div class="cv-section__tete"><h2 class="cv-section__titre">${texte(titre)}</h2></div>`,
      tableau: `<div class="cv-tableau cv-tableau--empile" tabindex="0" role="region" aria-label="${esc(legende)}"><table role="table"><caption class="fr-sr-only">${texte(legende)}</caption><thead><tr><th scope="col">Exigence</th><th scope="col">Preuves</th></tr></thead><tbody>`,
      exigences: exigences.map(({ id, texte: enonce, scenarios }) => ({
        tete: `<tr id="${esc(id)}" role="row"><th scope="row" role="rowheader">${texte(id)}<div class="cv-dossier__texte"><div class="cv-brut">${typographier(enonce)}</div></div></th><td role="cell" data-titre="Preuves"><ul class="cv-dossier__preuves">`,
        preuves: scenarios.flatMap(({ preuves }) => preuves.map(({ numero }) => numero as string)),
      })),
    }
  })
  return (numero, chapitres) => {
    let html = ''
    for (const { code, tete, tableau, exigences } of prets) {
      const depose = chapitres[code]
      if (!depose) continue
      let [total, conformes, corps] = [0, 0, '']
      const cas = casDes(depose.conditions)
      for (const exigence of exigences) {
        corps += exigence.tete
        for (const attendue of exigence.preuves) {
          const preuve = depose.preuves[attendue]
          if (!preuve) continue
          total++
          if (preuve.statut === 'conforme') conformes++
          corps += `<li>${texte(attendue)} ${PREUVES[preuve.statut] ?? ''} ${cas.get(attendue) ?? ''}${depots(numero, preuve.versions)}</li>`
        }
        corps += '</ul></td></tr>'
      }
      html += `${tete}<p>${CHAPITRES[depose.statut] ?? ''} ${conformes}/${total} preuves conformes</p>${tableau}${corps}</tbody></table></div></section>`
    }
    return html
  }
}

/** Everything that applies and was deposited. */
export const repondreDossier = (pool: pg.Pool, { dossier: { html: page, ...noms }, grand }: Modeles): Repondre => {
  const morceaux = entourer(page, ['<section class="cv-section', '</main>']).map(html => decouper(html, noms))
  const sections = sectionsDe(grand)
  return async (_qui, url) => {
    const numero = url.slice('/candidatures/'.length, -'/dossier'.length)
    const { rows } = await pool.query<Nommee & { readonly chapitres: Chapitres }>({ ...DOSSIER, values: [numero] })
    const [lue] = rows
    return lue ? assembler(morceaux, nomsDe(numero, lue), [sections(numero, lue.chapitres)]) : null
  }
}
