import type { VNode } from 'preact'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import type { Instant } from '../../../kernel/temps.ts'
import {
  type Page,
  page,
  redirection,
  type Reponse,
  type Requete,
  type Route,
} from '../../../platform/http/contract.ts'
import {
  ATELIER,
  type Chantier,
  type ChantierLu,
  chapitresApplicables,
  type Dispositif,
  lacunesConvention,
  type ModeleConvention,
  redigerConvention,
  valeursConvention,
} from '../../dispositifs/index.ts'
import { type AccuseImprime, accuseDe } from './accuse.ts'
import { pageAccuse } from './accuse.page.tsx'
import { enApercu, enAttente, manqueA } from './apercu-cadre.tsx'
import { accusesDApercu, type AccuseDApercu, cheminsApercu, versLApercu, vuesDApercu } from './apercu-chemins.ts'
import { candidatureDExemple, dispositifDApercu, PRODUIT, profilsDExemple, reponsesDExemple } from './apercu-exemple.ts'
import { routesDesFormulairesDApercu, montrerFormulaire } from './apercu-formulaires.route.ts'
import { ChoixDAccuse, pageApercus, pageConventionDApercu, pageExigences } from './apercu.page.tsx'
import { pageCharte, pageDemarche } from './demarches.page.tsx'
import { phraseRefus } from './phrases.ts'

/** What the preview of a programme needs of the rest. */
export type DepsApercu = {
  readonly lireChantier: (code: string) => Promise<ChantierLu | null>
  /** The open version of each programme. */
  readonly dispositifsOuverts: () => Promise<readonly Dispositif[]>
  readonly horloge: () => Promise<Instant>
  /** The hash of a text that someone accepts. */
  readonly empreinte: (html: string) => string
  /** The page that anyone may read; `candidater`: where its button leads. */
  readonly pagePublique: (demande: {
    readonly dispositif: Dispositif
    readonly le: Instant
    readonly candidater: string
  }) => Page
  readonly texteConvention: (redigee: ModeleConvention) => VNode
  readonly composerAccuse: (accuse: AccuseImprime) => Promise<Uint8Array>
  readonly operateur: string
}

/** GUI-1 — a programme that is being written, seen as a candidate will see it: their pages themselves, on a draft. */
export const routesApercu = (deps: DepsApercu): readonly Route[] => {
  const route = (methode: 'GET' | 'POST', chemin: string, traiter: Traiter): Route => ({
    methode,
    chemin: `/atelier/:code/apercu${chemin}`,
    acces: ATELIER,
    traiter: async requete => traiter(await lireApercu(deps, requete), requete),
  })
  return [
    route('GET', '', ({ chantier }) => page(pageApercus(chantier))),
    route('GET', '/:vue', (apercu, requete) => montrer(deps, apercu, requete)),
    route('GET', '/charte', montrerCharte),
    route('POST', '/charte', accepterCharte),
    route('GET', '/accuse.pdf', (apercu, requete) => accuseEnPdf(deps, apercu, requete)),
    ...routesDesFormulairesDApercu(requete => lireApercu(deps, requete)),
  ]
}

/** A chantier, and the programme that it would be. */
export type Apercu = { readonly chantier: Chantier; readonly dispositif: Dispositif; readonly le: Instant }
type Traiter = (apercu: Apercu, requete: Requete) => Promise<Reponse> | Reponse

/** @throws NonTrouve when no chantier of that programme is under way */
const lireApercu = async (deps: DepsApercu, { params }: Requete): Promise<Apercu> => {
  const lu = await deps.lireChantier(params['code'] ?? '')
  if (!lu) throw new NonTrouve()
  const { chantier } = lu
  const [le, ouverts] = await Promise.all([deps.horloge(), deps.dispositifsOuverts()])
  const version = (ouverts.find(({ code }) => code === chantier.code)?.version ?? 0) + 1
  const dispositif = dispositifDApercu(chantier, { now: le, empreinte: deps.empreinte, version })
  return { chantier, dispositif, le }
}

const montrer = (deps: DepsApercu, apercu: Apercu, requete: Requete): Reponse => {
  const { chantier, dispositif, le } = apercu
  const vue = vuesDApercu.find(autre => autre === requete.params['vue'])
  if (!vue) throw new NonTrouve()
  const manque = manqueA(chantier, vue)
  if (manque) return page(enAttente(chantier, vue, manque))
  const chemins = cheminsApercu(chantier.code)
  const vers = versLApercu(chantier.code)
  switch (vue) {
    case 'presentation':
      return page(
        enApercu({
          chantier,
          vue,
          contenu: deps.pagePublique({ dispositif, le, candidater: chemins.vue('demarche') }),
        }),
      )
    case 'demarche':
      return page(enApercu({ chantier, vue, contenu: pageDemarche({ dispositif, vers }) }))
    case 'charte':
      return montrerCharte(apercu)
    case 'administrative':
    case 'eligibilite':
      return montrerFormulaire(apercu, { etape: vue, exemple: requete.query['exemple'] === 'oui' })
    case 'exigences':
      return page(exigences(apercu, requete))
    case 'accuse':
      return page(accuse(deps, apercu, requete))
    case 'convention':
      return page(convention(deps, apercu))
  }
}

