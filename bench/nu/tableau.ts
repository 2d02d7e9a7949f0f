import type pg from 'pg'
import type { Instant } from '../../src/kernel/temps.ts'
import type { Dispositif } from '../../src/modules/dispositifs/index.ts'
import { format } from '../../src/ui/index.ts'
import { CHAPITRES } from './badges.ts'
import type { Question } from './base.ts'
import { delaisDe, demandeeLe, enJson, finDeGarde, finDeReponse } from './delais.ts'
import { assembler, decouper, entourer, type Nommee, nomsDe, texte } from './gabarit.ts'
import type { Modeles, Repondre } from './modeles.ts'

/** `$1` the number, `$2` who reads it, `$3` and `$4` the hours and the days that a request for modifications gives. */
const TABLEAU: Question = {
  name: 'tableau',
  text: `select clock_timestamp() as le, p.nom as produit, p.version as "versionProduit", e.nom as entreprise, e.siret,
      c.etat ->> 'ouverteLe' as "ouverteLe", c.etat -> 'charte' as charte, c.etat -> 'profils' as profils,
      (select json_agg(json_build_object('code', h.code, 'statut', h.statut, 'total', h.total, 'deposees', h.deposees,
          'conformes', h.conformes, 'aModifier', h.a_modifier, 'par', h.par,
          'garde', ${enJson(finDeGarde('h.demandees_le', '$3::int'))}, 'reponse', ${enJson(finDeReponse('h.demandees_le', '$4::int'))},
          'place', case when h.statut = 'en_file' then (select count(*)
            from candidatures_chapitres f where f.guichet = c.guichet and f.statut = 'en_file' and f.rang <= h.rang) end) order by h.ordre)
        from (select f.*, case when f.statut = 'en_instruction' then f.etat #>> '{pris,par,nom}' end as par,
            ${demandeeLe('f')} as demandees_le
          from candidatures_chapitres f where f.numero = c.numero offset 0) h) as chapitres,
      array(select btrim(i.prenom || ' ' || i.nom) from collaborateurs k
        join personnes i on i.id = k.personne_id and i.entreprise_id = p.entreprise_id
        where k.produit_id = p.id order by i.nom, i.prenom, i.id) as collaborateurs,
      (select count(*) from messages m left join lectures l on l.numero = m.numero and l.personne_id = $2
        where m.numero = c.numero and m.cote <> 'agence' and m.position > coalesce(l.lu_jusqua, 0)) as "nonLus"
    from candidatures c join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id where c.numero = $1`,
}

type Chapitre = {
  readonly code: string
  readonly statut: string
  readonly total: number
  readonly deposees: number
  readonly conformes: number
  readonly aModifier: number
  readonly par: string | null
  readonly garde: Instant | null
  readonly reponse: Instant | null
  readonly place: number | null
}

type Lue = Nommee & {
  readonly le: Instant
  readonly siret: string
  readonly ouverteLe: Instant
  readonly charte: {
    readonly version: string
    readonly accepteePar: { readonly nom: string }
    readonly accepteeLe: Instant
  }
  readonly profils: readonly string[]
  readonly chapitres: readonly Chapitre[]
  readonly collaborateurs: readonly string[]
  readonly nonLus: number
}

/** What is said of a chapter, written once. */
type Mots = { readonly titre: string; readonly instruire: string; readonly garantie: string; readonly reponse: string }

const motsDe = ({ rem }: Dispositif): ((code: string) => Mots) => {
  const mots = (titre: string): Mots => ({
    titre: texte(titre),
    instruire: texte(`Instruire le chapitre « ${titre} »`),
    garantie: texte(`Garantie de place : ${titre}`),
    reponse: texte(`Réponse à la demande de modification : ${titre}`),
  })
  const prets = new Map<string, Mots>(rem.chapitres.map(({ code, titre }) => [code, mots(titre)]))
  return code => prets.get(code) ?? mots(code)
}
type Dire = ReturnType<typeof motsDe>

const lien = (numero: string, { code, statut }: Chapitre): string =>
  statut === 'en_file' ? '/agence/file' : `/agence/candidatures/${numero}/chapitres/${code}`

