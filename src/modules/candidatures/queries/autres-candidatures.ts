import { sql } from 'kysely'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { NumeroCandidature, PreuveDeposee } from '../domain/candidature.ts'
import { visiblePar } from '../infra/visibilite.ts'

/** Another candidature of the same company, from which evidence can be taken up again. */
export type AutreCandidature = {
  readonly numero: NumeroCandidature
  readonly dispositifId: string
  readonly produit: { readonly nom: string; readonly version: string }
}
type Demande = { readonly numero: string; readonly acteur: Personne }

/** Far beyond what a company has under way; the latest ones. */
const PLAFOND_AUTRES = 100

/** GUI-7, GRP-3 — the candidatures of the company of that one, those that have chapters, that this person may see too. */
export const autresCandidatures = async (db: Db, { numero, acteur }: Demande): Promise<readonly AutreCandidature[]> => {
  const { rows } = await sql<{ numero: NumeroCandidature; dispositif_id: string; nom: string; version: string }>`
    select c.numero, c.dispositif_id, p.nom, p.version
    from candidatures c join produits p on p.id = c.produit_id
    where c.entreprise_id = (select i.entreprise_id from candidatures i where i.numero = ${numero}) and c.numero <> ${numero}
      and exists (select from candidatures_chapitres h where h.numero = c.numero and h.deposees > 0) and ${visiblePar(acteur)}
    order by c.maj_le desc, c.numero limit ${PLAFOND_AUTRES}`.execute(db)
  return rows.map(({ numero: autre, dispositif_id: dispositifId, nom, version }) => ({
    numero: autre,
    dispositifId,
    produit: { nom, version },
  }))
}

/** Whether there is one at all, of the person's own company. */
export const aDAutresCandidatures = async (db: Db, { numero, acteur }: Demande): Promise<boolean> => {
  if (acteur.kind !== 'editeur') return false
  const { rows } = await sql<{ existe: boolean }>`select exists (
    select from candidatures c where c.entreprise_id = ${acteur.entrepriseId} and c.numero <> ${numero} and ${visiblePar(acteur)}) as existe`.execute(
    db,
  )
  return rows[0]?.existe ?? false
}

export type PreuveTrouvee = {
  readonly numero: NumeroCandidature
  readonly chapitre: CodeChapitre
  readonly preuve: NumeroPreuve
  readonly etat: PreuveDeposee
}

/** What was deposited for these proofs in these candidatures, which the caller has checked may be read. */
export const preuvesDe = async (
  db: Db,
  { numeros, preuves }: { readonly numeros: readonly string[]; readonly preuves: readonly string[] },
): Promise<readonly PreuveTrouvee[]> => {
  if (numeros.length === 0 || preuves.length === 0) return []
  const { rows } = await sql<PreuveTrouvee>`
    select h.numero, h.code as chapitre, p.key as preuve, p.value as etat
    from candidatures_chapitres h cross join lateral json_each(h.etat -> 'preuves') p
    where h.numero in (${sql.join(numeros)}) and h.deposees > 0 and p.key in (${sql.join(preuves)})`.execute(db)
  return rows
}
