import type { VNode } from 'preact'
import type { Corps, Page } from '../../../../platform/http/contract.ts'
import { texteSaisi } from '../../../../platform/http/lecture.ts'
import {
  BarreAction,
  Bouton,
  ChampChoix,
  ChampTexte,
  ChampTexteLong,
  Entete,
  type Erreur,
  erreurDe,
  format,
  Formulaire,
  GroupeChamps,
  LienBouton,
  NoteObligatoires,
  ResumeErreurs,
} from '../../../../ui/index.ts'
import { codePropose } from '../../domain/ecrire-formulaire.ts'
import type {
  AideSaisie,
  Champ,
  DonneeCompte,
  Formulaire as Form,
  Section,
  TypeChamp,
} from '../../domain/formulaire.ts'
import { cheminsFormulaire, codesReserves } from './formulaires-chemins.ts'
import { libelleDonnee, libelleSource } from './formulaires-mots.ts'
import { siFaux } from './formulaires-propres.ts'
import type { VueFormulaire } from './formulaires-table.tsx'
import { filDuFormulaire } from './formulaires.page.tsx'

const SOURCES = ['moi', 'responsable_legal'] as const satisfies readonly AideSaisie['source'][]

/** What a helper button can write in. */
const REMPLIS: readonly TypeChamp[] = ['texte', 'texte_long', 'siret', 'courriel', 'telephone']
const remplissables = ({ champs }: Section): readonly Champ[] => champs.filter(({ type }) => REMPLIS.includes(type))

/** What the page of a section holds, as typed: by the names of its fields. */
export type SectionSaisie = Readonly<Record<string, string>>

export const saisieDeLaSection = (section: Section | null): SectionSaisie => ({
  titre: section?.titre ?? '',
  code: section?.code ?? '',
  aide: section?.aide ?? '',
  ...Object.fromEntries(
    (section?.aidesSaisie ?? []).flatMap(({ source, libelle, remplit }) => [
      [`aide.${source}`, libelle],
      ...Object.entries(remplit).map(([champ, donnee]) => [`aide.${source}.${champ}`, donnee]),
    ]),
  ),
})

export const saisieDeSectionDuCorps = (corps: Corps): SectionSaisie =>
  Object.fromEntries(Object.entries(corps).map(([nom, valeur]) => [nom, texteSaisi(valeur)]))

type Lu = { readonly ok: true; readonly section: Section } | { readonly ok: false; readonly erreurs: readonly Erreur[] }

/** GUI-1, ADM-3 — the section that was typed, with its helper buttons, or every fault of it. */
export const lireSection = (
  saisie: SectionSaisie,
  { formulaire, ancienne }: { readonly formulaire: Form; readonly ancienne: Section | null },
): Lu => {
  const { titre = '', code = '', aide = '' } = saisie
  const autres = formulaire.sections.map(section => section.code).filter(autre => autre !== ancienne?.code)
  const pris = new Set([...autres, ...codesReserves])
  const aides = ancienne ? SOURCES.map(source => lireAide(saisie, { source, section: ancienne })) : []
  const erreurs: readonly Erreur[] = [
    ...siFaux(titre !== '', 'titre', 'Donnez un titre à la section.'),
    ...siFaux(
      code === '' || /^[a-z0-9]+([_-][a-z0-9]+)*$/u.test(code),
      'code',
      'Écrivez le code en minuscules sans accents, avec des chiffres et des « _ » entre les mots.',
    ),
    ...siFaux(!pris.has(code), 'code', `Le code « ${code} » est déjà employé : donnez-en un autre.`),
    ...aides.flatMap(lue => lue.erreurs),
  ]
  if (erreurs.length > 0) return { ok: false, erreurs }
  const aidesSaisie = aides.flatMap(lue => lue.aide ?? [])
  return {
    ok: true,
    section: {
      code: code === '' ? (ancienne?.code ?? codePropose(titre, pris)) : code,
      titre,
      ...(aide === '' ? {} : { aide }),
      ...(aidesSaisie.length > 0 ? { aidesSaisie } : {}),
      champs: ancienne?.champs ?? [],
    },
  }
}

const estDonnee = (texte: string): texte is DonneeCompte => Object.hasOwn(libelleDonnee, texte)

