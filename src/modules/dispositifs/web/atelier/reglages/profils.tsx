import type { VNode } from 'preact'
import { texteSaisi, textesSaisis } from '../../../../../platform/http/lecture.ts'
import {
  BoutonsRadio,
  CaseACocher,
  CasesACocher,
  ChampChoix,
  ChampsEnLigne,
  ChampTexte,
  ChampTexteLong,
  erreurDe,
  GroupeChamps,
} from '../../../../../ui/index.ts'
import type { Chantier } from '../../../domain/chantier.ts'
import { codeDeTitre } from '../../../domain/composer-rem.ts'
import type { Applicabilite, Profil } from '../../../domain/dispositif.ts'
import { FORME_CODE, type Lecteur } from '../lecteur.ts'
import { casesDe, champsDe, coche, Lignes } from './blocs.tsx'
import type { Reglage, VueReglage } from './reglage.tsx'

/** ELI-3, ELI-8, PRE-9 — the profiles, until when some are added, and which périmètres of the workbook apply to whom. */
export const reglageProfils: Reglage = {
  rubrique: 'profils',
  chapeau: 'Les profils que demande une candidature, et les exigences du classeur qui s’appliquent à elle.',
  saisieDe: chantier => {
    const { profils, ajoutDeProfils, applicabilite } = chantier
    const enListe = (valeurs: readonly string[]): string | readonly string[] =>
      perimetresDuClasseur(chantier) ? valeurs : valeurs.join('\n')
    return {
      ...Object.fromEntries(
        profils.flatMap(({ code, libelle, obligatoire, aide }, rang) => [
          [`profils.${rang}.libelle`, libelle],
          [`profils.${rang}.code`, code],
          [`profils.${rang}.obligatoire`, coche(obligatoire)],
          [`profils.${rang}.aide`, aide ?? ''],
        ]),
      ),
      ajoutDeProfils,
      'applicabilite.champVague1': applicabilite.champVague1 ?? '',
      'applicabilite.siReference': enListe(applicabilite.siReference),
      'applicabilite.sinon': enListe(applicabilite.sinon),
    }
  },
  champs: vue => <ChampsDesProfils {...vue} />,
  lire: (lecteur, { chantier }) => {
    const profils = lireProfils(lecteur)
    const ajoutDeProfils = lecteur.choix('ajoutDeProfils', ['eligibilite', 'J2'])
    const applicabilite = lireApplicabilite(lecteur, chantier)
    return avant => ({ ...avant, profils, ajoutDeProfils, applicabilite })
  },
}

const lireProfils = (lecteur: Lecteur): readonly Profil[] => {
  const lus: Profil[] = []
  for (const rang of lecteur.rangs('profils')) {
    const nom = (champ: string): string => `profils.${rang}.${champ}`
    const libelle = lecteur.texteRequis(nom('libelle'), 'Donnez le libellé de ce profil, ou effacez toute la ligne.')
    const ecrit = lecteur.forme(
      nom('code'),
      FORME_CODE,
      'Écrivez des minuscules sans accent et des chiffres, séparés par des tirets, par exemple ligne-generique.',
    )
    const code = ecrit === '' && libelle !== '' ? codeDeTitre(libelle) : ecrit
    const aide = lecteur.texte(nom('aide'), 500)
    if (lus.some(autre => autre.libelle === libelle))
      lecteur.faute(nom('libelle'), `Un autre profil s’appelle déjà « ${libelle} ».`)
    else if (lus.some(autre => autre.code === code))
      lecteur.faute(nom('code'), `Un autre profil a déjà le code « ${code} ».`)
    lus.push({ code, libelle, obligatoire: lecteur.coche(nom('obligatoire')), ...(aide === '' ? {} : { aide }) })
  }
  return lus
}

const questionsOuiNon = ({ formulaires }: Chantier): readonly { readonly valeur: string; readonly libelle: string }[] =>
  formulaires.administrative.sections
    .flatMap(({ champs }) => champs)
    .filter(({ type }) => type === 'oui_non')
    .map(({ code, libelle }) => ({ valeur: code, libelle }))

/** Those of the adopted workbook; `null` while there is none, and they are written by hand. */
const perimetresDuClasseur = ({ rem }: Chantier): readonly string[] | null =>
  rem && [...new Set(rem.chapitres.flatMap(({ exigences }) => exigences.map(({ perimetre }) => perimetre)))].toSorted()

