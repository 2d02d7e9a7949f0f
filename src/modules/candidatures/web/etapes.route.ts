import { ConflitDeVersion, conflitEstNul, NonTrouve } from '../../../kernel/erreurs.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { type Erreur, format } from '../../../ui/index.ts'
import { controler, type Dispositif, phrasesFautes, type Reponses, reponsesInitiales } from '../../dispositifs/index.ts'
import { estLeSien } from '../domain/droits.ts'
import type { CodeEtape, EtapeOuverte } from '../domain/candidature.ts'
import { etapeOuverte, etapeRemise } from '../domain/etapes.ts'
import { versionDesQuestions } from '../domain/version.ts'
import type { CandidatureVue } from '../queries/voir-candidature.ts'
import type { Brouillon } from '../use-cases/brouillons.ts'
import { chemins, lireEtape } from './chemins.ts'
import type { DepsCandidatures } from './deps.ts'
import { pageEtape, pageRecapitulatif, type VueEtape } from './etape.page.tsx'
import { appliquerGeste } from './gestes-formulaire.ts'
import { avecLesFichiersDe, lireFormulaire } from './lire-formulaire.ts'
import { recevoirFormulaire } from './recevoir-formulaire.ts'
import { phraseRefus } from './phrases.ts'

/** Steps 1 and 2, for the éditeur: the form, its draft, its summary and its submission. */
export const routesEtapes = (deps: DepsCandidatures): readonly Route[] => [
  { methode: 'GET', chemin: '/candidatures/:numero/etapes/:etape', acces: { qui: 'editeur' }, traiter: montrer(deps) },
  {
    methode: 'POST',
    chemin: '/candidatures/:numero/etapes/:etape',
    acces: { qui: 'editeur' },
    corps: 'flux',
    traiter: enregistrer(deps),
  },
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/etapes/:etape/recapitulatif',
    acces: { qui: 'connecte' },
    traiter: recapituler(deps),
  },
  {
    methode: 'POST',
    chemin: '/candidatures/:numero/etapes/:etape/recapitulatif',
    acces: { qui: 'editeur' },
    traiter: soumettre(deps),
  },
]

type Chargee = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly etape: CodeEtape
  readonly ouverte: EtapeOuverte | null
  readonly brouillon: Brouillon | null
}

const charger = async (deps: DepsCandidatures, requete: Requete): Promise<Chargee> => {
  const etape = lireEtape(requete.params['etape'])
  const vue = await deps.voir({ numero: requete.params['numero'] ?? '', acteur: requete.acteur })
  const [dispositif, brouillon] = await Promise.all([
    deps.lireDispositif(vue.etat.dispositifId),
    deps.candidatures.lireBrouillon({ numero: vue.etat.numero, etape }),
  ])
  return { vue, dispositif, etape, brouillon, ouverte: etapeOuverte(vue.etat, etape) }
}

/** The draft; before there is one, what the programme proposes and what step 1 already answers to the same question. */
const enCours = ({ brouillon, dispositif, etape, vue }: Chargee): Reponses => {
  if (brouillon) return brouillon.reponses
  const formulaire = dispositif.formulaires[etape]
  const dejaDit = etape === 'eligibilite' ? (etapeRemise(vue.etat, 'administrative')?.soumission.reponses ?? {}) : {}
  const champs = formulaire.sections.flatMap(section => section.champs)
  const reprises = Object.entries(dejaDit).filter(
    ([code, reponse]) => typeof reponse === 'string' && champs.some(champ => champ.code === code),
  )
  return { ...reponsesInitiales(formulaire, dispositif), ...Object.fromEntries(reprises) }
}

const montrer =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete)
    const { vue, etape, ouverte } = chargee
    if (!ouverte || ouverte.statut === 'soumise') return redirection(chemins.recapitulatif(vue.etat.numero, etape))
    return page(pageEtape({ ...chargee, ouverte, reponses: enCours(chargee), erreurs: [] }))
  }

