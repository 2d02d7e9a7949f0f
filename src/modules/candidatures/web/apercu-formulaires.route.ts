import type { Readable } from 'node:stream'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import type { Erreur } from '../../../ui/index.ts'
import {
  ATELIER,
  controler,
  fichiersDe,
  phrasesFautes,
  type Reponses,
  reponsesInitiales,
} from '../../dispositifs/index.ts'
import type { CodeEtape } from '../domain/candidature.ts'
import { enApercu, enAttente, manqueA } from './apercu-cadre.tsx'
import { cheminsApercu, versLApercu } from './apercu-chemins.ts'
import { candidatureDExemple, COMPTE, reponsesDExemple } from './apercu-exemple.ts'
import { PrecisionDuFormulaire } from './apercu-precision.tsx'
import type { Apercu } from './apercu.route.ts'
import { lireEtape } from './chemins.ts'
import { pageEtape, pageRecapitulatif } from './etape.page.tsx'
import { appliquerGeste } from './gestes-formulaire.ts'
import { avecLesFichiersDe, lireFormulaire } from './lire-formulaire.ts'
import { recevoirFormulaire } from './recevoir-formulaire.ts'

/** ADM-1, ELI-1…5 — the two forms as a candidate fills them in, checked as theirs are, and kept nowhere. */
export const routesDesFormulairesDApercu = (lire: (requete: Requete) => Promise<Apercu>): readonly Route[] => [
  {
    methode: 'POST',
    chemin: '/atelier/:code/apercu/:vue',
    acces: ATELIER,
    corps: 'flux',
    traiter: async requete => verifier(await lire(requete), requete),
  },
  {
    methode: 'GET',
    chemin: '/atelier/:code/apercu/:vue/recapitulatif',
    acces: ATELIER,
    traiter: async requete => {
      const apercu = await lire(requete)
      const etape = lireEtape(requete.params['vue'])
      const manque = manqueA(apercu.chantier, etape)
      return manque
        ? page(enAttente(apercu.chantier, etape, manque))
        : recapituler(apercu, { etape, reponses: reponsesDExemple(apercu.dispositif, etape) })
    },
  },
  {
    methode: 'POST',
    chemin: '/atelier/:code/apercu/:vue/recapitulatif',
    acces: ATELIER,
    traiter: async requete => {
      const { chantier } = await lire(requete)
      return redirection(cheminsApercu(chantier.code).accuse(lireEtape(requete.params['vue'])))
    },
  },
]

/** GUI-1 — the form as it is opened, or with an answer to every question. */
export const montrerFormulaire = (
  apercu: Apercu,
  { etape, exemple }: { readonly etape: CodeEtape; readonly exemple: boolean },
): Reponse => {
  const { dispositif } = apercu
  const reponses = exemple
    ? reponsesDExemple(dispositif, etape)
    : reponsesInitiales(dispositif.formulaires[etape], dispositif)
  return formulaire(apercu, { etape, reponses, erreurs: [], statut: 200 })
}

type Saisie = {
  readonly etape: CodeEtape
  readonly reponses: Reponses
  readonly erreurs: readonly Erreur[]
  readonly statut: number
  readonly avertissement?: string
}

const formulaire = ({ chantier, dispositif, le }: Apercu, saisie: Saisie): Reponse => {
  const { etape, reponses, erreurs, statut, avertissement } = saisie
  const { vue } = candidatureDExemple(dispositif, { le })
  return page(
    enApercu({
      chantier,
      vue: etape,
      precision: PrecisionDuFormulaire({ chantier, etape }),
      contenu: pageEtape({
        vue,
        dispositif,
        etape,
        reponses,
        erreurs,
        ouverte: { statut: 'a_completer' },
        brouillon: null,
        vers: versLApercu(chantier.code),
        ...(avertissement === undefined ? {} : { avertissement }),
      }),
    }),
    statut,
  )
}

const verifier = async (apercu: Apercu, requete: Requete): Promise<Reponse> => {
  const { chantier, dispositif } = apercu
  const etape = lireEtape(requete.params['vue'])
  const manque = manqueA(chantier, etape)
  if (manque) return page(enAttente(chantier, etape, manque), 422)
  const { corps, nouveaux, refuses } = await recevoirFormulaire({ deposerPiece: compter }, requete, '')
  const forme = dispositif.formulaires[etape]
  const saisies = lireFormulaire({ formulaire: forme, corps, anciennes: {}, nouveaux })
  const geste = typeof corps['geste'] === 'string' ? corps['geste'] : 'enregistrer'
  const reponses = await appliquerGeste({
    geste,
    saisies,
    formulaire: forme,
    compte: async () => COMPTE,
  })
  const complet = geste === 'continuer'
  const fautes = complet || geste === 'enregistrer' ? controler(forme, reponses, { complet, dispositif }) : []
  const erreurs = [
    ...refuses,
    ...phrasesFautes(forme, fautes).map(({ champ, phrase }): Erreur => ({ champ, message: phrase })),
  ]
  if (complet && erreurs.length === 0) return recapituler(apercu, { etape, reponses })
  const avecFichiers = Object.values(reponses).some(reponse => fichiersDe(reponse).length > 0)
  return formulaire(apercu, {
    etape,
    reponses: avecLesFichiersDe(forme, { reponses, enregistrees: {} }),
    erreurs,
    statut: erreurs.length > 0 ? (refuses[0]?.statut ?? 422) : 200,
    avertissement: avecFichiers
      ? 'Aperçu : rien n’est enregistré. Les fichiers choisis ont été vérifiés par leur nom et leur taille, et ne sont pas gardés.'
      : 'Aperçu : rien n’est enregistré.',
  })
}

/** A file of a preview is read to its end, and kept nowhere. */
const compter = async (
  flux: Readable,
  { tailleMax }: { readonly tailleMax: number },
): Promise<{ readonly ok: true; readonly empreinte: string; readonly taille: number } | { readonly ok: false }> => {
  let taille = 0
  for await (const morceau of flux) {
    taille += (morceau as Uint8Array).byteLength
    if (taille > tailleMax) return { ok: false }
  }
  return { ok: true, empreinte: '0'.repeat(64), taille }
}

const recapituler = (
  { chantier, dispositif, le }: Apercu,
  { etape, reponses }: { readonly etape: CodeEtape; readonly reponses: Reponses },
): Reponse => {
  const { vue } = candidatureDExemple(dispositif, { le })
  return page(
    enApercu({
      chantier,
      vue: etape,
      contenu: pageRecapitulatif({
        vue,
        dispositif,
        etape,
        reponses,
        versionVue: 0,
        aSoumettre: true,
        acteurKind: 'editeur',
        erreurs: [],
        etatEnMots: 'Relisez vos réponses avant de les soumettre.',
        vers: versLApercu(chantier.code),
      }),
    }),
  )
}
