import { inatteignable } from '../../../../kernel/decision.ts'
import { NonTrouve } from '../../../../kernel/erreurs.ts'
import { nomNettoye } from '../../../../kernel/fichier.ts'
import type { Instant } from '../../../../kernel/temps.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../../platform/http/contract.ts'
import { type Erreur, format, urlAvec } from '../../../../ui/index.ts'
import type { Fichiers } from '../../composition-fichiers.ts'
import { chantierDe } from '../../domain/chantier.ts'
import type { Dispositif } from '../../domain/dispositif.ts'
import type { DeposerArchive, ImporterArchive } from '../../use-cases/importer-archive.ts'
import { cheminsAtelier } from './chemins.ts'
import { ATELIER } from './deps.ts'
import { CATALOGUE_EN_FICHIER, cheminsFichiers, profilEnFichier } from './fichiers-chemins.ts'
import { pageConfirmation } from './fichiers-confirmation.page.tsx'
import { CHAMP_ARCHIVE, pageImport, type VueImport } from './fichiers-import.page.tsx'
import { apercuDe } from './fichiers-apercu.ts'
import { pageFichiers } from './fichiers-version.page.tsx'
import { premierFichier } from './premier-fichier.ts'

const IMPORTER = '/atelier/importer'
/** What stands at one place of an address has one name: that of the first of two versions compared. */
const VERSION = '/atelier/:code/versions/:avant'

/** GUI-1 — a programme as files: taken away, and brought back. */
export const routesFichiers = (deps: Fichiers): readonly Route[] => [
  { methode: 'GET', chemin: IMPORTER, acces: ATELIER, traiter: () => page(pageImport({ erreurs: [], fautes: [] })) },
  { methode: 'POST', chemin: IMPORTER, acces: ATELIER, corps: 'flux', traiter: recevoir(deps) },
  { methode: 'GET', chemin: `${IMPORTER}/:empreinte`, acces: ATELIER, traiter: demander(deps) },
  { methode: 'POST', chemin: `${IMPORTER}/:empreinte`, acces: ATELIER, traiter: importer(deps) },
  { methode: 'GET', chemin: '/atelier/:code/fichiers.zip', acces: ATELIER, traiter: exporterChantier(deps) },
  { methode: 'GET', chemin: `${VERSION}/fichiers`, acces: ATELIER, traiter: montrerVersion(deps) },
  { methode: 'GET', chemin: `${VERSION}/fichiers.zip`, acces: ATELIER, traiter: exporterVersion(deps) },
  { methode: 'GET', chemin: `${VERSION}/oscal/:fichier`, acces: ATELIER, traiter: oscal(deps) },
]

const refuser = (vue: VueImport): Reponse => page(pageImport(vue), 422)

const recevoir =
  (deps: Fichiers) =>
  async (requete: Requete): Promise<Reponse> => {
    const fichier = await premierFichier(requete.parties())
    if (!fichier)
      return refuser({ erreurs: [{ champ: CHAMP_ARCHIVE, message: 'Choisissez une archive .zip.' }], fautes: [] })
    const { nomFichier, flux } = fichier
    const issue = await deps.deposerArchive({ acte: requete.acte, nom: nomNettoye(nomFichier), flux })
    if (issue.ok) return redirection(cheminsFichiers.confirmer(issue.empreinte))
    flux.resume()
    return refuser(vueDuRefus(issue.refus))
  }

const vueDuRefus = (
  refus: Extract<Awaited<ReturnType<DeposerArchive>>, { readonly ok: false }>['refus'],
): VueImport => {
  const dire = (message: string): VueImport => ({ erreurs: [{ champ: CHAMP_ARCHIVE, message }], fautes: [] })
  switch (refus.code) {
    case 'role_requis':
      return dire('Seuls un administrateur ou un gestionnaire importent un dispositif.')
    case 'archive_trop_grosse':
      return dire('Cette archive dépasse 20 Mo : elle ne doit contenir que les fichiers du dispositif.')
    case 'fautes': {
      const nombre = format.pluriel(refus.fautes.length, 'faute')
      return {
        ...dire(`Corrigez ${nombre} dans les fichiers, puis déposez l’archive de nouveau.`),
        fautes: refus.fautes,
      }
    }
    default:
      return inatteignable(refus)
  }
}

