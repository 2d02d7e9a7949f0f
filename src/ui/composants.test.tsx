import assert from 'node:assert/strict'
import test from 'node:test'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { instant } from '../kernel/temps.ts'
import {
  avecContexte,
  BoutonsRadio,
  Bouton,
  Carte,
  CasesACocher,
  ChampFichier,
  ChampTexte,
  ChampTexteLong,
  Echeance,
  Empreinte,
  type Erreur,
  erreurDe,
  EtatVide,
  Filtres,
  Formulaire,
  Lien,
  Pagination,
  Progression,
  ResumeErreurs,
  Tableau,
} from './index.ts'

const rendre = (vue: VNode): string =>
  avecContexte(
    {
      connecte: null,
      jeton: 'le-jeton',
      chemin: '/',
      demonstration: false,
      operateur: 'Agence',
      marqueEtat: false,
      correlation: 'c',
    },
    () => renderToString(vue),
  )

test('what people type is escaped, in text and in attributes', () => {
  const mechant = `"><script>alert(1)</script><img src=x onerror='a'>`
  const html = rendre(
    <>
      <ChampTexte nom="nom" libelle={mechant} valeur={mechant} erreur={mechant} aide={mechant} />
      <ChampTexteLong nom="texte" libelle="Texte" valeur={`</textarea>${mechant}`} />
      <Carte titre={mechant}>{mechant}</Carte>
    </>,
  )
  assert.doesNotMatch(html, /<script|<img/)
  assert.match(html, /&lt;\/textarea>/)
})

test('[P24] a link given by a candidate is filtered wherever a component takes an address', () => {
  const html = rendre(
    <>
      <Lien href="javascript:alert(1)">Rapport</Lien>
      <Carte titre="Carte" href="data:text/html,x" />
    </>,
  )
  assert.doesNotMatch(html, /javascript:|data:text/)
  assert.match(rendre(<Lien href="https://exemple.fr">x</Lien>), /rel="noopener noreferrer external"/)
})

test('[P2] every form carries the session’s token and a key of its own', () => {
  const cles = [1, 2].map(
    () => /name="cle" value="([0-9a-f-]{36})"/.exec(rendre(<Formulaire action="/x">.</Formulaire>))?.[1],
  )
  assert.ok(cles[0] && cles[1] && cles[0] !== cles[1])
  assert.match(rendre(<Formulaire action="/x">.</Formulaire>), /method="post".*name="_jeton" value="le-jeton"/)
})

test('a list’s filters are a GET form, without token', () => {
  const html = rendre(
    <Filtres action="/registre" sansFiltre="/registre">
      <ChampTexte nom="q" libelle="Recherche" />
    </Filtres>,
  )
  assert.match(html, /method="get"/)
  assert.doesNotMatch(html, /_jeton/)
})

const erreurs: readonly Erreur[] = [
  { champ: 'adresse.code postal', message: 'Le code postal a cinq chiffres.' },
  { message: 'Le guichet est fermé.' },
]

test('the error summary is an alert whose links lead to the fields', () => {
  const html = rendre(
    <>
      <ResumeErreurs erreurs={erreurs} />
      <ChampTexte nom="adresse.code postal" libelle="Code postal" erreur={erreurDe(erreurs, 'adresse.code postal')} />
    </>,
  )
  assert.match(html, /role="alert"[^>]*tabindex="-1"/i)
  const cible = /<a href="#([^"]+)">Le code postal/.exec(html)?.[1]
  assert.ok(cible && html.includes(`id="${cible}" name="adresse.code postal"`), html)
  assert.match(html, /<li>Le guichet est fermé\.<\/li>/)
  assert.equal(rendre(<ResumeErreurs erreurs={[]} />), '')
})

/** Every id named by aria-describedby, aria-labelledby or `for` must exist in the same page, once. */
const verifierRenvois = (html: string): void => {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  assert.equal(new Set(ids).size, ids.length, `ids en double : ${ids.join(', ')}`)
  const renvois = [...html.matchAll(/ (?:aria-describedby|aria-labelledby|for)="([^"]+)"/g)].flatMap(
    ([, cibles = '']) => cibles.split(' '),
  )
  assert.ok(renvois.length > 0)
  for (const renvoi of renvois) assert.ok(ids.includes(renvoi), `${renvoi} absent`)
}

test('a field is described by its message and its hint, and keeps its value', () => {
  const html = rendre(
    <ChampTexte
      nom="siret"
      libelle="SIRET"
      aide="14 chiffres"
      erreur="SIRET invalide."
      valeur="123"
      obligatoire
      autocomplete="off"
    />,
  )
  verifierRenvois(html)
  assert.match(html, /aria-invalid="true"/)
  assert.match(html, /aria-describedby="champ-siret-erreur champ-siret-aide"/)
  assert.match(html, /value="123"/)
  assert.match(html, / required/)
})

