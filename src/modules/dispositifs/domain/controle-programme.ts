import { champsCommuns } from './convention.ts'
import { doubles, faute, type FauteProgramme, siFaux, variablesInconnues } from './fautes-programme.ts'
import type { MentionsLegales } from './dispositif.ts'
import type { Champ, Formulaire } from './formulaire.ts'
import type { JalonProgramme, ReglagesAControler } from './programme.ts'

/** P8 — a guichet whose legal mentions are missing can't open: neither loaded, nor published. */
export const mentionsManquantes = (mentions: MentionsLegales): readonly string[] => {
  const { signataire, ...textes } = mentions
  return [
    ...Object.entries(textes).map(([nom, texte]) => [nom, texte] as const),
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
        `Le champ « ${champ.si?.champ} » n’existe pas dans ce formulaire : nommez un champ existant.`,
      ),
      ...siFaux(
        !champ.si || !admises || admises.includes(champ.si.vaut),
        `${ou}.si`,
        `« ${champ.si?.vaut} » n’est pas une réponse de « ${champ.si?.champ} ».`,
      ),
      ...siFaux(
        champ.apres === undefined || codes.includes(champ.apres),
        `${ou}.apres`,
        `Le champ « ${champ.apres} » n’existe pas à côté de celui-ci.`,
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
    return [
      ...controlerChamps(chemin, champs),
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
      'Le formulaire d’éligibilité demande les profils une fois, et une seule.',
    ),
    ...siFaux(
      champVague1 === null || vague1?.type === 'oui_non',
      'applicabilite.champVague1',
      'Nommez un champ « oui ou non » du formulaire administratif, ou écrivez null.',
    ),
  ]
}

const controlerJalons = ({ guichet, jalons, ajoutDeProfils }: ReglagesAControler): readonly FauteProgramme[] => {
  const rang = ({ jour, mois }: JalonProgramme): string => jour ?? String(mois ?? 0).padStart(4, '0')
  const codes = jalons.map(({ code }) => code)
  return [
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
      'Un guichet permanent n’a pas de jalon J2 : écrivez eligibilite.',
    ),
    ...doubles(codes).map(code => faute(`jalons.${code}`, 'Ce jalon est donné deux fois.')),
    ...jalons
      .filter(({ jour, mois }) => (jour === undefined) === (mois === undefined))
      .map(({ code }) => faute(`jalons.${code}`, 'Donnez soit un jour, soit un nombre de mois.')),
    ...jalons
      .filter((jalon, i) => i > 0 && rang(jalons[i - 1] ?? jalon) >= rang(jalon))
      .map(({ code }) =>
        faute(`jalons.${code}`, 'Ce jalon doit venir après le précédent : remettez les jalons dans l’ordre du temps.'),
      ),
  ]
}

/** GUI-1 — what no schema says: names that point to something, lists without doubles, milestones in order, mentions that are there. */
export const controlerProgramme = (programme: ReglagesAControler): readonly FauteProgramme[] => {
  const { profils, convention, controles, delais, mentions, reference } = programme
  return [
    ...mentionsManquantes(mentions).map(nom =>
      faute(`mentions.${nom}`, 'Mention légale obligatoire : sans elle, le guichet ne peut pas ouvrir.'),
    ),
    ...doubles(profils.map(({ code }) => code)).map(code =>
      faute(`profils.${code}`, 'Ce code de profil est employé deux fois.'),
    ),
    ...doubles(profils.map(({ libelle }) => libelle)).map(libelle =>
      faute('profils', `Le libellé « ${libelle} » est employé deux fois.`),
    ),
    ...controlerFormulaires(programme),
    ...controlerJalons(programme),
    ...siFaux(
      delais.journee === null || controles.journeeDeTest !== null,
      'delais.journee',
      'Ce délai court pour une journée de test : écrivez null, ou donnez controles.journeeDeTest.',
    ),
    // CVN-4, REF-2 — the convention says how long it lasts, and the attestation when it ends.
    ...siFaux(
      !convention || convention.dureeAnnees === reference.validiteAnnees,
      'reference.validiteAnnees',
      `La convention dit ${convention?.dureeAnnees} ans : donnez la même durée au référencement.`,
    ),
    ...variablesInconnues('convention', convention ? [convention.titre] : []),
  ]
}
