import type { VNode } from 'preact'
import {
  Bouton,
  BoutonsRadio,
  CaseACocher,
  CasesACocher,
  ChampChoix,
  ChampDate,
  ChampFichier,
  ChampsEnLigne,
  ChampTexte,
  ChampTexteLong,
  type Erreur,
  erreurDe,
  format,
  GroupeBoutons,
  GroupeChamps,
  idDe,
  OuiNon,
} from '../../../ui/index.ts'
import {
  type AvancementFormulaire,
  type Champ,
  type Dispositif,
  fichiersDe,
  lignesDe,
  type Reponse,
  type Reponses,
  type Section,
  texteDe,
  valeursDe,
} from '../../dispositifs/index.ts'

/** In bytes: a supporting document of a form, not a proof. */
export const TAILLE_MAX_FORMULAIRE = 50 * 1024 * 1024

type Contexte = {
  readonly dispositif: Dispositif
  readonly reponses: Reponses
  readonly erreurs: readonly Erreur[]
}

/**
 * A section of a programme's form (ADM-1, ADM-2, ADM-4, ADM-5, ELI-1, ELI-2, ELI-4, ELI-5, ELI-7), with its helper buttons (ADM-3).
 * Nothing here knows what the fields are about.
 */
export const SectionDeFormulaire = ({
  section,
  contexte,
  avancement,
}: {
  readonly section: Section
  readonly contexte: Contexte
  readonly avancement: AvancementFormulaire | undefined
}): VNode => (
  <GroupeChamps legende={section.titre} aide={section.aide} avancement={avancement}>
    {section.aidesSaisie ? (
      <GroupeBoutons>
        {section.aidesSaisie.map(({ source, libelle }) => (
          <Bouton key={source} variante="secondaire" petit nom="geste" valeur={`aide.${section.code}.${source}`}>
            {libelle}
          </Bouton>
        ))}
      </GroupeBoutons>
    ) : null}
    {section.champs.map(champ => (
      <ChampDeProgramme key={champ.code} champ={champ} contexte={contexte} />
    ))}
  </GroupeChamps>
)

const ChampDeProgramme = ({ champ, contexte }: { readonly champ: Champ; readonly contexte: Contexte }): VNode => {
  const reponse = contexte.reponses[champ.code]
  return (
    <SelonLeCas champ={champ} voisins={tousLesChamps(contexte.dispositif)}>
      {champ.type === 'liste' ? (
        <Liste champ={champ} reponse={reponse} contexte={contexte} />
      ) : (
        <Saisie nom={champ.code} champ={champ} reponse={reponse} contexte={contexte} />
      )}
    </SelonLeCas>
  )
}

const tousLesChamps = ({ formulaires: { administrative, eligibilite } }: Dispositif): readonly Champ[] =>
  [administrative, eligibilite].flatMap(({ sections }) => sections).flatMap(({ champs }) => champs)

/** A field asked only in some cases says so; where JavaScript runs, it shows when it is its case. */
const SelonLeCas = (props: {
  readonly champ: Champ
  /** Those among which the one that decides is found; in a line of a list, the line's own, under `prefixe`. */
  readonly voisins: readonly Champ[]
  readonly prefixe?: string
  readonly children: VNode
}): VNode => {
  const { champ, voisins, prefixe = '', children } = props
  if (!champ.si) return children
  return (
    <div class="cv-condition" data-si={prefixe + champ.si.champ} data-vaut={champ.si.vaut}>
      <p class="cv-condition__cas fr-text--sm">{casEnMots(champ.si, voisins)}</p>
      {children}
    </div>
  )
}

const casEnMots = (
  { champ, vaut }: { readonly champ: string; readonly vaut: string },
  voisins: readonly Champ[],
): string => {
  const pilote = voisins.find(({ code }) => code === champ)
  const options = pilote?.options === 'chapitres' ? [] : (pilote?.options ?? OUI_NON)
  const reponse = options.find(({ valeur }) => valeur === vaut)?.libelle ?? vaut
  return `À renseigner si vous répondez « ${reponse} » à la question « ${pilote?.libelle ?? champ} ».`
}

const OUI_NON = [
  { valeur: 'oui', libelle: 'Oui' },
  { valeur: 'non', libelle: 'Non' },
]

type Props = {
  readonly nom: string
  readonly champ: Champ
  readonly reponse: Reponse | undefined
  readonly contexte: Contexte
}

