import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hotesGazelleDe } from '../src/app/locaux.ts'
import {
  type BilanPublication,
  dossierDuProgramme,
  lireDossierDeProgramme,
  publierDossier,
} from '../src/modules/dispositifs/index.ts'
import { RACINE } from '../src/platform/config/index.ts'
import { dateHeure } from '../src/ui/format.ts'
import { avecBase } from './base.ts'
import { ecrire, lancer, MauvaisEmploi } from './commande.ts'

const AIDE = `Publie un programme : la version sur laquelle les candidatures s’ouvrent.

  npm run -s publier-programme -- [--dry-run] DOSSIER

  DOSSIER      un dossier qui contient programme.json, charte.html et exigences.xlsx ou exigences.json, avec convention.json
               s’il ne nomme pas de modèle, test-intrusion.json et maturite-ssi.json s’il les demande : celui
               qu’écrit exporter-programme ; ou le nom d’un dossier de programmes/
  --dry-run    contrôle le dossier et dit ce qui serait publié ; ne publie rien

Toutes les fautes du dossier sont dites d’un coup, et rien n’est publié tant qu’il en reste une. Un dossier qui dit la même
chose que la dernière version publiée ne donne pas de nouvelle version. Une version publiée ne change plus : les
candidatures en cours restent sur la leur. Les jalons donnés en mois se comptent du décret, sinon du jour de la première
publication ; une fois publiés, ils ne se déplacent que par un administrateur, pour toutes les candidatures.
Un chantier en cours dans l’atelier reste tel qu’il est : la commande le dit, car le publier remplacerait ce dossier.

Le service peut être en marche : les candidatures suivantes s’ouvrent sur la nouvelle version. La base est celle de
DATABASE_URL, sinon la base embarquée, service arrêté.

Code de sortie : 0 si la dernière version publiée est celle du dossier (ou le serait) ; 1 si le dossier a des fautes, s’il
déplace un jalon ou en cas d’échec ; 2 si la commande ou les réglages sont refusés.`

type Options = { readonly essai: boolean; readonly dossier: string }

const lireOptions = (): Options | null => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const [nomme, ...reste] = positionals
    if (values.help) return null
    if (nomme === undefined || reste.length > 0) throw new MauvaisEmploi('Donnez un dossier, et un seul.')
    const dossier = dossierDuProgramme(nomme, join(RACINE, 'programmes'))
    if (dossier === null)
      throw new MauvaisEmploi(`Le dossier ${nomme} n’existe pas, ou ne contient pas programme.json.`)
    return { essai: values['dry-run'], dossier }
  } catch (erreur) {
    throw erreur instanceof MauvaisEmploi ? erreur : new MauvaisEmploi('Option inconnue, ou sans sa valeur.')
  }
}

const phrase = ({ issue, version, jalonsChanges }: BilanPublication): string => {
  switch (issue) {
    case 'publiee':
      return `Publié : version ${version}.`
    case 'possible':
      return `Aucune faute. La publication donnerait la version ${version}.`
    case 'deja':
      return `La version ${version}, déjà publiée, dit la même chose : rien n’a changé.`
    case 'jalons_changes':
      return [
        'Refusé : un jalon publié ne change pas d’une version à l’autre. Rien n’est publié.',
        ...jalonsChanges.map(({ code, quand }) => `  ${code} est publié au ${dateHeure(quand)}.`),
        'Remettez ces jalons dans programme.json. Un administrateur déplace un jalon, pour toutes les candidatures, à la page « Dispositifs et versions ».',
      ].join('\n')
  }
}

const enTexte = (bilan: BilanPublication): string => {
  const { code, intitule, jalons, chantier, issue } = bilan
  return [
    `${intitule} (${code})`,
    ...jalons.map(jalon => `  ${jalon.code} · ${jalon.libelle} : ${dateHeure(jalon.quand)}`),
    ...(chantier && issue !== 'deja' && issue !== 'jalons_changes'
      ? [
          `Un chantier est en cours dans l’atelier, modifié le ${dateHeure(chantier.le)} (${chantier.par.nom}). Il ne reprend pas ce dossier : publié plus tard, il le remplacerait.`,
        ]
      : []),
    phrase(bilan),
  ].join('\n')
}

lancer('publier-programme', async () => {
  const options = lireOptions()
  if (!options) {
    ecrire(AIDE)
    return 0
  }
  const lu = await lireDossierDeProgramme(options.dossier)
  if (!lu.ok) {
    ecrire(`Fautes : ${lu.fautes.length}. Rien n’est publié.`)
    for (const { chemin, phrase: quoi } of lu.fautes) ecrire(`  ${chemin} : ${quoi}`)
    return 1
  }
  const bilan = await avecBase((db, config) =>
    publierDossier(db, lu.valeur, { essai: options.essai, hotesGazelle: hotesGazelleDe(config) }),
  )
  ecrire(enTexte(bilan))
  return bilan.issue === 'jalons_changes' ? 1 : 0
})
