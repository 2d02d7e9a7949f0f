import type { VNode } from 'preact'
import {
  Alerte,
  Bouton,
  BoutonsRadio,
  Brut,
  ChampFichier,
  ChampTexte,
  erreurDe,
  format,
  Formulaire,
  GroupeBoutons,
  idDe,
  Lien,
  LienBouton,
  Section,
} from '../../../ui/index.ts'
import { chemins, decide, manquesAvantSoumission, type PreuveDeposee } from '../../candidatures/index.ts'
import { accepte, type NumeroPreuve, type PreuveAttendue } from '../../dispositifs/index.ts'
import type { VueChapitre } from './chapitre.page.tsx'
import { PreuveAffichee } from './depot-affiche.tsx'
import { lienExigence, voisinesDe } from './exigences.ts'
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
      <Voisines page={page} />
    </>
  )
}

/** From one requirement to the next, without going back to the list. */
const Voisines = ({ page }: { readonly page: VueChapitre }): VNode => {
  const { precedente, suivante } = voisinesDe(page)
  return (
    <GroupeBoutons>
      {precedente ? (
        <LienBouton href={lienExigence(page, precedente.id)} variante="tertiaire" icone="arrow-left-line">
          {`Exigence ${precedente.id}`}
        </LienBouton>
      ) : null}
      {suivante ? (
        <LienBouton href={lienExigence(page, suivante.id)} variante="tertiaire" icone="arrow-right-line" iconeADroite>
          {`Exigence ${suivante.id}`}
        </LienBouton>
      ) : null}
    </GroupeBoutons>
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
    <section
      class="cv-preuve"
      id={idPreuve(attendue.numero)}
      aria-label={`Preuve ${attendue.numero}`}
      data-montrer={page.recue === attendue.numero ? '' : undefined}
    >
      <h4 class="cv-preuve__titre">Preuve attendue {attendue.numero}</h4>
      <Brut html={attendue.texte} />
      {page.recue === attendue.numero && preuve.statut === 'deposee' ? <Recue page={page} /> : null}
      <PreuveAffichee numero={numero} preuve={preuve} />
      {peutDeposer(page, attendue.numero) ? <Depots page={page} attendue={attendue} preuve={preuve} /> : null}
    </section>
  )
}

/** What the deposit changed, and what comes next. */
const Recue = ({ page }: { readonly page: VueChapitre }): VNode => {
  const { aFaire } = voisinesDe(page)
  const restent = manquesAvantSoumission(page.depose).length
  return (
    <Alerte ton="succes" annonce>
      <p>
        Le dépôt est reçu.{' '}
        {restent === 0
          ? `Le chapitre est complet : vous pouvez le ${page.depose.statut === 'en_depot' ? 'soumettre' : 'soumettre à nouveau'}.`
          : `Il reste ${format.pluriel(restent, 'preuve')} dans ce chapitre.`}{' '}
        {aFaire ? <Lien href={lienExigence(page, aFaire.id)}>{`Passer à l’exigence ${aFaire.id}`}</Lien> : null}
      </p>
    </Alerte>
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
  const mode = (forme: 'piece' | 'url'): VNode =>
    preuve.versions.length > 0 ? (
      <Mode id={`mode-${forme}-${idPreuve(attendue.numero)}`} />
    ) : (
      <input type="hidden" name="mode" value="complete" />
    )
  const saisie = page.saisie?.preuve === attendue.numero ? page.saisie.url : ''
  return (
    <div class="cv-depot">
      <p class="fr-text--sm">{acceptationEnMots(acceptation)}</p>
      {acceptation.fichier ? (
        <Formulaire action={`${action}/fichier`} multipart champs={champs}>
          {mode('piece')}
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
          {mode('url')}
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

const Mode = ({ id }: { readonly id: string }): VNode => (
  <BoutonsRadio
    nom="mode"
    id={id}
    libelle="Ce dépôt"
    enLigne
    valeur="remplace"
    options={[
      { valeur: 'remplace', libelle: 'remplace ce qui est déposé' },
      { valeur: 'complete', libelle: 's’ajoute à ce qui est déposé' },
    ]}
  />
)
