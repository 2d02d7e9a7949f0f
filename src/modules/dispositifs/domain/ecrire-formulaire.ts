import type { Chantier } from './chantier.ts'
import type { Champ, Formulaire, Section } from './formulaire.ts'
import { champsDe, libererDe, renommer } from './liens-formulaire.ts'

/** Which of the two forms of a programme. */
export type EtapeDuFormulaire = keyof Chantier['formulaires']
export type Sens = 'haut' | 'bas'

/** GUI-1 — a section at the end of the form. */
export const ajouterSection = (formulaire: Formulaire, section: Section): Formulaire => ({
  sections: [...formulaire.sections, section],
})

/** GUI-1 — the section of that code, as it is written now. */
export const modifierSection = (
  formulaire: Formulaire,
  { code, section }: { readonly code: string; readonly section: Section },
): Formulaire => ({ sections: formulaire.sections.map(autre => (autre.code === code ? section : autre)) })

/** A section before the one above it, or after the one below; unchanged where there is none. */
export const deplacerSection = (
  formulaire: Formulaire,
  { code, sens }: { readonly code: string; readonly sens: Sens },
): Formulaire => ({
  sections: deplace(
    formulaire.sections,
    formulaire.sections.findIndex(section => section.code === code),
    sens,
  ),
})

/** GUI-1 — a section goes with its fields; what named them names them no more. */
export const retirerSection = (formulaire: Formulaire, code: string): Formulaire => {
  const champs = formulaire.sections.find(section => section.code === code)?.champs ?? []
  const { sections } = retirerChamps(formulaire, new Set(champs.map(champ => champ.code)))
  return { sections: sections.filter(section => section.code !== code) }
}

/** GUI-1 — a field at the end of its section. */
export const ajouterChamp = (
  formulaire: Formulaire,
  { section, champ }: { readonly section: string; readonly champ: Champ },
): Formulaire => dansLaSection(formulaire, section, champs => [...champs, champ])

/**
 * GUI-1 — the field of that code, as it is written now; at the end of another section where that changes. Under another
 * code, the conditions, the dates and the helpers that name it follow.
 */
export const modifierChamp = (
  formulaire: Formulaire,
  { code, champ, section }: { readonly code: string; readonly champ: Champ; readonly section: string },
): Formulaire => {
  const renomme = code === champ.code ? formulaire : renommer(formulaire, { de: code, vers: champ.code })
  const actuelle = renomme.sections.find(({ champs }) => champs.some(autre => autre.code === champ.code))
  if (actuelle?.code === section)
    return dansLaSection(renomme, section, champs => champs.map(autre => (autre.code === champ.code ? champ : autre)))
  return ajouterChamp(sans(renomme, new Set([champ.code])), { section, champ })
}

/** A field before the one above it, or after the one below; over to the next section where it was at the edge of its own. */
export const deplacerChamp = (
  formulaire: Formulaire,
  { code, sens }: { readonly code: string; readonly sens: Sens },
): Formulaire => {
  const { sections } = formulaire
  const rangSection = sections.findIndex(({ champs }) => champs.some(champ => champ.code === code))
  const section = sections[rangSection]
  if (!section) return formulaire
  const rang = section.champs.findIndex(champ => champ.code === code)
  const champ = section.champs[rang]
  const auBord = sens === 'haut' ? rang === 0 : rang === section.champs.length - 1
  const voisine = sections[sens === 'haut' ? rangSection - 1 : rangSection + 1]
  if (!auBord || !champ) return dansLaSection(formulaire, section.code, champs => deplace(champs, rang, sens))
  if (!voisine) return formulaire
  return dansLaSection(sans(formulaire, new Set([code])), voisine.code, champs =>
    sens === 'haut' ? [...champs, champ] : [champ, ...champs],
  )
}

/** GUI-1 — fields that go: those that waited for one of their answers are asked of everyone, and no helper fills them. */
export const retirerChamps = (formulaire: Formulaire, codes: ReadonlySet<string>): Formulaire =>
  libererDe(sans(formulaire, codes), codes)

/** What was taken of a section of another programme, and what could not be. */
export type CopieDeSection = {
  readonly formulaire: Formulaire
  readonly section: Section
  /** Already asked in this form: not asked twice. */
  readonly dejaPosees: readonly Champ[]
  /** Their condition named a field that this form doesn't have: they are asked of everyone. */
  readonly sansCondition: readonly Champ[]
}

