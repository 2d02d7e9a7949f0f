import { format } from '../../src/ui/index.ts'
import type { Dispositif } from '../../src/modules/dispositifs/index.ts'
import type { Instant } from '../../src/kernel/temps.ts'
import { esc } from './gabarit.ts'

/** The product's pages by string building, without a component: the practical limit that the product is compared with. */

const badge = (classe: string, texte: string): string => `<span class="cv-badge cv-badge--${classe}">${texte}</span>`

const STATUTS: Readonly<Record<string, string>> = {
  candidature_administrative: badge('encours fr-icon-time-line', 'Candidature administrative'),
  eligibilite: badge('encours fr-icon-time-line', 'Éligibilité'),
  depot_des_preuves: badge('encours fr-icon-time-line', 'Dépôt et instruction des preuves'),
  prete_pour_convention: badge('encours fr-icon-time-line', 'Convention à préparer'),
  referencee: badge('succes fr-icon-checkbox-circle-fill', 'Référencée'),
}

const CHAPITRES: Readonly<Record<string, string>> = {
  en_depot: badge('neutre fr-icon-circle-line', 'Dépôt en cours'),
  en_file: badge('info fr-icon-info-fill', 'En file d’attente'),
  en_instruction: badge('encours fr-icon-time-line', 'En instruction'),
  a_modifier: badge('attention fr-icon-alert-fill', 'À modifier'),
  valide: badge('succes fr-icon-checkbox-circle-fill', 'Validé'),
}

const PREUVES: Readonly<Record<string, string>> = {
  attendue: badge('neutre fr-icon-circle-line', 'À déposer'),
  deposee: badge('info fr-icon-info-fill', 'Déposée'),
  conforme: badge('succes fr-icon-checkbox-circle-fill', 'Conforme'),
  a_modifier: badge('attention fr-icon-alert-fill', 'À modifier'),
  non_conforme: badge('erreur fr-icon-close-circle-fill', 'Non conforme'),
}

export type LigneDeListe = {
  readonly numero: string
  readonly statut: string
  readonly guichet: string
  readonly entreprise: string
  readonly produit: string
  readonly majLe: Instant
  readonly total: number
  readonly conformes: number
}

const progression = (conformes: number, total: number): string =>
  `<span class="cv-progression${conformes === total ? ' cv-progression--complete' : ''} cv-progression--compacte"><progress max="${total}" value="${conformes}" aria-label="preuves conformes"></progress><span class="cv-progression__texte">${conformes}/${total}</span></span>`

export const lignesDeListe = (lignes: readonly LigneDeListe[], intitules: ReadonlyMap<string, string>): string => {
  let html = ''
  for (const { numero, statut, guichet, entreprise, produit, majLe, total, conformes } of lignes)
    html += `<tr id="${numero}"><th scope="row"><a class="fr-link" href="/candidatures/${numero}">${esc(produit)}</a></th><td>${esc(entreprise)}</td><td>${esc(intitules.get(guichet) ?? guichet)}</td><td class="cv-insecable">${numero}</td><td>${STATUTS[statut] ?? ''}</td><td>${total === 0 ? '—' : progression(conformes, total)}</td><td class="cv-insecable"><time datetime="${majLe}">${format.dateHeureCourte(majLe)}</time></td></tr>`
  return html
}

export type ChapitreLu = {
  readonly code: string
  readonly statut: string
  readonly total: number
  readonly deposees: number
  readonly conformes: number
  readonly a_modifier: number
  readonly par: string | null
  readonly place: number | null
}

/** The chapters of a dashboard, as the agency sees them. */
export const lignesDeChapitres = (
  numero: string,
  chapitres: readonly ChapitreLu[],
  titres: ReadonlyMap<string, string>,
): string => {
  let html = ''
  for (const { code, statut, total, deposees, conformes, a_modifier, par, place } of chapitres)
    html += `<tr id="${code}"><th scope="row"><a class="fr-link" href="/agence/candidatures/${numero}/chapitres/${code}">${titres.get(code) ?? code}</a></th><td class="cv-nombre cv-insecable">${deposees}/${total}</td><td class="cv-nombre">${conformes}/${total}</td><td class="cv-nombre">${a_modifier}/${total}</td><td>${CHAPITRES[statut] ?? ''}${par ? ` ${esc(par)}` : ''}</td><td>${place === null ? '—' : format.ordinal(place)}</td></tr>`
  return html
}

type Depot = { readonly id: string; readonly remplace: readonly string[]; readonly nature: string } & Readonly<
  Record<string, string | number | readonly string[]>
>
export type ChapitreDuDossier = {
  readonly statut: string
  readonly preuves: Readonly<Record<string, { readonly statut: string; readonly versions: readonly Depot[] }>>
}

const depots = (numero: string, versions: readonly Depot[]): string => {
  let html = ''
  for (const depot of versions) {
    if (versions.some(({ remplace }) => remplace.includes(depot.id))) continue
    html +=
      depot.nature === 'lien'
        ? `<span class="cv-dossier__depot"><a class="fr-link" href="${esc(String(depot['url']))}" rel="noopener noreferrer external">${esc(String(depot['url']))}</a></span>`
        : `<span class="cv-dossier__depot"><a class="fr-link" href="/candidatures/${numero}/preuves/${depot.id}" download>${esc(String(depot['nom']))}</a> ${format.taille(Number(depot['taille']))}</span>`
  }
  return html
}

type Ecrire = (numero: string, chapitres: Readonly<Record<string, ChapitreDuDossier>>) => string

/** What does not vary from one file to another is written once. */
export const dossierDe = ({ rem }: Dispositif): Ecrire => {
  const prets = rem.chapitres.map(({ code, titre, exigences }) => ({
    code,
    tete: `<section class="cv-section cv-section--2" id="${code}"><div class="cv-section__tete"><h2 class="cv-section__titre">${esc(titre)}</h2></div>`,
    exigences: exigences.map(({ id, texte, scenarios }) => ({
      tete: `<tr><th scope="row">${esc(id)}<div class="cv-dossier__texte"><div class="cv-brut">${texte}</div></div></th><td><ul class="cv-dossier__preuves">`,
      preuves: scenarios.flatMap(({ preuves }) => preuves.map(({ numero }) => numero as string)),
    })),
  }))
  return (numero, chapitres) => {
    let html = ''
    for (const { code, tete, exigences } of prets) {
      const depose = chapitres[code]
      if (!depose) continue
      let [total, conformes, corps] = [0, 0, '']
      for (const exigence of exigences) {
        corps += exigence.tete
        for (const attendue of exigence.preuves) {
          const preuve = depose.preuves[attendue]
          if (!preuve) continue
          total++
          if (preuve.statut === 'conforme') conformes++
          corps += `<li>${esc(attendue)} ${PREUVES[preuve.statut] ?? ''}${depots(numero, preuve.versions)}</li>`
        }
        corps += '</ul></td></tr>'
      }
      html += `${tete}<p>${CHAPITRES[depose.statut] ?? ''} ${conformes}/${total} preuves conformes</p><table class="cv-dossier"><thead><tr><th scope="col">Exigence</th><th scope="col">Preuves</th></tr></thead><tbody>${corps}</tbody></table></section>`
    }
    return html
  }
}