const Saisie = ({ nom, champ, reponse, contexte }: Props): VNode => {
  const { libelle, aide, obligatoire, longueurMax, autocomplete } = champ
  const communs = { nom, libelle, aide, obligatoire, erreur: erreurDe(contexte.erreurs, nom) }
  const valeur = texteDe(reponse)
  switch (champ.type) {
    case 'texte_long':
      return <ChampTexteLong {...communs} valeur={valeur} longueurMax={longueurMax} />
    case 'date':
      return <ChampDate {...communs} valeur={valeur} />
    case 'oui_non':
      return <OuiNon {...communs} valeur={valeur} />
    case 'choix':
      return champ.options !== 'chapitres' && (champ.options?.length ?? 0) <= 5 ? (
        <BoutonsRadio {...communs} valeur={valeur} options={options(champ, contexte)} />
      ) : (
        <ChampChoix {...communs} valeur={valeur} options={options(champ, contexte)} />
      )
    case 'choix_multiple':
      return <CasesACocher {...communs} valeurs={valeursDe(reponse)} options={options(champ, contexte)} />
    case 'profils':
      return <Profils champ={champ} communs={communs} valeurs={valeursDe(reponse)} contexte={contexte} />
    case 'fichier':
      return <Fichiers communs={communs} champ={champ} reponse={reponse} />
    case 'siret':
      return <ChampTexte {...communs} valeur={valeur} clavier="numeric" largeur="moyenne" longueurMax={20} />
    case 'courriel':
      return <ChampTexte {...communs} valeur={valeur} type="email" autocomplete={autocomplete} longueurMax={254} />
    case 'telephone':
      return (
        <ChampTexte
          {...communs}
          valeur={valeur}
          type="tel"
          autocomplete={autocomplete}
          largeur="moyenne"
          longueurMax={30}
        />
      )
    case 'texte':
    case 'liste':
      return <ChampTexte {...communs} valeur={valeur} autocomplete={autocomplete} longueurMax={longueurMax} />
  }
}

const options = (
  champ: Champ,
  { dispositif }: Contexte,
): readonly { readonly valeur: string; readonly libelle: string }[] =>
  champ.options === 'chapitres'
    ? dispositif.rem.chapitres.map(({ code, titre }) => ({ valeur: code, libelle: titre }))
    : (champ.options ?? [])

type Communs = {
  readonly nom: string
  readonly libelle: string
  readonly aide: string | undefined
  readonly obligatoire: boolean
  readonly erreur: string | undefined
}

/** ELI-3 — a mandatory profile is ticked and stays so; it is sent with the others. */
const Profils = (props: {
  readonly champ: Champ
  readonly communs: Communs
  readonly valeurs: readonly string[]
  readonly contexte: Contexte
}): VNode => {
  const { profils } = props.contexte.dispositif
  const imposes = profils.filter(({ obligatoire }) => obligatoire)
  return (
    <>
      {imposes.map(({ code }) => (
        <input key={code} type="hidden" name={props.communs.nom} value={code} />
      ))}
      <CasesACocher
        {...props.communs}
        valeurs={[...props.valeurs, ...imposes.map(({ code }) => code)]}
        options={profils.map(({ code, libelle, obligatoire, aide }) => ({
          valeur: code,
          libelle: obligatoire ? `${libelle} (obligatoire)` : libelle,
          aide,
          desactive: obligatoire,
        }))}
      />
    </>
  )
}

const Fichiers = (props: {
  readonly communs: Communs
  readonly champ: Champ
  readonly reponse: Reponse | undefined
}): VNode => {
  const { communs, champ } = props
  const deposes = fichiersDe(props.reponse)
  return (
    <>
      <ChampFichier
        {...communs}
        obligatoire={communs.obligatoire && deposes.length === 0}
        accepte={champ.extensions ?? []}
        tailleMax={TAILLE_MAX_FORMULAIRE}
        plusieurs={champ.plusieurs}
      />
      {deposes.length > 0 ? (
        <ul class="cv-fichiers">
          {deposes.map(({ nom, taille, empreinte }, rang) => (
            <li key={String(rang)}>
              {nom}, {format.taille(taille)}, empreinte {format.empreinteCourte(empreinte)}
              <CaseACocher
                nom={`retirer_${champ.code}`}
                id={idDe(`retirer_${champ.code}-${rang}`)}
                valeur={empreinte}
                libelle={`Retirer « ${nom} » au prochain enregistrement`}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

/** A list shows one line to spare; adding and removing lines save the draft, so that they work without JavaScript. */
const Liste = ({ champ, reponse, contexte }: Omit<Props, 'nom'>): VNode => {
  const lignes = lignesDe(reponse)
  const montrees = lignes.length === 0 ? [{}] : lignes
  const colonnes = champ.lignes ?? []
  const erreur = erreurDe(contexte.erreurs, champ.code)
  return (
    <div id={idDe(champ.code)}>
      <GroupeChamps legende={champ.libelle} aide={champ.aide}>
        {erreur ? <p class="fr-error-text">{erreur}</p> : null}
        {montrees.map((ligne: Readonly<Record<string, string>>, rang) => (
          <div class="cv-lignes__une" key={String(rang)}>
            <div class="cv-lignes__tete">
              <p>Ligne {rang + 1}</p>
              {lignes.length > 0 ? (
                <Bouton
                  variante="discret"
                  petit
                  nom="geste"
                  valeur={`retirer.${champ.code}.${rang}`}
                  icone="delete-line"
                >
                  Retirer la ligne {rang + 1}
                </Bouton>
              ) : null}
            </div>
            <ChampsEnLigne>
              {colonnes.map(colonne => (
                <SelonLeCas key={colonne.code} champ={colonne} voisins={colonnes} prefixe={`${champ.code}.${rang}.`}>
                  <Saisie
                    nom={`${champ.code}.${rang}.${colonne.code}`}
                    champ={colonne}
                    reponse={ligne[colonne.code]}
                    contexte={contexte}
                  />
                </SelonLeCas>
              ))}
            </ChampsEnLigne>
          </div>
        ))}
        <Bouton variante="secondaire" petit nom="geste" valeur={`ajouter.${champ.code}`} icone="add-line">
          Ajouter une ligne
        </Bouton>
      </GroupeChamps>
    </div>
  )
}
