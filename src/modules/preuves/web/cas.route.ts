import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { texteSaisi } from '../../../platform/http/lecture.ts'
import { chemins, phraseRefus } from '../../candidatures/index.ts'
import type { NumeroPreuve } from '../../dispositifs/index.ts'
import { JUSTIFICATION_MAX } from './cas-affiches.tsx'
import { pageChapitre } from './chapitre.page.tsx'
import { charger, exigenceDemandee } from './chargement.ts'
import type { DepsPreuves } from './deps.ts'
import { idCas } from './exigences.ts'

/** PRE-1 — the éditeur says which case applies: an act of its own, apart from what is then deposited. */
export const routesCas = (deps: DepsPreuves): readonly Route[] => [
  {
    methode: 'POST',
    chemin: '/candidatures/:numero/chapitres/:code/cas',
    acces: { qui: 'editeur' },
    traiter: choisir(deps),
  },
]

const choisir =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const { corps, acte } = requete
    const chargee = await charger(deps, requete)
    const { vue, chapitre } = chargee
    const { numero } = vue.etat
    const casSaisi = {
      condition: texteSaisi(corps['condition']),
      cas: texteSaisi(corps['cas']),
      justification: texteSaisi(corps['justification']),
    }
    const condition = casSaisi.condition as NumeroPreuve
    const refuser = (champ: string, message: string): Reponse =>
      page(
        pageChapitre({
          ...chargee,
          exigence: exigenceDemandee(chargee, { preuve: condition }),
          filtre: 'toutes',
          erreurs: [{ champ: `${champ}-${condition}`, message }],
          casSaisi,
        }),
        422,
      )
    if (!/^\d{1,2}$/.test(casSaisi.cas)) return refuser('cas', phraseRefus({ code: 'cas_inconnu' }))
    if (casSaisi.justification.length > JUSTIFICATION_MAX)
      return refuser('justification', `Écrivez ${JUSTIFICATION_MAX} caractères au plus.`)
    const resultat = await deps.candidatures.choisirCas({
      numero,
      acte,
      chapitre: chapitre.code,
      condition,
      cas: Number(casSaisi.cas),
      justification: casSaisi.justification,
    })
    return resultat.ok
      ? redirection(`${chemins.preuve(numero, chapitre.code, condition)}#${idCas(condition)}`)
      : refuser('cas', phraseRefus(resultat.refus))
  }
