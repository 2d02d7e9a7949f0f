import type { VNode } from 'preact'
import {
  Alerte,
  Bouton,
  BoutonPost,
  BoutonsRadio,
  ChampFichier,
  ChampTexte,
  erreurDe,
  Formulaire,
  GroupeBoutons,
  idDe,
  LienBouton,
} from '../../../ui/index.ts'
import {
  chemins,
  depotsCourants,
  estUnTestIntrusion,
  type PreuveDeposee,
  suitUneHomologation,
} from '../../candidatures/index.ts'
import { type Acceptation, accepte, type PreuveAttendue } from '../../dispositifs/index.ts'
import type { VueChapitre } from './chapitre.page.tsx'
import { EnvoisAffiches } from './envois-affiches.tsx'
import { idPreuve } from './exigences.ts'
import { AvisHomologation, ChampsHomologation, type Forme } from './homologation.tsx'
import { acceptationEnMots } from './phrases.ts'

type DepotsProps = { readonly page: VueChapitre; readonly attendue: PreuveAttendue; readonly preuve: PreuveDeposee }

/** PRE-1, PRE-2 — every way to deposit for an expected proof, after what it accepts (PRE-3). */
export const Depots = (props: DepotsProps): VNode => {
  const { page, attendue, preuve } = props
  const { vue, chapitre, dispositif } = page
  const { numero } = vue.etat
  if (estUnTestIntrusion(dispositif, attendue.numero))
    return (
      <div class="cv-depot">
        <p>
          Cette preuve est un rapport de test d’intrusion structuré : vous répondez à chaque point de contrôle, puis
          joignez le rapport signé du prestataire.
        </p>
        <GroupeBoutons>
          <LienBouton href={chemins.testIntrusion(numero, chapitre.code, attendue.numero)}>
            {preuve.versions.length > 0 ? 'Déposer un nouveau rapport de test' : 'Remplir le rapport de test'}
          </LienBouton>
          <Reprendre {...props} />
        </GroupeBoutons>
      </div>
    )
  const acceptation = accepte(attendue, dispositif)
  const gazelle = `${chemins.chapitre(numero, chapitre.code)}/preuves/gazelle`
  return (
    <div class="cv-depot">
      {acceptation.gazelle ? <LienImportable {...props} action={gazelle} /> : null}
      <p class="fr-text--sm">{acceptationEnMots(acceptation)}</p>
      {suitUneHomologation(dispositif, attendue.numero) ? <AvisHomologation /> : null}
      {acceptation.fichier ? <DepotDeFichier {...props} fichier={acceptation.fichier} /> : null}
      <EnvoisAffiches envois={page.envois.filter(envoi => envoi.preuve === attendue.numero)} />
      {acceptation.lien ? <DepotDeLien {...props} seul={acceptation.fichier === null} /> : null}
      <GroupeBoutons>
        {acceptation.gazelle && !suitUneHomologation(dispositif, attendue.numero) ? (
          <LienBouton
            href={`${gazelle}?preuve=${encodeURIComponent(attendue.numero)}`}
            variante="secondaire"
            icone="download-line"
          >
            Importer directement de Gazelle
          </LienBouton>
        ) : null}
        <Reprendre {...props} />
      </GroupeBoutons>
    </div>
  )
}

/** PRE-4 — a link that leads to a report is better a copy: it says its verdict, and stays when the platform goes. */
const LienImportable = ({
  page,
  attendue,
  preuve,
  action,
}: DepotsProps & { readonly action: string }): VNode | null => {
  const lien = depotsCourants(preuve).find(depot => depot.nature === 'lien' && page.estImportable(depot.url))
  return lien ? (
    <Alerte ton="info" titre="Ce lien mène à un rapport de Gazelle">
      <p>Importez-le : sa copie est conservée avec son verdict, et remplace le lien, qui reste lisible.</p>
      <BoutonPost action={action} champs={{ preuve: attendue.numero, depot: lien.id }} variante="secondaire" petit>
        Importer le rapport de ce lien
      </BoutonPost>
    </Alerte>
  ) : null
}

