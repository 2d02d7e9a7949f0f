import { champsCommuns } from './convention.ts'
import type { Dispositif } from './dispositif.ts'
import type { AideSaisie, Champ, Formulaire, Section } from './formulaire.ts'

/** Every field of a form, in its order. */
export const champsDe = ({ sections }: Formulaire): readonly Champ[] => sections.flatMap(({ champs }) => champs)

/** What names a field of a form: it goes with it, or is told of it. */
export type Dependances = {
  /** The fields that are asked, or not, by what it answers. */
  readonly conditions: readonly Champ[]
  /** The dates that can't be before it. */
  readonly dates: readonly Champ[]
  readonly aides: readonly { readonly section: Section; readonly aide: AideSaisie }[]
}

export const dependancesDe = (formulaire: Formulaire, code: string): Dependances => ({
  conditions: champsDe(formulaire).filter(({ si }) => si?.champ === code),
  dates: champsDe(formulaire).filter(({ apres }) => apres === code),
  aides: formulaire.sections.flatMap(section =>
    (section.aidesSaisie ?? []).filter(({ remplit }) => code in remplit).map(aide => ({ section, aide })),
  ),
})

/** The fields that are hidden where it is, one after the other; in the form's order, itself not among them. */
export const suivantesDe = (formulaire: Formulaire, code: string): readonly Champ[] => {
  const champs = champsDe(formulaire)
  const suivre = (codes: ReadonlySet<string>): ReadonlySet<string> => {
    const trouves = champs.filter(({ si }) => si && codes.has(si.champ)).map(champ => champ.code)
    const tous = new Set([...codes, ...trouves])
    return tous.size === codes.size ? codes : suivre(tous)
  }
  const codes = suivre(new Set([code]))
  return champs.filter(champ => champ.code !== code && codes.has(champ.code))
}

/** The same form, in which what named one field names the other. */
export const renommer = (
  formulaire: Formulaire,
  { de, vers }: { readonly de: string; readonly vers: string },
): Formulaire => {
  const nom = (code: string): string => (code === de ? vers : code)
  const champ = (ancien: Champ): Champ => ({
    ...ancien,
    code: nom(ancien.code),
    ...(ancien.si ? { si: { ...ancien.si, champ: nom(ancien.si.champ) } } : {}),
    ...(ancien.apres === undefined ? {} : { apres: nom(ancien.apres) }),
  })
  return surLesAides(
    { sections: formulaire.sections.map(section => ({ ...section, champs: section.champs.map(champ) })) },
    remplit => Object.fromEntries(Object.entries(remplit).map(([code, donnee]) => [nom(code), donnee])),
  )
}

/** The same form, in which nothing names these fields any more. */
export const libererDe = (formulaire: Formulaire, codes: ReadonlySet<string>): Formulaire => {
  const champ = ({ si, apres, ...reste }: Champ): Champ => ({
    ...reste,
    ...(si && !codes.has(si.champ) ? { si } : {}),
    ...(apres !== undefined && !codes.has(apres) ? { apres } : {}),
  })
  return surLesAides(
    { sections: formulaire.sections.map(section => ({ ...section, champs: section.champs.map(champ) })) },
    remplit => Object.fromEntries(Object.entries(remplit).filter(([code]) => !codes.has(code))),
  )
}

/** A helper that fills nothing any more is no helper. */
const surLesAides = (
  { sections }: Formulaire,
  ecrire: (remplit: AideSaisie['remplit']) => AideSaisie['remplit'],
): Formulaire => ({
  sections: sections.map(({ aidesSaisie, ...section }) => {
    const aides = (aidesSaisie ?? [])
      .map(aide => ({ ...aide, remplit: ecrire(aide.remplit) }))
      .filter(({ remplit }) => Object.keys(remplit).length > 0)
    return aides.length > 0 ? { ...section, aidesSaisie: aides } : section
  }),
})

/** Why the platform can't do without a field, wherever it is asked; `null` for all the others. */
export type RaisonDeGarder = 'lu_par_la_plateforme' | 'choix_des_profils'

/** GUI-1 — a field that the platform itself reads keeps its code and its kind, is asked of everyone, and stays. */
export const raisonDeGarder = (
  formulaire: Formulaire,
  { etape, champ: { code, type } }: { readonly etape: keyof Dispositif['formulaires']; readonly champ: Champ },
): RaisonDeGarder | null => {
  if (Object.hasOwn(champsCommuns[etape], code)) return 'lu_par_la_plateforme'
  const seul = champsDe(formulaire).filter(champ => champ.type === 'profils').length === 1
  return etape === 'eligibilite' && type === 'profils' && seul ? 'choix_des_profils' : null
}

/** The answers of a field on which a condition can rest; none when what is typed is free. */
export const reponsesPossibles = (
  champ: Champ,
  {
    profils,
    rem,
  }: {
    readonly profils: Dispositif['profils']
    readonly rem: { readonly chapitres: readonly { readonly code: string; readonly titre: string }[] } | null
  },
): readonly { readonly valeur: string; readonly libelle: string }[] => {
  switch (champ.type) {
    case 'oui_non':
      return [
        { valeur: 'oui', libelle: 'Oui' },
        { valeur: 'non', libelle: 'Non' },
      ]
    case 'choix':
    case 'choix_multiple':
      return champ.options === 'chapitres'
        ? (rem?.chapitres ?? []).map(({ code, titre }) => ({ valeur: code, libelle: titre }))
        : (champ.options ?? [])
    case 'profils':
      return profils.map(({ code, libelle }) => ({ valeur: code, libelle }))
    default:
      return []
  }
}
