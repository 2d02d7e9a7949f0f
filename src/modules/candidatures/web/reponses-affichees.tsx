import type { VNode } from 'preact'
import { format, Lien, ListeDescription, Section } from '../../../ui/index.ts'
import {
  type Champ,
  champsVisibles,
  type Dispositif,
  fichiersDe,
  type Formulaire,
  type Reponse,
  type Reponses,
} from '../../dispositifs/index.ts'
import { chemins } from './chemins.ts'
import { lignesEnTexte, reponseEnTexte } from './reponses-en-texte.ts'

type Sujet = {
  readonly numero: string
  readonly formulaire: Formulaire
  readonly reponses: Reponses
  readonly dispositif: Dispositif
  /** The address of a file, which only a candidature that was opened has. */
  readonly fichier?: typeof chemins.fichier
}

/** What was answered, question by question, as a reader checks it: the summary and the agent's page. */
export const ReponsesAffichees = ({
  numero,
  formulaire,
  reponses,
  dispositif,
  fichier = chemins.fichier,
}: Sujet): VNode => {
  const visibles = new Set(champsVisibles(formulaire, reponses))
  return (
    <>
      {formulaire.sections.map(section => {
        const champs = section.champs.filter(champ => visibles.has(champ))
        return champs.length === 0 ? null : (
          <Section key={section.code} titre={section.titre}>
            <ListeDescription
              entrees={champs.map(champ => ({
                terme: champ.libelle,
                valeur: enMots({ champ, reponse: reponses[champ.code], numero, dispositif, fichier }),
              }))}
            />
          </Section>
        )
      })}
    </>
  )
}

type Lecture = {
  readonly champ: Champ
  readonly reponse: Reponse | undefined
  readonly numero: string
  readonly dispositif: Dispositif
  readonly fichier: typeof chemins.fichier
}

const enMots = ({ champ, reponse, numero, dispositif, fichier }: Lecture): VNode | string => {
  if (champ.type === 'fichier')
    return fichiersDe(reponse).length === 0 ? '' : fichiers(empreinte => fichier(numero, empreinte), reponse)
  if (champ.type !== 'liste') return reponseEnTexte(champ, reponse, dispositif)
  const lignes = lignesEnTexte(champ, reponse, dispositif)
  return lignes.length === 0 ? (
    ''
  ) : (
    <ol>
      {lignes.map((ligne, rang) => (
        <li key={String(rang)}>{ligne}</li>
      ))}
    </ol>
  )
}

const fichiers = (adresse: (empreinte: string) => string, reponse: Reponse | undefined): VNode => (
  <>
    {fichiersDe(reponse).map(({ nom, taille, empreinte }) => (
      <span key={empreinte} class="cv-fichier">
        <Lien href={adresse(empreinte)} telechargement>
          {nom}
        </Lien>{' '}
        ({format.taille(taille)}, empreinte {format.empreinteCourte(empreinte)})
      </span>
    ))}
  </>
)