/** What waits for a verifier. */
const prochaine = (numero: string, chapitres: readonly Chapitre[], dire: Dire): string => {
  const aInstruire = chapitres.filter(({ statut }) => statut === 'en_file' || statut === 'en_instruction')
  const [premier, ...autres] = aInstruire
  if (!premier) return ''
  const titre = ({ code, statut, deposees, conformes, aModifier }: Chapitre): string =>
    statut === 'en_file'
      ? dire(code).instruire
      : `${dire(code).instruire} (${format.pluriel(deposees - conformes - aModifier, 'preuve')} à juger)`
  let liste = ''
  for (const autre of autres.slice(0, 4))
    liste += `<li><a class="fr-link" href="${lien(numero, autre)}">${titre(autre)}</a></li>`
  if (autres.length > 4)
    liste += `<li>et ${format.pluriel(autres.length - 4, 'autre action', 'autres actions')} ci-dessous</li>`
  const bouton = premier.statut === 'en_file' ? 'Voir la file' : 'Instruire le chapitre'
  return `<section class="cv-prochaine cv-prochaine--vous" aria-labelledby="prochaine-etape"><p class="cv-prochaine__surtitre">Prochaine étape\u00a0: à vous</p><h2 class="cv-prochaine__titre" id="prochaine-etape">${titre(premier)}</h2><div class="cv-prochaine__texte">${liste ? `<ul>${liste}</ul>` : ''}</div><div class="cv-boutons"><a class="fr-btn" href="${lien(numero, premier)}">${bouton}</a></div></section>`
}

const progression = (n: number, total: number, quoi: string): string =>
  `<span class="cv-progression${n === total ? ' cv-progression--complete' : ''}"><progress max="${total}" value="${n}" aria-label="${quoi}"></progress><span class="cv-progression__texte">${format.nombre(n)} sur ${format.nombre(total)} ${quoi} (${format.pourcentage(n, total)}\u00a0%)</span></span>`

const progressions = (chapitres: readonly Chapitre[]): string => {
  let [total, deposees, conformes] = [0, 0, 0]
  for (const chapitre of chapitres) {
    total += chapitre.total
    deposees += chapitre.deposees
    conformes += chapitre.conformes
  }
  return `<div class="cv-grille cv-grille--2">${progression(deposees, total, 'preuves déposées')}${progression(conformes, total, 'preuves conformes')}</div>`
}

const cellule = (titre: string, contenu: string, classe = ''): string =>
  `<td${classe} role="cell" data-titre="${titre}">${contenu}</td>`

const lignesDeChapitres = (numero: string, chapitres: readonly Chapitre[], dire: Dire): string => {
  let html = '<tbody>'
  for (const { code, statut, total, deposees, conformes, aModifier, par, place } of chapitres) {
    const aucune = conformes === 0 && aModifier === 0 && (statut === 'en_depot' || statut === 'en_file')
    html +=
      `<tr id="${code}" role="row"><th scope="row" role="rowheader"><a class="fr-link" href="/agence/candidatures/${numero}/chapitres/${code}">${dire(code).titre}</a></th>` +
      cellule('Preuves déposées', `${deposees}/${total}`, ' class="cv-nombre cv-insecable"') +
      cellule('Conformes', aucune ? '—' : `${conformes}/${total}`, ' class="cv-nombre"') +
      cellule('À modifier', aucune ? '—' : `${aModifier}/${total}`, ' class="cv-nombre"') +
      cellule('État', `${CHAPITRES[statut] ?? ''}${par ? ` ${texte(par)}` : ''}`) +
      cellule('Dans la file', place === null ? '—' : format.ordinal(place)) +
      '</tr>'
  }
  return html
}

const ENSUITE = {
  'INT-5': 'Passé ce moment, le chapitre perd sa place et retourne en fin de file d’attente.',
  'INT-6': 'Sans réponse, la candidature est réputée abandonnée.',
  'JAL-2': 'Passé ce jalon, l’agence peut clore la candidature si ce qu’il exige n’a pas été soumis.',
  'JAL-3': 'Passé ce jalon, l’agence peut clore la candidature si ce qu’il exige n’a pas été soumis.',
} as const

type Echeance = { readonly regle: keyof typeof ENSUITE; readonly quand: Instant; readonly objet: string }

/** What the éditeur has to send before a moment, the first one first. */
const echeancesDe = (dispositif: Dispositif, dire: Dire): ((chapitres: readonly Chapitre[]) => readonly Echeance[]) => {
  const { completLe, finLe } = delaisDe(dispositif)
  const jalon = (voulu: string): string =>
    texte(`Jalon ${voulu.slice(1)} : ${dispositif.jalons.find(({ code }) => code === voulu)?.libelle ?? ''}`)
  const [complet, fin]: readonly [Echeance, Echeance] = [
    { regle: 'JAL-2', quand: completLe, objet: jalon('J2') },
    { regle: 'JAL-3', quand: finLe, objet: jalon('J3') },
  ]
  return chapitres => {
    const echeances: Echeance[] = []
    for (const { code, garde, reponse } of chapitres) {
      const mots = dire(code)
      if (garde) echeances.push({ regle: 'INT-5', quand: garde, objet: mots.garantie })
      if (reponse) echeances.push({ regle: 'INT-6', quand: reponse, objet: mots.reponse })
    }
    if (chapitres.some(({ statut }) => statut === 'en_depot')) echeances.push(complet)
    if (chapitres.some(({ statut }) => statut === 'en_depot' || statut === 'a_modifier')) echeances.push(fin)
    return echeances.sort((a, b) => (a.quand === b.quand ? 0 : a.quand < b.quand ? -1 : 1))
  }
}