/** ELI-8 — without a question, everyone is asked the same. */
const lireApplicabilite = (lecteur: Lecteur, chantier: Chantier): Applicabilite => {
  const champ = lecteur.texte('applicabilite.champVague1')
  const connu = champ === '' || questionsOuiNon(chantier).some(({ valeur }) => valeur === champ)
  if (!connu)
    lecteur.faute('applicabilite.champVague1', 'Choisissez une question « oui ou non » du premier formulaire.')
  const lire = (nom: string): readonly string[] => [
    ...new Set(perimetresDuClasseur(chantier) ? lecteur.coches(nom) : lecteur.lignes(nom)),
  ]
  const sinon = lire('applicabilite.sinon')
  return {
    champVague1: champ === '' ? null : champ,
    siReference: champ === '' ? sinon : lire('applicabilite.siReference'),
    sinon,
  }
}

const ChampsDesProfils = (vue: VueReglage): VNode => {
  const { corps } = vue
  const de = champsDe(vue)
  return (
    <>
      <GroupeChamps
        legende="Profils"
        aide="Le libellé est celui de la colonne « Profil » du classeur. Le code se lit dans les adresses et les exports : laissez-le vide, il est tiré du libellé."
      >
        <Lignes corps={corps} liste="profils" vides={2} nom="Profil" ajouter="Ajouter un profil">
          {rang => (
            <>
              <ChampsEnLigne>
                <ChampTexte {...de(`profils.${rang}.libelle`)} libelle="Libellé" />
                <ChampTexte {...de(`profils.${rang}.code`)} libelle="Code" />
              </ChampsEnLigne>
              <ChampTexte {...de(`profils.${rang}.aide`)} libelle="Aide au candidat" />
              <CaseACocher
                {...casesDe(vue)(`profils.${rang}.obligatoire`)}
                libelle="Obligatoire : toute candidature le demande"
              />
            </>
          )}
        </Lignes>
        <BoutonsRadio
          {...de('ajoutDeProfils')}
          libelle="Un profil facultatif peut être ajouté"
          options={[
            { valeur: 'eligibilite', libelle: 'Jusqu’à la soumission du second formulaire' },
            { valeur: 'J2', libelle: 'Jusqu’au jalon 2', aide: 'Un guichet permanent n’a pas de jalon 2.' },
          ]}
        />
      </GroupeChamps>
      <GroupeChamps
        legende="Exigences applicables"
        aide="Chaque exigence du classeur a un périmètre : dites lesquels s’appliquent."
      >
        <ChampChoix
          {...de('applicabilite.champVague1')}
          libelle="Question qui distingue les solutions déjà référencées"
          aide="Une question « oui ou non » du premier formulaire. Sans question, tous les candidats ont les mêmes périmètres."
          vide="Aucune"
          options={questionsOuiNon(vue.chantier)}
        />
        <Perimetres
          {...vue}
          nom="applicabilite.sinon"
          libelle="Périmètres applicables"
          aide="À tous ; ou, avec une question, à ceux qui répondent « non »."
          obligatoire
        />
        <Perimetres
          {...vue}
          nom="applicabilite.siReference"
          libelle="Périmètres des solutions déjà référencées"
          aide="À ceux qui répondent « oui » ; sans effet s’il n’y a pas de question."
        />
      </GroupeChamps>
    </>
  )
}

const Perimetres = ({
  nom,
  libelle,
  aide,
  obligatoire,
  ...vue
}: VueReglage & {
  readonly nom: string
  readonly libelle: string
  readonly aide: string
  readonly obligatoire?: boolean
}): VNode => {
  const { chantier, corps, erreurs } = vue
  const duClasseur = perimetresDuClasseur(chantier)
  const communs = { nom, libelle, obligatoire, erreur: erreurDe(erreurs, nom) }
  if (duClasseur === null)
    return (
      <ChampTexteLong
        {...communs}
        aide={`${aide} Un par ligne, comme la colonne du classeur les écrit.`}
        valeur={texteSaisi(corps[nom])}
        lignes={3}
      />
    )
  const choisis = textesSaisis(corps[nom])
  // One that the workbook no longer has is still there to be unticked.
  const proposes = [...new Set([...duClasseur, ...chantier.applicabilite.sinon, ...chantier.applicabilite.siReference])]
  return (
    <CasesACocher
      {...communs}
      aide={aide}
      valeurs={choisis}
      options={proposes.map(valeur => ({
        valeur,
        libelle: duClasseur.includes(valeur) ? valeur : `${valeur} (absent du classeur)`,
      }))}
    />
  )
}