const enregistrer =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete)
    const { vue, dispositif, etape, ouverte } = chargee
    const { numero } = vue.etat
    if (!ouverte || ouverte.statut === 'soumise') return redirection(chemins.recapitulatif(numero, etape))
    const { corps, nouveaux, refuses } = await recevoirFormulaire(deps, requete, numero)
    const formulaire = dispositif.formulaires[etape]
    const saisies = lireFormulaire({ formulaire, corps, anciennes: enCours(chargee), nouveaux })
    const geste = typeof corps['geste'] === 'string' ? corps['geste'] : 'enregistrer'
    const reponses = await appliquerGeste({
      geste,
      saisies,
      formulaire,
      compte: source => (source === 'moi' ? deps.monCompte : deps.compteDuRepresentant)(requete.acteur),
    })
    const montree: VueEtape = { ...chargee, ouverte, reponses, erreurs: [] }
    try {
      const brouillon = await deps.candidatures.enregistrerBrouillon({
        numero,
        etape,
        acte: requete.acte,
        reponses,
        versionVue: Number(corps['versionVue']) || 0,
      })
      if (!brouillon) return redirection(chemins.recapitulatif(numero, etape))
      const complet = geste === 'continuer'
      const fautes = complet || geste === 'enregistrer' ? controler(formulaire, reponses, { complet, dispositif }) : []
      if (fautes.length === 0 && refuses.length === 0)
        return redirection(
          complet ? chemins.recapitulatif(numero, etape) : `${chemins.etape(numero, etape)}${ancreDe(geste)}`,
        )
      const erreurs = [...refuses, ...enErreurs(phrasesFautes(formulaire, fautes))]
      return page(pageEtape({ ...montree, brouillon, erreurs }), refuses[0]?.statut ?? 422)
    } catch (erreur) {
      if (!(erreur instanceof ConflitDeVersion)) throw erreur
      const affichees = avecLesFichiersDe(formulaire, { reponses, enregistrees: enCours(chargee) })
      const perdus = Object.keys(nouveaux).length > 0 ? { avertissement: FICHIERS_A_RECHOISIR } : {}
      return page(pageEtape({ ...montree, ...perdus, reponses: affichees, conflit: true }), 409)
    }
  }

const FICHIERS_A_RECHOISIR =
  'Les fichiers que vous venez de choisir n’ont pas été enregistrés : choisissez-les à nouveau.'

const enErreurs = (phrases: ReturnType<typeof phrasesFautes>): readonly Erreur[] =>
  phrases.map(({ champ, phrase }) => ({ champ, message: phrase }))

const ancreDe = (geste: string): string => {
  const [nature, code] = geste.split('.')
  return nature === 'ajouter' || nature === 'retirer' ? `#champ-${code ?? ''}` : ''
}

const recapituler =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> =>
    page(await recapitulatif(deps, requete, []))

const recapitulatif = async (deps: DepsCandidatures, requete: Requete, erreurs: readonly Erreur[]) => {
  const chargee = await charger(deps, requete)
  const { vue, dispositif, etape, ouverte } = chargee
  const remise = etapeRemise(vue.etat, etape)
  const aSoumettre = estLeSien(vue.etat, requete.acteur) && ouverte !== null && ouverte.statut !== 'soumise'
  if (!aSoumettre && !remise) throw new NonTrouve()
  const questions = aSoumettre || !remise ? vue.etat.dispositifId : versionDesQuestions(vue.etat, remise.soumission)
  return pageRecapitulatif({
    vue,
    dispositif: questions === dispositif.id ? dispositif : await deps.lireDispositif(questions),
    etape,
    aSoumettre,
    versionVue: chargee.brouillon?.version ?? 0,
    erreurs,
    acteurKind: requete.acteur.kind,
    reponses: aSoumettre ? enCours(chargee) : (remise?.soumission.reponses ?? {}),
    etatEnMots: aSoumettre
      ? 'Relisez vos réponses avant de les soumettre.'
      : `Soumise le ${format.dateHeureSecondes(remise?.soumission.soumiseLe ?? vue.le)} par ${remise?.soumission.soumisePar.nom ?? ''}.`,
  })
}

const soumettre =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const etape = lireEtape(requete.params['etape'])
    const { etat } = await deps.voir({ numero: requete.params['numero'] ?? '', acteur: requete.acteur })
    const versionVue = Number(requete.corps['versionVue']) || 0
    const resultat = await deps.candidatures
      .soumettreEtape({ numero: etat.numero, acte: requete.acte, etape, versionVue })
      .catch(conflitEstNul)
    if (!resultat) return page(await recapitulatif(deps, requete, [{ message: BROUILLON_CHANGE }]), 409)
    if (resultat.ok) return redirection(chemins.accuse(etat.numero, resultat.version))
    const { refus } = resultat
    if (refus.code !== 'formulaire_incomplet')
      return page(await recapitulatif(deps, requete, [{ message: phraseRefus(refus) }]), 422)
    const dispositif = await deps.lireDispositif(etat.dispositifId)
    return page(
      await recapitulatif(deps, requete, enErreurs(phrasesFautes(dispositif.formulaires[etape], refus.fautes))),
      422,
    )
  }

const BROUILLON_CHANGE =
  'Un collègue a modifié ces réponses depuis que vous avez ouvert le récapitulatif. Relisez-les ci-dessous avant de les soumettre.'
