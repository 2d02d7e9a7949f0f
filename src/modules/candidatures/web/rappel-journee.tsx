import type { VNode } from 'preact'
import { Alerte, Lien } from '../../../ui/index.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'
import type { Candidature } from '../domain/candidature.ts'
import { avantCloture, estInstruite } from '../domain/contexte.ts'
import { chapitreDeLaJournee, journeeFaite } from '../domain/journee.ts'
import { chemins } from './chemins.ts'
import { journeeEnMots } from './journee-en-mots.ts'

/** INS-1 — on the page of the chapter that calls for a test day, where that day stands; nothing on the others. */
export const RappelJournee = (props: {
  readonly etat: Candidature
  readonly dispositif: Dispositif
  readonly chapitre: CodeChapitre
}): VNode | null => {
  const etat = avantCloture(props.etat)
  if (!estInstruite(etat) || chapitreDeLaJournee(etat, props.dispositif)?.code !== props.chapitre) return null
  const { journee } = etat
  return (
    <Alerte ton={journeeFaite(journee) ? 'succes' : 'info'}>
      <p>
        {journeeFaite(journee) ? 'Journée de test' : 'Ce chapitre se valide après une journée de test'}
        {` : ${minuscule(journeeEnMots(journee))}. `}
        <Lien href={chemins.journee(etat.numero)}>Voir la journée de test</Lien>
      </p>
    </Alerte>
  )
}

const minuscule = (texte: string): string => texte.slice(0, 1).toLowerCase() + texte.slice(1)