/** A button fills the fields of its section; what it already filled in others stays. */
const lireAide = (
  saisie: SectionSaisie,
  { source, section }: { readonly source: AideSaisie['source']; readonly section: Section },
): { readonly erreurs: readonly Erreur[]; readonly aide?: AideSaisie } => {
  const nom = `aide.${source}`
  const libelle = saisie[nom] ?? ''
  const ici = remplissables(section)
  const ailleurs = Object.entries(section.aidesSaisie?.find(aide => aide.source === source)?.remplit ?? {}).filter(
    ([code]) => !ici.some(champ => champ.code === code),
  )
  const choisies = ici.flatMap(({ code }): (readonly [string, DonneeCompte])[] => {
    const donnee = saisie[`${nom}.${code}`] ?? ''
    return estDonnee(donnee) ? [[code, donnee]] : []
  })
  const remplit = Object.fromEntries([...choisies, ...ailleurs])
  const vide = choisies.length === 0
  return {
    erreurs: [
      ...siFaux(
        vide || libelle !== '',
        nom,
        'Écrivez ce que dit ce bouton, par exemple « Compléter avec mes données ».',
      ),
      ...siFaux(
        !vide || libelle === '',
        nom,
        'Choisissez au moins une question que ce bouton remplit, ou effacez son libellé.',
      ),
    ],
    ...(vide ? {} : { aide: { source, libelle, remplit } }),
  }
}

/** GUI-1 — a section: its title, its help, and the buttons that fill it from an account. */
export const pageSection = ({
  vue,
  ancienne,
  saisie,
  erreurs,
}: {
  readonly vue: VueFormulaire
  readonly ancienne: Section | null
  readonly saisie: SectionSaisie
  readonly erreurs: readonly Erreur[]
}): Page => {
  const { chantier, version } = vue.lu
  const chemins = cheminsFormulaire(chantier.code, vue.etape)
  const titre = ancienne ? `Section ${format.guillemets(ancienne.titre)}` : 'Ajouter une section'
  return {
    titre: `${titre}, ${chantier.intitule}`,
    titreCourt: format.abreger(ancienne?.titre ?? titre, 60),
    filAriane: filDuFormulaire(vue),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete surtitre={chantier.intitule} titre={titre} />
        <Formulaire
          action={ancienne ? chemins.section(ancienne.code) : chemins.nouvelleSection()}
          champs={{ versionVue: String(version) }}
          surveille
        >
          <NoteObligatoires />
          <ChampTexte
            nom="titre"
            libelle="Titre"
            obligatoire
            valeur={saisie['titre']}
            erreur={erreurDe(erreurs, 'titre')}
          />
          <ChampTexteLong
            nom="aide"
            libelle="Aide"
            aide="Affichée sous le titre, avant les questions."
            lignes={3}
            valeur={saisie['aide']}
          />
          <ChampTexte
            nom="code"
            libelle="Code"
            aide="Laissez vide : il sera tiré du titre."
            largeur="moyenne"
            valeur={saisie['code']}
            erreur={erreurDe(erreurs, 'code')}
          />
          {ancienne && remplissables(ancienne).length > 0
            ? SOURCES.map(source => (
                <Aide key={source} source={source} section={ancienne} saisie={saisie} erreurs={erreurs} />
              ))
            : null}
          <BarreAction
            actions={
              <>
                <Bouton>Enregistrer</Bouton>
                <LienBouton href={chemins.formulaire()} variante="secondaire">
                  Revenir au formulaire
                </LienBouton>
              </>
            }
          >
            Rien n’est publié : seul l’atelier voit ce qui est enregistré ici.
          </BarreAction>
        </Formulaire>
      </>
    ),
  }
}

/** ADM-3 */
const Aide = ({
  source,
  section,
  saisie,
  erreurs,
}: {
  readonly source: AideSaisie['source']
  readonly section: Section
  readonly saisie: SectionSaisie
  readonly erreurs: readonly Erreur[]
}): VNode => {
  const nom = `aide.${source}`
  return (
    <GroupeChamps
      legende={`Bouton d’aide : ${libelleSource[source]}`}
      aide="Un bouton qui remplit les questions choisies avec les données de son compte. Laissez vide : pas de bouton."
    >
      <ChampTexte nom={nom} libelle="Ce que dit le bouton" valeur={saisie[nom]} erreur={erreurDe(erreurs, nom)} />
      {remplissables(section).map(({ code, libelle }) => (
        <ChampChoix
          key={code}
          nom={`${nom}.${code}`}
          libelle={libelle}
          vide="N’est pas rempli"
          valeur={saisie[`${nom}.${code}`]}
          options={Object.entries(libelleDonnee).map(([valeur, mots]) => ({ valeur, libelle: mots }))}
        />
      ))}
    </GroupeChamps>
  )
}