const pageDeLaCharte = ({ chantier, dispositif }: Apercu, erreurs: Parameters<typeof pageCharte>[0]['erreurs']): Page =>
  enApercu({
    chantier,
    vue: 'charte',
    contenu: pageCharte({ dispositif, produit: PRODUIT, erreurs, vers: versLApercu(chantier.code) }),
  })

const montrerCharte = (apercu: Apercu): Reponse => {
  const manque = manqueA(apercu.chantier, 'charte')
  return page(manque ? enAttente(apercu.chantier, 'charte', manque) : pageDeLaCharte(apercu, []))
}

/** GUI-5 — refused as it is to a candidate; accepted, nothing comes of it but the next page. */
const accepterCharte: Traiter = (apercu, { corps }) =>
  corps['charte'] === 'oui'
    ? redirection(cheminsApercu(apercu.chantier.code).vue('administrative'))
    : page(pageDeLaCharte(apercu, [{ champ: 'charte', message: phraseRefus({ code: 'charte_non_acceptee' }) }]), 422)

const exigences = ({ chantier, dispositif }: Apercu, { query }: Requete): Page => {
  const choisis = dispositif.profils
    .filter(({ code, obligatoire }) => obligatoire || query[`profil_${code}`] === 'oui')
    .map(({ code }) => code)
  const profils = query['choix'] === 'oui' ? choisis : profilsDExemple(dispositif)
  const { champVague1 } = dispositif.applicabilite
  const vague1 = champVague1 === null ? null : query['vague1'] === 'oui' ? 'oui' : 'non'
  const chapitres = chapitresApplicables(dispositif, {
    profils,
    administrative: champVague1 === null || vague1 === null ? {} : { [champVague1]: vague1 },
  })
  return pageExigences({ chantier, dispositif, exigences: { profils, vague1, chapitres } })
}

const accuseDemande = ({ query }: Requete): AccuseDApercu =>
  accusesDApercu.find(autre => autre === query['de']) ?? 'administrative'

const accuseDExemple = (deps: DepsApercu, { dispositif, le }: Apercu, de: AccuseDApercu): AccuseImprime => {
  const compose = accuseDe({ ...candidatureDExemple(dispositif, { le, de }), dispositif, operateur: deps.operateur })
  if (!compose) throw new NonTrouve()
  return compose
}

/** P8 — the receipt, with the legal mentions and the texts of the programme. */
const accuse = (deps: DepsApercu, apercu: Apercu, requete: Requete): Page => {
  const { chantier } = apercu
  const de = accuseDemande(requete)
  return enApercu({
    chantier,
    vue: 'accuse',
    precision: ChoixDAccuse({ chantier, de }),
    contenu: pageAccuse({
      accuse: accuseDExemple(deps, apercu, de),
      position: 1,
      titreCandidature: '',
      kind: 'editeur',
      vers: versLApercu(chantier.code, de),
    }),
  })
}

const accuseEnPdf = async (deps: DepsApercu, apercu: Apercu, requete: Requete): Promise<Reponse> => {
  const corps = await deps.composerAccuse(accuseDExemple(deps, apercu, accuseDemande(requete)))
  return {
    kind: 'fichier',
    nom: `apercu-accuse-${apercu.chantier.code}.pdf`,
    type: 'application/pdf',
    taille: corps.byteLength,
    corps,
    disposition: 'attachment',
  }
}

/** CVN-1 — the convention filled in with the example's answers; what no answer gives stays between braces, and stands out. */
const convention = (deps: DepsApercu, { chantier, dispositif }: Apercu): Page => {
  const { convention: modele } = dispositif
  if (!modele) throw new NonTrouve()
  const valeurs = valeursConvention(dispositif, {
    numero: 'EXEMPLE000',
    profils: profilsDExemple(dispositif),
    administrative: reponsesDExemple(dispositif, 'administrative'),
    eligibilite: reponsesDExemple(dispositif, 'eligibilite'),
  })
  const { vides } = lacunesConvention(modele, valeurs)
  const redigee = redigerConvention(modele, {
    ...valeurs,
    ...Object.fromEntries(vides.map(nom => [nom, `{{${nom}}}`])),
  })
  return pageConventionDApercu({ chantier, dispositif, texte: deps.texteConvention(redigee) })
}
