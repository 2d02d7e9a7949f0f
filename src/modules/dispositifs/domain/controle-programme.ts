import { jourCivil } from '../../../kernel/temps.ts'
import { champsCommuns } from './convention.ts'
import { doubles, faute, type FauteProgramme, siFaux, variablesInconnues } from './fautes-programme.ts'
import type { MentionsLegales } from './dispositif.ts'
import type { Champ, Formulaire } from './formulaire.ts'
import { codesReserves, type JalonProgramme, jalonsDe, type ReglagesAControler } from './programme.ts'

const textesDesMentions = [
  'service',
  'adresse',
  'courriel',
  'telephone',
  'silence',
  'recours',
] as const satisfies readonly Exclude<keyof MentionsLegales, 'signataire'>[]

/** P8 — a guichet whose legal mentions are missing can't open: neither loaded, nor published. */
export const mentionsManquantes = (mentions: MentionsLegales): readonly string[] => {
  const { signataire } = mentions
  return [
    ...textesDesMentions.map(nom => [nom, mentions[nom]] as const),
    ['signataire.nom', signataire.nom] as const,
    ['signataire.qualite', signataire.qualite] as const,
  ].flatMap(([nom, texte]) => (texte.trim() === '' ? [nom] : []))
}

const controlerChamps = (chemin: string, champs: readonly Champ[]): readonly FauteProgramme[] => {
  const codes = champs.map(({ code }) => code)
  const controler = (champ: Champ): readonly FauteProgramme[] => {
    const ou = `${chemin}.${champ.code}`
    const pilote = champs.find(({ code }) => code === champ.si?.champ)
    const admises =
      pilote?.type === 'oui_non'
        ? ['oui', 'non']
        : typeof pilote?.options === 'object'
          ? pilote.options.map(o => o.valeur)
          : null
    return [
      ...siFaux(
        !champ.si || pilote !== undefined,
        `${ou}.si`,
        `La condition porte sur « ${champ.si?.champ} », qui n’est pas dans ce formulaire : choisissez une autre question, ou retirez la condition.`,
      ),
      ...siFaux(
        !champ.si || !admises || admises.includes(champ.si.vaut),
        `${ou}.si`,
        `La condition attend « ${champ.si?.vaut} », que « ${pilote?.libelle} » ne propose pas : choisissez l’une de ses réponses.`,
      ),
      ...siFaux(
        champ.apres === undefined || codes.includes(champ.apres),
        `${ou}.apres`,
        `La date ne doit pas précéder celle de « ${champ.apres} », qui n’est pas dans ce formulaire : choisissez une autre question, ou retirez cette limite.`,
      ),
      ...siFaux(
        champ.type === 'choix' || champ.type === 'choix_multiple'
          ? champ.options !== undefined && champ.options.length > 0
          : true,
        `${ou}.options`,
        'Donnez les réponses proposées.',
      ),
      ...siFaux(
        champ.type !== 'liste' || (champ.lignes ?? []).length > 0,
        `${ou}.lignes`,
        'Donnez les champs d’une ligne.',
      ),
      ...siFaux(
        champ.type !== 'fichier' || (champ.extensions ?? []).length > 0,
        `${ou}.extensions`,
        'Donnez les extensions acceptées.',
      ),
      ...controlerChamps(`${ou}.lignes`, champ.lignes ?? []),
    ]
  }
  return [
    ...doubles(codes).map(code =>
      faute(`${chemin}.${code}`, 'Ce code de champ est employé deux fois : donnez un code à chaque champ.'),
    ),
    ...champs.flatMap(controler),
  ]
}

const champsDe = (formulaire: Formulaire): readonly Champ[] => formulaire.sections.flatMap(({ champs }) => champs)

const controlerFormulaires = ({ formulaires, applicabilite }: ReglagesAControler): readonly FauteProgramme[] => {
  const parEtape = (['administrative', 'eligibilite'] as const).flatMap(etape => {
    const chemin = `formulaires.${etape}`
    const champs = champsDe(formulaires[etape])
    const aides = formulaires[etape].sections.flatMap(({ aidesSaisie }) => aidesSaisie ?? [])
    const { sections } = formulaires[etape]
    return [
      ...controlerChamps(chemin, champs),
      ...sections
        .filter(section => section.champs.length === 0)
        .map(({ code, titre }) =>
          faute(`${chemin}.${code}`, `La section « ${titre} » n’a pas de question : ajoutez-en, ou retirez-la.`),
        ),
      ...doubles(sections.map(({ code }) => code)).map(code =>
        faute(`${chemin}.${code}`, 'Ce code de section est employé deux fois : donnez un code à chaque section.'),
      ),
      ...Object.keys(champsCommuns[etape])
        .filter(code => !champs.some(champ => champ.code === code))
        .map(code =>
          faute(
            `${chemin}.${code}`,
            'Ajoutez ce champ : la plateforme en a besoin pour la convention et les notifications.',
          ),
        ),
      ...aides
        .flatMap(({ remplit }) => Object.keys(remplit))
        .filter(code => !champs.some(champ => champ.code === code))
        .map(code => faute(`${chemin}.${code}`, 'Une aide à la saisie remplit ce champ, qui n’existe pas.')),
    ]
  })
  const profils = champsDe(formulaires.eligibilite).filter(({ type }) => type === 'profils')
  const { champVague1 } = applicabilite
  const vague1 = champsDe(formulaires.administrative).find(({ code }) => code === champVague1)
  return [
    ...parEtape,
    ...siFaux(
      profils.length === 1,
      'formulaires.eligibilite',
      'Ce formulaire demande les profils une fois, et une seule : ajoutez la question, ou retirez celles de trop.',
    ),
    ...siFaux(
      champVague1 === null || vague1?.type === 'oui_non',
      'applicabilite.champVague1',
      'Choisissez une question « oui ou non » du premier formulaire, ou aucune.',
    ),
  ]
}