test('a field without error nor hint is described by nothing', () => {
  assert.doesNotMatch(rendre(<ChampTexte nom="nom" libelle="Nom" />), /aria-describedby|aria-invalid/)
})

test('a password is never printed back', () => {
  assert.doesNotMatch(rendre(<ChampTexte nom="mdp" libelle="Mot de passe" type="password" valeur="secret" />), /secret/)
})

test('choices are a group whose first entry is where the error summary leads', () => {
  const options = [
    { valeur: 'a', libelle: 'A', aide: 'La première' },
    { valeur: 'b', libelle: 'B' },
  ]
  const radios = rendre(
    <BoutonsRadio nom="choix" libelle="Choix" options={options} valeur="b" erreur="Choisissez." aide="Un seul" />,
  )
  verifierRenvois(radios)
  assert.match(radios, /id="champ-choix" name="choix" value="a"/)
  assert.match(radios, /value="b" checked/)
  const cases = rendre(<CasesACocher nom="cases" libelle="Cases" options={options} valeurs={['a', 'b']} />)
  verifierRenvois(cases)
  assert.equal(cases.match(/ checked/g)?.length, 2)
})

test('a file field says what it takes before it is used', () => {
  const html = rendre(<ChampFichier nom="piece" libelle="Pièce" accepte={['pdf', 'png']} tailleMax={20_000_000} />)
  verifierRenvois(html)
  assert.match(html, /Formats acceptés : pdf ou png\. Taille maximale : 20.Mo\./)
  assert.match(html, /accept="\.pdf,\.png"/)
})

test('a button that can’t be used says why', () => {
  const html = rendre(<Bouton indisponible="Il manque 2 preuves.">Soumettre</Bouton>)
  verifierRenvois(html)
  assert.match(html, / disabled/)
  assert.match(html, /Il manque 2 preuves\./)
})

const colonnes = [
  { cle: 'nom', titre: 'Nom', rendu: (ligne: { nom: string; n: number }) => ligne.nom, entete: true, triable: true },
  { cle: 'n', titre: 'Nombre', rendu: (ligne: { nom: string; n: number }) => ligne.n, nombre: true },
]

test('a table names its columns, its rows and its sort', () => {
  const html = rendre(
    <Tableau
      legende="Chapitres"
      colonnes={colonnes}
      lignes={[{ nom: 'INS', n: 3 }]}
      vide="rien"
      tri={{ par: 'nom', sens: 'asc' }}
      lienTri={({ par, sens }) => `?tri=${par}&sens=${sens}`}
    />,
  )
  assert.match(html, /<caption>Chapitres<\/caption>/)
  assert.match(html, /<th scope="col" aria-sort="ascending"><a[^>]*href="\?tri=nom&amp;sens=desc"/)
  assert.match(html, /<th scope="row">INS<\/th><td class="cv-nombre">3<\/td>/)
})

test('a table without rows gives way to its empty state', () => {
  const html = rendre(
    <Tableau legende="Chapitres" colonnes={colonnes} lignes={[]} vide={<EtatVide titre="Aucun chapitre" />} />,
  )
  assert.match(html, /Aucun chapitre/)
  assert.doesNotMatch(html, /<table/)
})

test('pages: the current one is marked, the ends are not links, a single page shows nothing', () => {
  const html = rendre(<Pagination page={1} pages={9} href={n => `?page=${n}`} />)
  assert.match(html, /aria-current="page"[^>]*>1</)
  assert.doesNotMatch(html, /href="\?page=0"/)
  assert.match(html, /href="\?page=9"/)
  assert.equal(rendre(<Pagination page={1} href={n => `?page=${n}`} />), '')
  assert.match(rendre(<Pagination page={1} suite href={n => `?page=${n}`} />), /href="\?page=2"/)
})

test('a limit is said with its delay, and says when it is past', () => {
  const limite = instant('2026-11-24T09:12:00Z')
  assert.match(
    rendre(<Echeance limite={limite} maintenant={instant('2026-11-21T09:00:00Z')} />),
    /datetime="2026-11-24T09:12:00\.000Z".*dans 3.jours/i,
  )
  assert.match(
    rendre(<Echeance limite={limite} maintenant={instant('2026-11-26T09:12:00Z')} />),
    /délai dépassé il y a 2.jours/,
  )
})

test('a bar of progress is also said in figures', () => {
  const html = rendre(<Progression valeur={12} total={31} libelle="preuves déposées" />)
  assert.match(html, /<progress max="31" value="12" aria-label="preuves déposées"/)
  assert.match(html, /12 sur 31 preuves déposées/)
})

test('an empreinte is short on screen and whole to copy', () => {
  const sha = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
  assert.match(rendre(<Empreinte sha256={sha} />), new RegExp(`data-copier="${sha}".*9f86d081…0a08`))
  assert.match(rendre(<Empreinte sha256={sha} entiere />), new RegExp(`>${sha}<`))
})