const demander =
  (deps: Fichiers) =>
  (requete: Requete): Promise<Reponse> =>
    montrerConfirmation(deps, requete, [])

/** A content that was never sent, or that has faults, leads back to where one is sent. */
const montrerConfirmation = async (
  deps: Fichiers,
  { params }: Requete,
  erreurs: readonly Erreur[],
): Promise<Reponse> => {
  const empreinte = params['empreinte'] ?? ''
  const lecture = await deps.apercevoirArchive(empreinte)
  if (!lecture?.ok) return redirection(cheminsFichiers.importer())
  const vue = { ...(await apercuDe(deps, lecture.chantier)), empreinte, erreurs }
  return page(pageConfirmation(vue), erreurs.length > 0 ? 422 : 200)
}

const importer =
  (deps: Fichiers) =>
  async (requete: Requete): Promise<Reponse> => {
    const { acte, params, corps } = requete
    const vue = Number(corps['versionVue'])
    const issue = await deps.importerArchive({
      acte,
      empreinte: params['empreinte'] ?? '',
      remplacer: vue > 0 ? vue : null,
    })
    if (issue.ok) return redirection(urlAvec(cheminsAtelier.tableau(issue.code), { fait: 'import' }))
    return montrerConfirmation(deps, requete, [{ message: phraseDuRefus(issue.refus.code) }])
  }

type CodeDeRefus = Extract<Awaited<ReturnType<ImporterArchive>>, { readonly ok: false }>['refus']['code']

const phraseDuRefus = (code: CodeDeRefus): string =>
  code === 'chantier_en_cours'
    ? 'Le chantier de ce dispositif a changé depuis que cette page a été affichée : relisez ce qui change, puis confirmez.'
    : 'Seuls un administrateur ou un gestionnaire importent un dispositif.'

const archive = (nom: string, corps: Uint8Array): Reponse => ({
  kind: 'fichier',
  nom,
  type: 'application/zip',
  taille: corps.byteLength,
  corps,
  disposition: 'attachment',
})

const exporterChantier =
  (deps: Fichiers) =>
  async ({ params }: Requete): Promise<Reponse> => {
    const lu = await deps.lireChantier(params['code'] ?? '')
    if (!lu) throw new NonTrouve()
    return archive(`${lu.chantier.code}-chantier.zip`, await deps.exporter(lu.chantier))
  }

type Publiee = { readonly dispositif: Dispositif; readonly publieeLe: Instant }

/** The published version that an address names. @throws NonTrouve */
const versionDemandee = async (deps: Fichiers, { params }: Requete): Promise<Publiee> => {
  const versions = await deps.lireVersions(params['code'] ?? '')
  const ligne = versions.find(({ version }) => String(version) === params['avant'])
  if (!ligne?.publieeLe) throw new NonTrouve()
  return { dispositif: await deps.lireDispositif(ligne.id), publieeLe: ligne.publieeLe }
}

const exporterVersion =
  (deps: Fichiers) =>
  async (requete: Requete): Promise<Reponse> => {
    const { dispositif } = await versionDemandee(deps, requete)
    return archive(`${dispositif.code}-v${dispositif.version}.zip`, await deps.exporter(chantierDe(dispositif)))
  }

const montrerVersion =
  (deps: Fichiers) =>
  async (requete: Requete): Promise<Reponse> => {
    const publiee = await versionDemandee(deps, requete)
    const profils = publiee.dispositif.profils.filter(profil => deps.profilOscal(publiee, profil) !== null)
    return page(pageFichiers({ dispositif: publiee.dispositif, profils }))
  }

/** The catalogue, or a profile by its name beside it. */
const oscal =
  (deps: Fichiers) =>
  async (requete: Requete): Promise<Reponse> => {
    const publiee = await versionDemandee(deps, requete)
    const nom = requete.params['fichier'] ?? ''
    const profil = publiee.dispositif.profils.find(({ code }) => profilEnFichier(code) === nom)
    const document =
      nom === CATALOGUE_EN_FICHIER ? deps.catalogueOscal(publiee) : profil ? deps.profilOscal(publiee, profil) : null
    if (document === null) throw new NonTrouve()
    const corps = Buffer.from(`${JSON.stringify(document, null, 2)}\n`)
    const type = 'application/json; charset=utf-8'
    return { kind: 'fichier', nom, type, taille: corps.byteLength, corps, disposition: 'attachment' }
  }