const jourExiste = (jour: string): boolean => {
  try {
    return jourCivil(jour) === jour
  } catch {
    return false
  }
}

/** JAL-5 — what orders the milestones: their moments; while days and months can't be told apart for want of a decree, their text. */
const rangsDe = ({ jalons, decret }: ReglagesAControler): readonly string[] => {
  const enTexte = ({ jour, mois }: JalonProgramme): string => jour ?? String(mois ?? 0).padStart(4, '0')
  const jours = [decret, ...jalons.map(({ jour }) => jour)].flatMap(jour => jour ?? [])
  return decret && jours.every(jourExiste)
    ? jalonsDe(jalons, jourCivil(decret)).map(({ quand }) => quand)
    : jalons.map(enTexte)
}

const controlerJalons = (reglages: ReglagesAControler): readonly FauteProgramme[] => {
  const { guichet, jalons, decret, ajoutDeProfils } = reglages
  const rangs = rangsDe(reglages)
  const codes = jalons.map(({ code }) => code)
  return [
    ...siFaux(!decret || jourExiste(decret), 'decret', 'Ce jour n’existe pas : corrigez la date.'),
    ...jalons
      .filter(({ jour }) => jour !== undefined && !jourExiste(jour))
      .map(({ code }) => faute(`jalons.${code}.jour`, 'Ce jour n’existe pas : corrigez la date.')),
    ...siFaux(
      guichet === 'permanent' || ['J1', 'J2', 'J3'].every(code => codes.some(c => c === code)),
      'jalons',
      'Un guichet borné a les jalons J1, J2 et J3 : ajoutez ceux qui manquent.',
    ),
    ...siFaux(
      guichet === 'borne' || jalons.length === 0,
      'jalons',
      'Un guichet permanent n’a pas de jalon : retirez-les.',
    ),
    // PRE-9 — a bounded counter has its J2, or lacks it and is told so.
    ...siFaux(
      guichet === 'borne' || ajoutDeProfils === 'eligibilite',
      'ajoutDeProfils',
      'Un guichet permanent n’a pas de jalon J2 : choisissez la soumission de l’éligibilité.',
    ),
    ...doubles(codes).map(code => faute(`jalons.${code}`, 'Ce jalon est donné deux fois.')),
    ...jalons
      .filter(({ jour, mois }) => (jour === undefined) === (mois === undefined))
      .map(({ code }) => faute(`jalons.${code}`, 'Donnez soit un jour, soit un nombre de mois.')),
    ...jalons
      .filter((_, i) => i > 0 && (rangs[i - 1] ?? '') >= (rangs[i] ?? ''))
      .map(({ code }) =>
        faute(`jalons.${code}`, 'Ce jalon doit venir après le précédent : remettez les jalons dans l’ordre du temps.'),
      ),
  ]
}

/** GUI-1 — what no schema says: names that point to something, lists without doubles, milestones in order, mentions that are there. */
export const controlerProgramme = (programme: ReglagesAControler): readonly FauteProgramme[] => {
  const { profils, convention, controles, delais, mentions, reference } = programme
  return [
    ...siFaux(
      !codesReserves.includes(programme.code),
      'code',
      'Choisissez un autre code : celui-ci est une adresse du service.',
    ),
    ...mentionsManquantes(mentions).map(nom =>
      faute(`mentions.${nom}`, 'Écrivez cette mention légale obligatoire : sans elle, le guichet ne peut pas ouvrir.'),
    ),
    ...doubles(profils.map(({ code }) => code)).map(code =>
      faute(`profils.${code}`, 'Ce code de profil est employé deux fois.'),
    ),
    ...doubles(profils.map(({ libelle }) => libelle)).map(libelle =>
      faute('profils', `Le libellé « ${libelle} » est employé deux fois.`),
    ),
    ...controlerFormulaires(programme),
    // ELI-3 — a candidate that asks for no profile has nothing to prove.
    ...siFaux(
      profils.some(({ obligatoire }) => obligatoire) ||
        champsDe(programme.formulaires.eligibilite).every(champ => champ.type !== 'profils' || champ.obligatoire),
      'formulaires.eligibilite',
      'Aucun profil n’est obligatoire : rendez obligatoire la question des profils, pour qu’au moins un soit demandé.',
    ),
    ...controlerJalons(programme),
    ...siFaux(
      delais.journee === null || controles.journeeDeTest !== null,
      'delais.journee',
      'Ce délai court pour une journée de test, que le dispositif ne prévoit pas : retirez le délai, ou prévoyez la journée.',
    ),
    // CVN-4, REF-2 — the convention says how long it lasts, and the attestation when it ends.
    ...siFaux(
      !convention || convention.dureeAnnees === reference.validiteAnnees,
      'reference.validiteAnnees',
      `La convention dure ${convention?.dureeAnnees} ans : donnez la même durée à ce que l’acceptation donne.`,
    ),
    ...variablesInconnues('convention', convention ? [convention.titre] : []),
  ]
}
