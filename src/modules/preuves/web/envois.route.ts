import type { ActeurEditeur } from '../../../kernel/acteur.ts'
import { nonTrouveEstNul } from '../../../kernel/erreurs.ts'
import { redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { texteSaisi } from '../../../platform/http/lecture.ts'
import { type PortTus, RefusTus } from '../../../platform/http/tus.ts'
import { nomNettoye } from '../../../kernel/fichier.ts'
import { chemins, type NumeroCandidature, suitUneHomologation } from '../../candidatures/index.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import { type Envoi, estARelire } from '../domain/envoi.ts'
import { EcritEntreTemps, type RefusDAchever } from '../use-cases/envois.ts'
import { apresDepot, cibleDe, statutDe } from './apres-depot.ts'
import { charger } from './chargement.ts'
import type { DepsPreuves } from './deps.ts'
import { commencerDansLaListe, VERS_LA_LISTE } from './envois-de-liste.ts'
import { idPreuve } from './exigences.ts'
import { homologationSaisie, lireHomologation } from './homologation.tsx'
import { phraseRefusDepot } from './phrases.ts'

const ENVOI = '/envois/:id'
const sansJeton =
  'Le protocole tus porte son propre en-tête, qu’aucun formulaire d’un autre site ne peut envoyer ; l’origine est contrôlée.'

/** P7 — uploads in several parts, by the tus protocol; and the deposit of one that is whole. */
export const routesEnvois = (deps: DepsPreuves): readonly Route[] => [
  {
    methode: 'POST',
    chemin: '/envois',
    acces: { qui: 'editeur' },
    corps: 'brut',
    sansJeton,
    traiter: tus(deps, 'POST'),
  },
  { methode: 'HEAD', chemin: ENVOI, acces: { qui: 'editeur' }, traiter: tus(deps, 'HEAD') },
  { methode: 'PATCH', chemin: ENVOI, acces: { qui: 'editeur' }, corps: 'brut', sansJeton, traiter: tus(deps, 'PATCH') },
  {
    methode: 'DELETE',
    chemin: ENVOI,
    acces: { qui: 'editeur' },
    corps: 'brut',
    sansJeton,
    traiter: tus(deps, 'DELETE'),
  },
  {
    methode: 'POST',
    chemin: '/candidatures/:numero/chapitres/:code/preuves/envoi',
    acces: { qui: 'editeur' },
    traiter: deposer(deps),
  },
  {
    methode: 'POST',
    chemin: '/candidatures/:numero/chapitres/:code/preuves/envoi/abandon',
    acces: { qui: 'editeur' },
    traiter: abandonner(deps),
  },
]

const tus =
  (deps: DepsPreuves, methode: 'POST' | 'HEAD' | 'PATCH' | 'DELETE') =>
  (requete: Requete): Promise<Reponse> =>
    deps.tus(requete, methode, portDe(deps, editeurDe(requete), methode))

/** A route of `editeur` has no other actor. */
const editeurDe = ({ acteur }: Requete): ActeurEditeur => {
  if (acteur.kind !== 'editeur') throw new Error('une route d’éditeur, et un autre acteur')
  return acteur
}

const ABSENTE = 'Cette candidature n’existe pas, ou vous n’y avez pas accès.'

/** P23 — an upload is there for those who see its candidature: a colleague may end it. */
const envoiVisible = async (
  { envois, voir }: DepsPreuves,
  id: string,
  acteur: ActeurEditeur,
): Promise<Envoi | null> => {
  const envoi = await envois.lire(id, acteur)
  return envoi && (await voir({ numero: envoi.numero, acteur }).then(() => envoi, nonTrouveEstNul))
}

const portDe = (deps: DepsPreuves, acteur: ActeurEditeur, methode: string): PortTus => {
  const { envois, voir, lireDispositif } = deps
  const lire = async (id: string): Promise<Envoi> => {
    const envoi = await envoiVisible(deps, id, acteur)
    if (!envoi) throw new RefusTus(404, 'Cet envoi n’existe pas, ou il a expiré : recommencez-le.')
    return envoi
  }
  const acheve = async (envoi: Envoi): Promise<Envoi | null> => {
    await envois.achever(envoi, acteur)
    return envois.lire(envoi.id, acteur)
  }
  return {
    creer: async ({ id, taille, metadonnees }) => {
      const { numero = '', chapitre = '', preuve = '', filename = '', nom = filename } = metadonnees
      const vue = await voir({ numero, acteur }).catch(nonTrouveEstNul)
      if (!vue) throw new RefusTus(404, ABSENTE)
      if (metadonnees['vers'] === VERS_LA_LISTE.vers)
        return commencerDansLaListe(deps, { id, taille, metadonnees, acteur, vue })
      const dispositif = await lireDispositif(vue.etat.dispositifId)
      const cible = {
        numero: vue.etat.numero,
        chapitre: chapitre as CodeChapitre,
        preuve: preuve as NumeroPreuve,
      }
      const refus = await envois.commencer({ id, cible, nom: nomNettoye(nom), taille }, { acteur, vue, dispositif })
      if (refus) throw new RefusTus(statutDe(refus.code), phraseRefusDepot(refus))
    },
    lire: async id => {
      const trouve = await envoiVisible(deps, id, acteur)
      // A client that resumes and finds nothing left to send asks no more: what a kill left to read back is read now (P7).
      const envoi = methode === 'HEAD' && trouve && estARelire(trouve) ? await acheve(trouve) : trouve
      return envoi && { id, taille: envoi.taille, recus: envoi.recus, creeLe: envoi.creeLe, metadonnees: {} }
    },
    ecrire: async ({ id, taille, recus }, flux) => {
      const { numero } = await lire(id)
      return envois.ecrire({ id, numero, taille, recus }, flux).catch((erreur: unknown) => {
        throw erreur instanceof EcritEntreTemps
          ? new RefusTus(409, 'Cet envoi a changé entre-temps : reprenez-le.')
          : erreur
      })
    },
    achever: async ({ id }) => {
      const envoi = await lire(id)
      const { chemin } = envoi
      const refus = await (chemin === null
        ? envois.achever(envoi, acteur)
        : deps.depotGroupe.acheverEnvoi({ ...envoi, chemin }, acteur))
      if (refus) throw new RefusTus(statutDAchever(refus), phraseDAchever(refus))
    },
    supprimer: envois.abandonner,
  }
}

const statutDAchever = (refus: RefusDAchever): number =>
  refus.code === 'relecture_differente' ? 409 : statutDe(refus.code)

const phraseDAchever = (refus: RefusDAchever): string =>
  refus.code === 'relecture_differente'
    ? 'Une partie du fichier n’a pas été relue comme elle avait été reçue : reprenez l’envoi, elle sera demandée de nouveau.'
    : phraseRefusDepot(refus)

const deposer =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete)
    const acteur = editeurDe(requete)
    // Its candidature is compared below with the one of the page, which was seen.
    const envoi = await deps.envois.aDeposer(texteSaisi(requete.corps['envoi']), requete.acte, acteur)
    const cible = cibleDe(chargee, { preuve: envoi?.preuve, mode: requete.corps['mode'] })
    const homologation = homologationSaisie(nom => requete.corps[nom])
    const saisie = { forme: 'piece', preuve: cible.preuve, mode: cible.mode, homologation } as const
    const { empreinte, recuLe } = envoi ?? {}
    const entier = envoi && empreinte && recuLe ? { ...envoi, empreinte, recuLe } : null
    if (!entier || entier.numero !== cible.numero || entier.chapitre !== cible.chapitre)
      return apresDepot(chargee, { cible, saisie, resultat: { ok: false, refus: { code: 'fichier_absent' } } })
    const { vue, dispositif } = chargee
    const precisions = suitUneHomologation(dispositif, cible.preuve) ? lireHomologation(homologation) : {}
    const { mode } = cible
    const resultat = await deps.envois.deposer({ envoi: entier, mode, acte: requete.acte, vue, dispositif, precisions })
    return apresDepot(chargee, { cible, resultat, saisie })
  }

const abandonner =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const { numero = '', code = '' } = requete.params
    await deps.voir({ numero, acteur: requete.acteur })
    const envoi = await envoiVisible(deps, texteSaisi(requete.corps['envoi']), editeurDe(requete))
    if (envoi) await deps.envois.abandonner(envoi.id)
    const preuve = texteSaisi(requete.corps['preuve'])
    return redirection(
      `${chemins.preuve(numero as NumeroCandidature, code as CodeChapitre, preuve as NumeroPreuve)}#${idPreuve(preuve as NumeroPreuve)}`,
    )
  }
