import type { VNode } from 'preact'
import {
  Bouton,
  BoutonsRadio,
  Brut,
  ChampFichier,
  ChampTexte,
  erreurDe,
  Formulaire,
  idDe,
  LienBouton,
  Section,
} from '../../../ui/index.ts'
import { chemins, decide, type PreuveDeposee } from '../../candidatures/index.ts'
import { accepte, type NumeroPreuve, type PreuveAttendue } from '../../dispositifs/index.ts'
import type { VueChapitre } from './chapitre.page.tsx'
import { PreuveAffichee } from './depot-affiche.tsx'
import { acceptationEnMots } from './phrases.ts'

/** One requirement: its text, its scenarios, and for each expected proof what was deposited and how to deposit. */
export const UneExigence = ({ page }: { readonly page: VueChapitre }): VNode => {
  const { exigence, depose } = page
  return (
    <>
      <Section titre={`${exigence.nature === 'exigence' ? 'Exigence' : 'Préconisation'} ${exigence.id}`} id="exigence">
        <p class="fr-text--sm">
          {[exigence.fonction, exigence.profil, exigence.perimetre, exigence.criticite].filter(Boolean).join(' · ')}
        </p>
        <Brut html={exigence.texte} />
        {exigence.commentaire ? <Brut html={exigence.commentaire} /> : null}
      </Section>
      {exigence.scenarios.map(scenario => (
        <Section key={scenario.numero} titre={`Scénario ${scenario.numero}`} niveau={3}>
          <Brut html={scenario.texte} />
          {scenario.preuves.map(attendue => {
            const preuve = depose.preuves[attendue.numero]
            return preuve ? <UnePreuve key={attendue.numero} page={page} attendue={attendue} preuve={preuve} /> : null
          })}
        </Section>
      ))}
    </>
  )
}

const UnePreuve = (props: {
  readonly page: VueChapitre
  readonly attendue: PreuveAttendue
  readonly preuve: PreuveDeposee
}): VNode => {
  const { page, attendue, preuve } = props
  const { numero } = page.vue.etat
  return (
    <section class="cv-preuve" id={idPreuve(attendue.numero)} aria-label={`Preuve ${attendue.numero}`}>
      <h4 class="cv-preuve__titre">Preuve attendue {attendue.numero}</h4>
      <Brut html={attendue.texte} />
      <PreuveAffichee numero={numero} preuve={preuve} />
      {peutDeposer(page, attendue.numero) ? <Depots page={page} attendue={attendue} preuve={preuve} /> : null}
    </section>
  )
}

/** The anchor of a proof in the page of its chapter. */
export const idPreuve = (numero: string): string => `preuve-${numero.replace(/[^\w-]+/g, '-')}`

/** The rule answers, not the page. */
const peutDeposer = ({ vue, dispositif, acteur, chapitre }: VueChapitre, preuve: NumeroPreuve): boolean =>
  decide(
    vue.etat,
    {
      type: 'deposerPreuve',
      chapitre: chapitre.code,
      preuve,
      depotId: '',
      remplace: [],
      contenu: { nature: 'lien', url: '' },
    },
    { acteur, now: vue.le, dispositif },
  ).ok

const Depots = (props: {
  readonly page: VueChapitre
  readonly attendue: PreuveAttendue
  readonly preuve: PreuveDeposee
}): VNode => {
  const { page, attendue, preuve } = props
  const { vue, chapitre, dispositif, erreurs } = page
  const acceptation = accepte(attendue, dispositif)
  const action = `${chemins.chapitre(vue.etat.numero, chapitre.code)}/preuves`
  const champs = { preuve: attendue.numero }
  const mode =
    preuve.versions.length > 0 ? <Mode attendue={attendue} /> : <input type="hidden" name="mode" value="complete" />
  const saisie = page.saisie?.preuve === attendue.numero ? page.saisie.url : ''
  return (
    <div class="cv-depot">
      <p class="fr-text--sm">{acceptationEnMots(acceptation)}</p>
      {acceptation.fichier ? (
        <Formulaire action={`${action}/fichier`} multipart champs={champs}>
          {mode}
          <ChampFichier
            nom="piece"
            id={idDe(`piece-${attendue.numero}`)}
            libelle="Fichier à déposer"
            obligatoire
            accepte={acceptation.fichier.extensions}
            tailleMax={acceptation.fichier.tailleMax}
            erreur={erreurDe(erreurs, `piece-${attendue.numero}`)}
          />
          <Bouton icone="upload-line">Déposer le fichier</Bouton>
        </Formulaire>
      ) : null}
      {acceptation.lien ? (
        <Formulaire action={`${action}/lien`} champs={champs}>
          {mode}
          <ChampTexte
            nom="url"
            id={idDe(`url-${attendue.numero}`)}
            libelle="Lien à déposer"
            type="url"
            obligatoire
            aide="Adresse complète, par exemple https://exemple.fr/rapport"
            valeur={saisie}
            erreur={erreurDe(erreurs, `url-${attendue.numero}`)}
          />
          <Bouton icone="link" variante={acceptation.fichier ? 'secondaire' : 'primaire'}>
            Déposer le lien
          </Bouton>
        </Formulaire>
      ) : null}
      {acceptation.gazelle ? (
        <LienBouton
          href={`${action}/gazelle?preuve=${encodeURIComponent(attendue.numero)}`}
          variante="secondaire"
          icone="download-line"
        >
          Importer directement de Gazelle
        </LienBouton>
      ) : null}
    </div>
  )
}

const Mode = ({ attendue }: { readonly attendue: PreuveAttendue }): VNode => (
  <BoutonsRadio
    nom="mode"
    id={`mode-${idPreuve(attendue.numero)}`}
    libelle="Ce dépôt"
    enLigne
    valeur="remplace"
    options={[
      { valeur: 'remplace', libelle: 'remplace ce qui est déposé' },
      { valeur: 'complete', libelle: 's’ajoute à ce qui est déposé' },
    ]}
  />
)
