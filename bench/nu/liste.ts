import type pg from 'pg'
import type { Instant } from '../../src/kernel/temps.ts'
import { format } from '../../src/ui/index.ts'
import { STATUTS } from './badges.ts'
import type { Question } from './base.ts'
import { delaisDe, demandeeLe, finDeGarde, finDeReponse } from './delais.ts'
import { assembler, compte, decouper, entourer, texte, TIRAGES } from './gabarit.ts'
import type { Modeles, Repondre } from './modeles.ts'

/** Who must act and by when is asked of the chapters; the delays come by programme: `$1` codes, `$2` hours, `$3` days, `$4` J2. */
const LISTE: Question = {
  name: 'liste',
  text: `with page as (
      select c.numero, c.statut, c.guichet, c.maj_le, c.attend, e.nom as entreprise, p.nom || ' ' || p.version as produit
      from candidatures c join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id
      order by c.maj_le desc, c.numero limit 50)
    select numero, statut, page.guichet, entreprise, produit, maj_le as "majLe", attend, comptes.*, clock_timestamp() as le,
      (select count(*) from (select from candidatures limit 1001) bornees) as nombre
    from page left join unnest($1::text[], $2::int[], $3::int[], $4::timestamptz[]) as d (guichet, heures, jours, complet_le)
        on d.guichet = page.guichet
      cross join lateral (
        select coalesce(sum(h.total), 0)::int as total, coalesce(sum(h.conformes), 0)::int as conformes,
          coalesce(bool_or(h.statut in ('en_depot', 'a_modifier')), false) as editeur,
          coalesce(bool_or(h.statut in ('en_file', 'en_instruction')), false) as verificateur,
          min(case when h.statut = 'en_depot' then d.complet_le
            when ${finDeGarde('h.demandees_le', 'd.heures')} > clock_timestamp() then ${finDeGarde('h.demandees_le', 'd.heures')}
            else ${finDeReponse('h.demandees_le', 'd.jours')} end) as avant
        from (select f.statut, f.total, f.conformes,
            ${demandeeLe('f')} as demandees_le
          from candidatures_chapitres f where f.numero = page.numero offset 0) h) comptes
    order by maj_le desc, numero`,
}

type Ligne = {
  readonly numero: string
  readonly statut: string
  readonly guichet: string
  readonly entreprise: string
  readonly produit: string
  readonly majLe: Instant
  readonly attend: readonly string[]
  readonly total: number
  readonly conformes: number
  readonly editeur: boolean
  readonly verificateur: boolean
  readonly avant: Instant | null
  readonly le: Instant
  readonly nombre: number
}

const ROLES: Readonly<Record<string, string>> = { gestionnaire: 'le gestionnaire de guichet' }

const attendu = ({ editeur, verificateur, attend, avant, le }: Ligne): string => {
  const qui = [
    ...(editeur ? ['l’éditeur'] : []),
    ...(verificateur ? ['un vérificateur'] : []),
    ...attend.map(role => ROLES[role] ?? role),
  ]
  const date = avant ? `<br/><small>${format.limiteCourte(avant)} (${format.relatif(avant, le)})</small>` : ''
  return qui.length === 0 ? '—' : format.enumeration(qui) + date
}

const progression = (conformes: number, total: number): string =>
  `<span class="cv-progression${conformes === total ? ' cv-progression--complete' : ''} cv-progression--compacte"><progress max="${total}" value="${conformes}" aria-label="preuves conformes"></progress><span class="cv-progression__texte">${conformes}/${total}</span></span>`

const lignes = (lues: readonly Ligne[], intitules: ReadonlyMap<string, string>): string => {
  let html = ''
  for (const lue of lues) {
    const { numero, statut, guichet, entreprise, produit, majLe, total, conformes } = lue
    html += `<tr id="${numero}"><th scope="row"><a class="fr-link" href="/candidatures/${numero}">${texte(produit)}</a></th><td>${texte(entreprise)}</td><td>${texte(intitules.get(guichet) ?? guichet)}</td><td class="cv-insecable">${numero}</td><td>${STATUTS[statut] ?? ''}</td><td>${attendu(lue)}</td><td>${total === 0 ? '—' : progression(conformes, total)}</td><td class="cv-insecable"><time datetime="${majLe}">${format.dateHeureCourte(majLe)}</time></td></tr>`
  }
  return html
}

/** The candidatures as the agency lists them. */
export const repondreListe = (pool: pg.Pool, { liste, grand, leger }: Modeles): Repondre => {
  const morceaux = entourer(liste, ['<p class="cv-compte"', '</div>'], ['<tbody>', '</tbody>']).map(html =>
    decouper(html),
  )
  const intitules = new Map([grand, leger].map(({ code, intitule }) => [code, intitule]))
  const delais = [grand, leger].map(dispositif => ({ code: dispositif.code, ...delaisDe(dispositif) }))
  const values = [
    delais.map(({ code }) => code),
    delais.map(({ heures }) => heures),
    delais.map(({ jours }) => jours),
    delais.map(({ completLe }) => completLe),
  ]
  return async () => {
    const { rows } = await pool.query<Ligne>({ ...LISTE, values })
    const nombre = rows[0]?.nombre ?? 0
    return assembler(morceaux, TIRAGES, [compte(nombre, 'candidature'), `<tbody>${lignes(rows, intitules)}`])
  }
}