/** GUI-1 — a section of another programme, whole, at the end of the form: the quickest way to write one. */
export const copierSection = (formulaire: Formulaire, modele: Section): CopieDeSection => {
  const presents = new Set(champsDe(formulaire).map(({ code }) => code))
  const pris = modele.champs.filter(({ code }) => !presents.has(code))
  const connus = new Set([...presents, ...pris.map(({ code }) => code)])
  const nommes = modele.champs.flatMap(({ si, apres }) => [si?.champ ?? [], apres ?? []].flat())
  const remplis = (modele.aidesSaisie ?? []).flatMap(({ remplit }) => Object.keys(remplit))
  const inconnus = new Set([...nommes, ...remplis].filter(code => !connus.has(code)))
  const codes = new Set(formulaire.sections.map(({ code }) => code))
  const copiee = libererDe({ sections: [{ ...modele, champs: pris }] }, inconnus).sections[0]
  const section = { ...(copiee ?? modele), code: codeLibre(modele.code, codes) }
  return {
    formulaire: ajouterSection(formulaire, section),
    section,
    dejaPosees: modele.champs.filter(({ code }) => presents.has(code)),
    sansCondition: pris.filter(({ si }) => si !== undefined && inconnus.has(si.champ)),
  }
}

/** The fields of one line of a list, as a form of one section: what is done to a form is done to them. */
export const formulaireDesLignes = ({ code, libelle, lignes = [] }: Champ): Formulaire => ({
  sections: [{ code, titre: libelle, champs: lignes }],
})

/** The list with these fields in each of its lines. */
export const avecLignes = (liste: Champ, lignes: Formulaire): Champ => ({ ...liste, lignes: champsDe(lignes) })

/** The form with what was done to the fields of the lines of one of its lists. */
export const dansLesLignes = (
  formulaire: Formulaire,
  liste: string,
  ecrire: (lignes: Formulaire) => Formulaire,
): Formulaire => {
  const section = formulaire.sections.find(({ champs }) => champs.some(({ code }) => code === liste))
  const champ = section?.champs.find(({ code }) => code === liste)
  if (!section || !champ) return formulaire
  return modifierChamp(formulaire, {
    code: liste,
    section: section.code,
    champ: avecLignes(champ, ecrire(formulaireDesLignes(champ))),
  })
}

/**
 * A chantier with that form. What is said of vague 1 (ELI-8) follows the field that was renamed, and is said no more when it
 * went.
 */
export const avecFormulaire = (
  chantier: Chantier,
  {
    etape,
    formulaire,
    renomme,
  }: {
    readonly etape: EtapeDuFormulaire
    readonly formulaire: Formulaire
    readonly renomme?: { readonly de: string; readonly vers: string }
  },
): Chantier => {
  const { champVague1 } = chantier.applicabilite
  const suivi = renomme && champVague1 === renomme.de ? renomme.vers : champVague1
  const parti =
    etape === 'administrative' &&
    champsDe(chantier.formulaires.administrative).some(({ code }) => code === champVague1) &&
    !champsDe(formulaire).some(({ code }) => code === suivi)
  return {
    ...chantier,
    formulaires: { ...chantier.formulaires, [etape]: formulaire },
    applicabilite: {
      ...chantier.applicabilite,
      champVague1: etape === 'eligibilite' ? champVague1 : parti ? null : suivi,
    },
  }
}

const LONGUEUR_CODE = 40

/** The code that a label gives: its words without accents, as many as are needed to know it. */
export const codePropose = (libelle: string, pris: ReadonlySet<string>): string => {
  const mots = libelle
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/œ/giu, 'oe')
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter(mot => mot !== '')
  const retenus = mots.reduce((code, mot) => {
    const suite = code === '' ? mot : `${code}_${mot}`
    return suite.length > LONGUEUR_CODE && code !== '' ? code : suite
  }, '')
  return codeLibre(retenus.slice(0, LONGUEUR_CODE) || 'question', pris)
}

const codeLibre = (code: string, pris: ReadonlySet<string>): string => {
  const essai = (rang: number): string => {
    const propose = rang === 1 ? code : `${code}_${rang}`
    return pris.has(propose) ? essai(rang + 1) : propose
  }
  return essai(1)
}

const deplace = <T>(liste: readonly T[], rang: number, sens: Sens): readonly T[] => {
  const vers = sens === 'haut' ? rang - 1 : rang + 1
  const element = liste[rang]
  if (element === undefined || vers < 0 || vers >= liste.length) return liste
  return liste.toSpliced(rang, 1).toSpliced(vers, 0, element)
}

const dansLaSection = (
  { sections }: Formulaire,
  code: string,
  ecrire: (champs: readonly Champ[]) => readonly Champ[],
): Formulaire => ({
  sections: sections.map(section => (section.code === code ? { ...section, champs: ecrire(section.champs) } : section)),
})

const sans = ({ sections }: Formulaire, codes: ReadonlySet<string>): Formulaire => ({
  sections: sections.map(section => ({ ...section, champs: section.champs.filter(({ code }) => !codes.has(code)) })),
})
