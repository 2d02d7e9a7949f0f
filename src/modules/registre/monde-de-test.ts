import { randomUUID } from 'node:crypto'
import { borne } from '../../../test/harness/cas.ts'
import { poser, semerProduit } from '../../../test/harness/candidatures.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Fait } from '../candidatures/index.ts'
import type { Dispositif } from '../dispositifs/index.ts'

/** The programme of the histories, under an id that the base takes. */
export const programme: Dispositif = { ...borne, id: randomUUID() }

export type Inscription = {
  readonly histoire: readonly Fait[]
  readonly numero?: string
  readonly editeur?: string
  readonly solution?: string
  readonly version?: string
  readonly guichet?: string
  readonly administrative?: Readonly<Record<string, string>>
  readonly eligibilite?: Readonly<Record<string, string>>
}

let rang = 0

/** A candidature at some point of its history, of a company and a product of its own, in the base. Answers its number. */
export const inscrire = async (db: Db, inscription: Inscription): Promise<string> => {
  rang += 1
  const { histoire, editeur = 'Imagerie Démo SAS', solution = 'Imago', version = '4.2', guichet = 'demo' } = inscription
  const { numero = `N${String(rang).padStart(9, '0')}` } = inscription
  const siret = String(73_282_932_000_074 + rang)
  await poser(db, histoire, {
    numero,
    guichet,
    dispositifId: programme.id,
    ...(await semerProduit(db, { siret, editeur: `${editeur} (annuaire)`, solution: `${solution} (catalogue)` })),
    administrative: {
      denomination_sociale: editeur,
      denomination_commerciale: solution,
      ...inscription.administrative,
    },
    eligibilite: { version_technique: version, ...inscription.eligibilite },
  })
  return numero
}

type Prononce = Extract<Fait, { readonly type: 'ReferencementPrononce' }>

/** The same history, ending with another référencement. */
export const avecReferencement = (
  histoire: readonly Fait[],
  referencement: Partial<Prononce['referencement']>,
  le?: Prononce['le'],
): readonly Fait[] =>
  histoire.map(fait =>
    fait.type === 'ReferencementPrononce'
      ? { ...fait, ...(le ? { le } : {}), referencement: { ...fait.referencement, ...referencement } }
      : fait,
  )
