import { NonTrouve } from '../../../kernel/erreurs.ts'
import {
  type Acces,
  page,
  redirection,
  type Reponse,
  type Requete,
  type Route,
} from '../../../platform/http/contract.ts'
import { texteSaisi } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import {
  avantCloture,
  chapitreDe,
  chemins,
  estInstruite,
  type NumeroCandidature,
  phraseRefus,
  preuveDe,
  preuvesOu,
  type Resultat,
  suitUneHomologation,
} from '../../candidatures/index.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import { statutDe } from './apres-depot.ts'
import type { DepsHorsChapitre } from './deps-hors-chapitre.ts'
import { champMotif } from './homologations-actes.tsx'
import { pageHomologations, type VueHomologations } from './homologations.page.tsx'
import { phraseRefusDepot } from './phrases.ts'

const CHEMIN = '/candidatures/:numero/homologations'
const VERIFICATEUR: Acces = { qui: 'agent', roles: ['verificateur'] }

/** INT-7 — the homologations of a file: the éditeur deposits certificates, a verifier looks at each. */
export const routesHomologations = (deps: DepsHorsChapitre): readonly Route[] => [
  { methode: 'GET', chemin: CHEMIN, acces: { qui: 'connecte' }, traiter: montrer(deps) },
  {
    methode: 'POST',
    chemin: `${CHEMIN}/certificat`,
    acces: { qui: 'editeur' },
    corps: 'flux',
    traiter: deposer(deps),
  },
  { methode: 'POST', chemin: `${CHEMIN}/validation`, acces: VERIFICATEUR, traiter: valider(deps) },
  { methode: 'POST', chemin: `${CHEMIN}/refus`, acces: VERIFICATEUR, traiter: refuser(deps) },
]

/** @throws NonTrouve where no homologation is followed, and before the evidence. */
const charger = async (deps: DepsHorsChapitre, { params, acteur }: Requete): Promise<VueHomologations> => {
  const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
  const etat = avantCloture(vue.etat)
  const dispositif = await deps.lireDispositif(etat.dispositifId)
  if (!estInstruite(etat) || !dispositif.controles.cnda) throw new NonTrouve()
  return {
    vue,
    dispositif,
    acteur,
    suivies: preuvesOu(etat, numero => suitUneHomologation(dispositif, numero)).flatMap(
      ({ chapitre, preuve: numero }) => {
        const depose = chapitreDe(etat, chapitre)
        const preuve = depose && preuveDe(depose, numero)
        return depose && preuve ? [{ chapitre, numero, preuve, depose }] : []
      },
    ),
    faits: await deps.lireFaits(etat.numero, vue.version),
    erreurs: [],
  }
}

const montrer =
  (deps: DepsHorsChapitre) =>
  async (requete: Requete): Promise<Reponse> => {
    const { recu, preuve } = requete.query
    const vue = await charger(deps, requete)
    return page(pageHomologations({ ...vue, ...(recu ? { recu } : {}), ...(preuve ? { saisie: { preuve } } : {}) }))
  }

const deposer =
  (deps: DepsHorsChapitre) =>
  async (requete: Requete): Promise<Reponse> => {
    const vue = await charger(deps, requete)
    let preuve = ''
    const refuse = (erreur: Erreur, statut = 422): Reponse =>
      page(pageHomologations({ ...vue, erreurs: [erreur], saisie: { preuve } }), statut)
    for await (const partie of requete.parties()) {
      if (partie.kind === 'champ') {
        if (partie.nom === 'preuve') preuve = partie.valeur
        continue
      }
      const suivie = vue.suivies.find(({ numero }) => numero === preuve)
      if (partie.nomFichier === '' || !suivie) {
        partie.flux.resume()
        return refuse(
          suivie
            ? { champ: 'piece', message: phraseRefusDepot({ code: 'fichier_absent' }) }
            : { champ: 'preuve', message: 'Choisissez la preuve que ce certificat concerne.' },
        )
      }
      const resultat = await deps.deposerCertificat({
        acte: requete.acte,
        vue: vue.vue,
        dispositif: vue.dispositif,
        chapitre: suivie.chapitre,
        preuve: suivie.numero,
        nom: partie.nomFichier,
        flux: partie.flux,
      })
      if (resultat.ok) return redirection(chemins.accuse(resultat.numero, resultat.version))
      return refuse({ champ: 'piece', message: phraseRefusDepot(resultat.refus) }, statutDe(resultat.refus.code))
    }
    return refuse({ champ: 'piece', message: phraseRefusDepot({ code: 'fichier_absent' }) })
  }

const visee = ({ params, acte, corps }: Requete) => ({
  numero: (params['numero'] ?? '') as NumeroCandidature,
  acte,
  chapitre: texteSaisi(corps['chapitre']) as CodeChapitre,
  preuve: texteSaisi(corps['preuve']) as NumeroPreuve,
})

const valider =
  (deps: DepsHorsChapitre) =>
  async (requete: Requete): Promise<Reponse> => {
    const resultat = await deps.candidatures.validerHomologation(visee(requete))
    if (resultat.ok) return redirection(apresValidation(resultat))
    const vue = await charger(deps, requete)
    return page(pageHomologations({ ...vue, erreurs: [{ message: phraseRefus(resultat.refus) }] }), 422)
  }

/** INT-8 — with the last one the file is ready for the convention: its own page says it. */
const apresValidation = ({ numero, faits }: Extract<Resultat, { readonly ok: true }>): string =>
  faits.some(({ type }) => type === 'DossierValide')
    ? chemins.candidature(numero)
    : `${chemins.homologations(numero)}?recu=validation`

const refuser =
  (deps: DepsHorsChapitre) =>
  async (requete: Requete): Promise<Reponse> => {
    const demande = visee(requete)
    const motif = texteSaisi(requete.corps['motif'])
    const resultat = await deps.candidatures.refuserHomologation({ ...demande, motif })
    if (resultat.ok) return redirection(`${chemins.homologations(resultat.numero)}?recu=refus`)
    const { refus } = resultat
    const erreur: Erreur =
      refus.code === 'motif_obligatoire'
        ? {
            champ: champMotif(demande.preuve),
            message: 'Indiquez pourquoi ce certificat n’est pas retenu : l’éditeur le lira.',
          }
        : { message: phraseRefus(refus) }
    const vue = await charger(deps, requete)
    return page(pageHomologations({ ...vue, erreurs: [erreur], saisie: { preuve: demande.preuve, motif } }), 422)
  }