const lignesDEcheances = (echeances: readonly Echeance[], le: Instant): string => {
  let html = '<tbody>'
  for (const { regle, quand, objet } of echeances) {
    const [classe, delai] = quand <= le ? [' cv-echeance--passee', 'délai dépassé '] : ['', '']
    const limite = `<span class="cv-echeance${classe}"><time datetime="${quand}">${format.limite(quand)}</time>, <strong class="cv-echeance__delai">${delai}${format.relatif(quand, le)}</strong></span>`
    html += `<tr id="${regle}${quand}" role="row"><th scope="row" role="rowheader">${objet}</th>${cellule('Limite', limite)}${cellule('Qui doit agir', 'l’éditeur')}${cellule('Ensuite', ENSUITE[regle])}</tr>`
  }
  return html
}

const entree = (terme: string, valeur: string): string => `<div><dt>${terme}</dt><dd>${valeur}</dd></div>`

const jalonsDe = ({ jalons }: Dispositif): ((le: Instant) => string) => {
  const prets = jalons.map(({ code, libelle, quand }) => ({
    terme: `${code} · ${texte(libelle)}`,
    date: `<time datetime="${quand}">${format.dateHeure(quand)}</time>`,
    quand,
  }))
  return le => {
    let html = '<dl class="cv-description cv-description--dense">'
    for (const { terme, date, quand } of prets)
      html += entree(terme, `${date}<span class="cv-relatif"> (${format.relatif(quand, le)})</span>`)
    return `${html}</dl>`
  }
}

const historique = ({ ouverteLe, charte, collaborateurs }: Lue): string =>
  entree('Ouverte', `<time datetime="${ouverteLe}">${format.dateHeure(ouverteLe)}</time>`) +
  entree(
    'Charte acceptée',
    `version ${texte(charte.version)}, par ${texte(charte.accepteePar.nom)}, le ${format.dateHeure(charte.accepteeLe)}`,
  ) +
  entree(
    'Collaborateurs',
    texte(format.enumeration(collaborateurs)) || '<span class="cv-non-renseigne">Non renseigné</span>',
  )

/** A candidature whose proofs are being deposited and examined, as the agency sees it. */
export const repondreTableau = (pool: pg.Pool, { tableau: { html: page, ...noms }, grand }: Modeles): Repondre => {
  const morceaux = entourer(
    page,
    ['>Messagerie', '</a>'],
    ['<section class="cv-prochaine', '<section class="cv-section cv-section--2" id="chapitres">'],
    ['<div class="cv-grille', '<div class="cv-tableau'],
    ['<tbody>', '</tbody>'],
    ['<div><dt>Profils</dt>', '</dl>'],
    ['<tbody>', '</tbody>'],
    ['<dl class="cv-description cv-description--dense">', '</section>'],
    ['<div><dt>Éditeur</dt>', '<div><dt>Produit</dt>'],
    ['<div><dt>Ouverte</dt>', '<div><dt>Preuves transverses</dt>'],
  ).map(html => decouper(html, noms))
  const dire = motsDe(grand)
  const echeances = echeancesDe(grand, dire)
  const jalons = jalonsDe(grand)
  const { heures, jours } = delaisDe(grand)
  return async ({ personneId }, url) => {
    const numero = url.slice('/candidatures/'.length)
    const { rows } = await pool.query<Lue>({ ...TABLEAU, values: [numero, personneId, heures, jours] })
    const [lue] = rows
    if (!lue) return null
    const { le, chapitres, nonLus, siret, entreprise } = lue
    const profils = grand.profils.filter(({ code }) => lue.profils.includes(code)).map(({ libelle }) => libelle)
    return assembler(morceaux, nomsDe(numero, lue), [
      nonLus > 0 ? `>Messagerie (${format.pluriel(nonLus, 'non lu')})` : '>Messagerie',
      prochaine(numero, chapitres, dire),
      progressions(chapitres),
      lignesDeChapitres(numero, chapitres, dire),
      entree('Profils', texte(format.enumeration(profils))),
      lignesDEcheances(echeances(chapitres), le),
      jalons(le),
      entree('Éditeur', `${texte(entreprise)} (SIRET ${format.siret(siret)})`),
      historique(lue),
    ])
  }
}
