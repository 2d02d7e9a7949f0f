import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { NonTrouve } from '../src/kernel/erreurs.ts'
import { type BilanDossier, type Dispositif, ecrireDossier, makeDispositifs } from '../src/modules/dispositifs/index.ts'
import { avecBase } from './base.ts'
import { ecrire, lancer, MauvaisEmploi } from './commande.ts'

const AIDE = `Écrit un programme en fichiers, dans un dossier que l’on peut suivre en gestion de versions.

  npm run -s exporter-programme -- CODE DOSSIER

  CODE       le code d’un dispositif publié, par exemple celui de son adresse
  DOSSIER    le dossier à écrire ; il est créé s’il n’existe pas

Le dossier reçoit la dernière version publiée, avec les jalons tels qu’ils sont en vigueur : programme.json, charte.html,
convention.json, exigences.json, exigences.xlsx (les mêmes exigences, en classeur), test-intrusion.json et maturite-ssi.json si le
programme les demande. Seuls les fichiers qui changent sont écrits, et le reste du dossier n’est pas touché. Le dossier
d’un autre programme est refusé.

publier-programme publie un tel dossier ; l’atelier l’importe, en archive ZIP.

Le service peut être en marche. La base est celle de DATABASE_URL, sinon la base embarquée, service arrêté.

Code de sortie : 0 si le dossier dit ce que dit la version publiée ; 1 si aucune version n’est publiée, si le dossier est celui
d’un autre programme ou en cas d’échec ; 2 si la commande ou les réglages sont refusés.`

type Options = { readonly code: string; readonly dossier: string }

const lireOptions = (): Options | null => {
  const lire = () =>
    parseArgs({ allowPositionals: true, options: { help: { type: 'boolean', short: 'h', default: false } } })
  try {
    const { values, positionals } = lire()
    const [code, dossier, ...reste] = positionals
    if (values.help) return null
    if (code === undefined || dossier === undefined || reste.length > 0)
      throw new MauvaisEmploi('Donnez le code d’un dispositif, puis un dossier.')
    return { code, dossier: resolve(dossier) }
  } catch (erreur) {
    throw erreur instanceof MauvaisEmploi ? erreur : new MauvaisEmploi('Option inconnue.')
  }
}

const liste = (titre: string, noms: readonly string[]): readonly string[] =>
  noms.length === 0 ? [] : [`  ${titre} : ${noms.join(', ')}`]

const enTexte = ({ intitule, code, version }: Dispositif, dossier: string, bilan: BilanDossier): string => {
  if (!bilan.ok)
    return bilan.autre === null
      ? `Refusé : le programme.json de ${dossier} ne se lit pas. Rien n’est écrit : donnez un autre dossier.`
      : `Refusé : ${dossier} est le dossier du programme « ${bilan.autre} ». Rien n’est écrit : donnez un autre dossier.`
  return [
    `${intitule} (${code}), version ${version}, dans ${dossier}`,
    ...liste('Écrits', bilan.ecrits),
    ...liste('Inchangés', bilan.inchanges),
    ...liste('Retirés', bilan.retires),
  ].join('\n')
}

lancer('exporter-programme', async () => {
  const options = lireOptions()
  if (!options) {
    ecrire(AIDE)
    return 0
  }
  const { code, dossier } = options
  return avecBase(async db => {
    const dispositif = await makeDispositifs(db)
      .versionOuverte(code)
      .catch((erreur: unknown) => {
        if (erreur instanceof NonTrouve) return null
        throw erreur
      })
    if (!dispositif) {
      ecrire(`Aucune version du dispositif « ${code} » n’est publiée.`)
      return 1
    }
    const bilan = await ecrireDossier(dossier, dispositif)
    ecrire(enTexte(dispositif, dossier, bilan))
    return bilan.ok ? 0 : 1
  })
})
