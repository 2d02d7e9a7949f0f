import type { VNode } from 'preact'
import { Badge, Bouton, Brut, Formulaire, GroupeBoutons, MotsChanges, Quand, Section } from '../../../../ui/index.ts'
import type { EcartPreuve, EcartRem } from '../../domain/comparer-rem.ts'
import type { DecisionConsignee } from '../../queries/renumerotations.ts'
import { motsDuSort, naturesEnMots, partiesEnMots, type SortAffiche, visee } from './mots.ts'

export type EcartAffiche = Extract<EcartRem, { readonly sort: SortAffiche }>
type Renumerotee = Extract<EcartRem, { readonly sort: 'renumerotee' }>
type Changee = Extract<EcartRem, { readonly sort: 'modifiee' | 'renumerotee' }>

/** Where a decision on a pair is sent; null where none can be kept yet. */
export type OuDecider = string | null

/** The anchor of a requirement in the page. */
export const ancreDe = (id: string): string => `exigence-${id.replaceAll(/[^A-Za-z0-9]+/g, '-')}`

/** GUI-3 — what became of one requirement, in words. */
export const ExigenceComparee = ({
  ecart,
  ou,
  decisions,
}: {
  readonly ecart: EcartAffiche
  readonly ou: OuDecider
  readonly decisions: readonly DecisionConsignee[]
}): VNode => {
  const { id } = visee(ecart).exigence
  return (
    <Section
      niveau={4}
      id={ancreDe(id)}
      titre={ecart.sort === 'renumerotee' ? `${ecart.avant.exigence.id} devient ${id}` : id}
      actions={
        <>
          <Badge ton={motsDuSort[ecart.sort].ton}>{motsDuSort[ecart.sort].libelle}</Badge>
          {estAConfirmer(ecart) ? <Badge ton="attention">À confirmer</Badge> : null}
        </>
      }
    >
      <Corps ecart={ecart} />
      {ecart.sort === 'renumerotee' ? <Renumerotation ecart={ecart} ou={ou} decisions={decisions} /> : null}
      {ecart.sort === 'nouvelle' || ecart.sort === 'supprimee' ? (
        <Refusees id={id} ou={ou} decisions={decisions} />
      ) : null}
    </Section>
  )
}

/** A likeness that nobody confirmed: until then, its proofs are to be confirmed too. */
export const estAConfirmer = (ecart: EcartRem): boolean =>
  ecart.sort === 'renumerotee' && !ecart.identique && !ecart.confirmee

const Corps = ({ ecart }: { readonly ecart: EcartAffiche }): VNode => {
  switch (ecart.sort) {
    case 'nouvelle':
      return <Brut html={ecart.apres.exigence.texte} />
    case 'supprimee':
      return <Brut html={ecart.avant.exigence.texte} />
    case 'modifiee':
    case 'renumerotee':
      return <Changements ecart={ecart} />
  }
}

const Changements = ({ ecart }: { readonly ecart: Changee }): VNode => {
  const { parties, preuves } = ecart
  const [avant, apres] = [ecart.avant.exigence, ecart.apres.exigence]
  const mots = partiesEnMots(ecart)
  return (
    <>
      {mots.length > 0 ? <p>{`${mots.join(' ; ')}.`}</p> : null}
      {parties.includes('texte') ? <MotsChanges avant={avant.texte} apres={apres.texte} /> : null}
      {parties.includes('commentaire') ? <MotsChanges avant={avant.commentaire} apres={apres.commentaire} /> : null}
      {preuves.map(preuve => (
        <Preuve key={preuve.numero} preuve={preuve} />
      ))}
    </>
  )
}

const Preuve = ({ preuve }: { readonly preuve: EcartPreuve }): VNode => {
  switch (preuve.sort) {
    case 'ajoutee':
      return (
        <>
          <p>{`Preuve ${preuve.numero} ajoutée (${naturesEnMots(preuve.apres.natures)})\u00a0:`}</p>
          <Brut html={preuve.apres.texte} />
        </>
      )
    case 'retiree':
      return (
        <>
          <p>{`Preuve ${preuve.numero} retirée\u00a0:`}</p>
          <Brut html={preuve.avant.texte} />
        </>
      )
    case 'modifiee': {
      const [avant, apres] = [naturesEnMots(preuve.avant.natures), naturesEnMots(preuve.apres.natures)]
      return (
        <>
          <p>{`Preuve ${preuve.numero} modifiée${avant === apres ? '' : `, ${avant} → ${apres}`}\u00a0:`}</p>
          <MotsChanges avant={preuve.avant.texte} apres={preuve.apres.texte} />
        </>
      )
    }
  }
}

const Renumerotation = ({
  ecart,
  ou,
  decisions,
}: {
  readonly ecart: Renumerotee
  readonly ou: OuDecider
  readonly decisions: readonly DecisionConsignee[]
}): VNode => {
  const paire = { avant: ecart.avant.exigence.id, apres: ecart.apres.exigence.id }
  const dite = decisions.find(({ avant, apres }) => avant === paire.avant && apres === paire.apres)
  return (
    <>
      <p>
        {ecart.identique ? 'Tout le reste est identique. ' : 'Reconnue à sa ressemblance. '}
        {dite ? (
          <>
            {`Confirmée par ${dite.par.nom}, le `}
            <Quand le={dite.le} forme="courte" />.
          </>
        ) : ecart.identique ? (
          'Tant que personne ne dit le contraire, ses preuves sont conservées.'
        ) : (
          'Tant que personne ne l’a confirmée, ses preuves sont à confirmer.'
        )}
      </p>
      {ou === null ? <p>Elle se confirme une fois la version publiée.</p> : null}
      {ou === null ? null : (
        <Formulaire action={ou} champs={{ exigence_avant: paire.avant, exigence_apres: paire.apres }}>
          <GroupeBoutons>
            {dite ? null : (
              <Bouton petit nom="decision" valeur="confirmer" variante="secondaire">
                {`Confirmer\u00a0: c’est la même exigence`}
              </Bouton>
            )}
            <Bouton petit nom="decision" valeur="refuser" variante="tertiaire">
              Ce sont deux exigences
            </Bouton>
          </GroupeBoutons>
        </Formulaire>
      )}
    </>
  )
}

/** Pairs that an agent refused, of which this requirement is one half: said, and taken back if need be. */
const Refusees = ({
  id,
  ou,
  decisions,
}: {
  readonly id: string
  readonly ou: OuDecider
  readonly decisions: readonly DecisionConsignee[]
}): VNode => (
  <>
    {decisions
      .filter(({ avant, apres, confirmee }) => !confirmee && (avant === id || apres === id))
      .map(({ avant, apres, par, le }) => (
        <div key={`${avant} ${apres}`}>
          <p>
            {`Rapprochée de ${avant === id ? apres : avant}, ce que ${par.nom} a refusé le `}
            <Quand le={le} forme="courte" />.
          </p>
          {ou === null ? null : (
            <Formulaire action={ou} champs={{ exigence_avant: avant, exigence_apres: apres }}>
              <Bouton petit nom="decision" valeur="confirmer" variante="tertiaire">
                Revenir sur ce refus
              </Bouton>
            </Formulaire>
          )}
        </div>
      ))}
  </>
)
