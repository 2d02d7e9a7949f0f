import type { VNode } from 'preact'
import { format, Lien, ListeDescription, Section } from '../../../ui/index.ts'
import {
  type Champ,
  champsDeLigneVisibles,
  champsVisibles,
  type Dispositif,
  estVide,
  fichiersDe,
  type Formulaire,
  lignesDe,
  type Reponse,
  type Reponses,
  texteDe,
  valeursDe,
} from '../../dispositifs/index.ts'
import { chemins } from './chemins.ts'

type Sujet = {
  readonly numero: string
  readonly formulaire: Formulaire
  readonly reponses: Reponses
  readonly dispositif: Dispositif
}

type Lecture = Pick<Sujet, 'numero' | 'dispositif'>

/** What was answered, question by question, as a reader checks it: the summary, the receipt and the agent's page. */
export const ReponsesAffichees = ({ formulaire, reponses, ...lecture }: Sujet): VNode => {
  const visibles = new Set(champsVisibles(formulaire, reponses))
  return (
    <>
      {formulaire.sections.map(section => {
        const champs = section.champs.filter(champ => visibles.has(champ))
        return champs.length === 0 ? null : (
          <Section key={section.code} titre={section.titre} niveau={3}>
            <ListeDescription
              entrees={champs.map(champ => ({
                terme: champ.libelle,
                valeur: enMots(champ, reponses[champ.code], lecture),
              }))}
            />
          </Section>
        )
      })}
    </>
  )
}

/** An answer in words; empty when nothing was given. */
export const enMots = (champ: Champ, reponse: Reponse | undefined, lecture: Lecture): VNode | string => {
  const { dispositif } = lecture
  switch (champ.type) {
    case 'oui_non':
      return texteDe(reponse) === 'oui' ? 'Oui' : texteDe(reponse) === 'non' ? 'Non' : ''
    case 'choix':
      return libelleDe(champ, texteDe(reponse), dispositif)
    case 'choix_multiple':
    case 'profils':
      return format.enumeration(valeursDe(reponse).map(valeur => libelleDe(champ, valeur, dispositif)))
    case 'date':
      return jourOuTexte(texteDe(reponse))
    case 'siret':
      return format.siret(texteDe(reponse).replace(/\s/g, ''))
    case 'fichier':
      return <Fichiers numero={lecture.numero} reponse={reponse} />
    case 'liste':
      return <Lignes champ={champ} reponse={reponse} lecture={lecture} />
    default:
      return texteDe(reponse)
  }
}

const jourOuTexte = (texte: string): string => {
  const [, annee, mois, jour] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(texte) ?? []
  return annee ? `${jour}/${mois}/${annee}` : texte
}

const libelleDe = (champ: Champ, valeur: string, dispositif: Dispositif): string => {
  if (champ.type === 'profils') return dispositif.profils.find(({ code }) => code === valeur)?.libelle ?? valeur
  if (champ.options === 'chapitres')
    return dispositif.rem.chapitres.find(({ code }) => code === valeur)?.titre ?? valeur
  return champ.options?.find(option => option.valeur === valeur)?.libelle ?? valeur
}

const Fichiers = ({ numero, reponse }: { readonly numero: string; readonly reponse: Reponse | undefined }): VNode => (
  <>
    {fichiersDe(reponse).map(({ nom, taille, empreinte }) => (
      <span key={empreinte} class="cv-fichier">
        <Lien href={chemins.fichier(numero, empreinte)} telechargement>
          {nom}
        </Lien>{' '}
        ({format.taille(taille)}, empreinte {format.empreinteCourte(empreinte)})
      </span>
    ))}
  </>
)

const Lignes = (props: {
  readonly champ: Champ
  readonly reponse: Reponse | undefined
  readonly lecture: Lecture
}): VNode => (
  <ol>
    {lignesDe(props.reponse)
      .filter(ligne => !estVide(ligne))
      .map((ligne, rang) => (
        <li key={String(rang)}>
          {champsDeLigneVisibles(props.champ, ligne)
            .filter(({ code }) => texteDe(ligne[code]) !== '')
            .map(colonne => (
              <span key={colonne.code}>
                {colonne.libelle} : {enMots(colonne, ligne[colonne.code], props.lecture)}.{' '}
              </span>
            ))}
        </li>
      ))}
  </ol>
)