/** GUI-7 — nothing is carried over by itself: an act of the éditeur’s own. */
const Reprendre = ({ page, attendue }: DepotsProps): VNode | null =>
  page.autresCandidatures ? (
    <LienBouton
      href={chemins.reprise(page.vue.etat.numero, page.chapitre.code, attendue.numero)}
      variante="tertiaire"
      icone="folder-line"
    >
      Reprendre une pièce déjà déposée par votre entreprise
    </LienBouton>
  ) : null

const DepotDeFichier = (props: DepotsProps & { readonly fichier: NonNullable<Acceptation['fichier']> }): VNode => {
  const { page, attendue, fichier } = props
  const { vue, chapitre } = page
  const enParties = {
    adresse: '/envois',
    depot: actionDe(props, 'envoi'),
    metadonnees: { numero: vue.etat.numero, chapitre: chapitre.code, preuve: attendue.numero },
  }
  return (
    <Formulaire
      action={actionDe(props, 'fichier')}
      multipart
      enParties={enParties}
      champs={{ preuve: attendue.numero }}
    >
      <Mode {...props} forme="piece" />
      <Homologation {...props} forme="piece" />
      <ChampFichier
        nom="piece"
        id={idDe(`piece-${attendue.numero}`)}
        libelle="Fichier à déposer"
        aide="Vous pouvez en choisir plusieurs : chacun est un dépôt."
        plusieurs
        obligatoire
        accepte={fichier.extensions}
        tailleMax={fichier.tailleMax}
        erreur={erreurDe(page.erreurs, `piece-${attendue.numero}`)}
      />
      <Bouton icone="upload-line">Déposer le fichier</Bouton>
    </Formulaire>
  )
}

const DepotDeLien = (props: DepotsProps & { readonly seul: boolean }): VNode => {
  const { page, attendue, seul } = props
  const saisie = page.saisie?.preuve === attendue.numero ? page.saisie.url : undefined
  return (
    <Formulaire action={actionDe(props, 'lien')} champs={{ preuve: attendue.numero }}>
      <Mode {...props} forme="url" />
      <Homologation {...props} forme="url" />
      <ChampTexte
        nom="url"
        id={idDe(`url-${attendue.numero}`)}
        libelle="Lien à déposer"
        type="url"
        obligatoire
        aide="Adresse complète, par exemple https://exemple.fr/rapport"
        valeur={saisie ?? ''}
        erreur={erreurDe(page.erreurs, `url-${attendue.numero}`)}
      />
      <Bouton icone="link" variante={seul ? 'primaire' : 'secondaire'}>
        Déposer le lien
      </Bouton>
    </Formulaire>
  )
}

const actionDe = ({ page: { vue, chapitre } }: DepotsProps, forme: 'fichier' | 'lien' | 'envoi'): string =>
  `${chemins.chapitre(vue.etat.numero, chapitre.code)}/preuves/${forme}`

const Homologation = ({ page, attendue, forme }: DepotsProps & { readonly forme: Forme }): VNode | null =>
  suitUneHomologation(page.dispositif, attendue.numero) ? (
    <ChampsHomologation
      forme={forme}
      preuve={attendue.numero}
      saisie={
        page.saisie?.preuve === attendue.numero && page.saisie.forme === forme ? page.saisie.homologation : undefined
      }
      erreurs={page.erreurs}
    />
  ) : null

/** PRE-7 — what becomes of what is there; nothing is asked when nothing is. */
const Mode = ({ page, attendue, preuve, forme }: DepotsProps & { readonly forme: Forme }): VNode =>
  preuve.versions.length > 0 ? (
    <ChoixDuMode
      id={`mode-${forme}-${idPreuve(attendue.numero)}`}
      mode={page.saisie?.preuve === attendue.numero && page.saisie.forme === forme ? page.saisie.mode : 'remplace'}
    />
  ) : (
    <input type="hidden" name="mode" value="complete" />
  )

export const ChoixDuMode = ({ id, mode }: { readonly id: string; readonly mode: string }): VNode => (
  <BoutonsRadio
    nom="mode"
    id={id}
    libelle="Ce dépôt"
    enLigne
    valeur={mode}
    options={[
      { valeur: 'remplace', libelle: 'remplace ce qui est déposé' },
      { valeur: 'complete', libelle: 's’ajoute à ce qui est déposé' },
    ]}
  />
)
