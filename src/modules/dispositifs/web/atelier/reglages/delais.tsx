import type { VNode } from 'preact'
import type { Corps } from '../../../../../platform/http/contract.ts'
import { CaseACocher, BoutonsRadio, ChampsEnLigne, ChampTexte, GroupeChamps } from '../../../../../ui/index.ts'
import type { Delai, Delais, Duree } from '../../../domain/dispositif.ts'
import type { Lecteur } from '../lecteur.ts'
import { casesDe, champsDe, coche, SelonLeCas } from './blocs.tsx'
import { ExemplesDeDelai } from './exemples-de-delais.tsx'
import type { Reglage, VueReglage } from './reglage.tsx'

const JOURS = { min: 1, max: 730, phrase: 'Donnez un nombre de jours, de 1 à 730.' }
const HEURES = { min: 1, max: 720, phrase: 'Donnez un nombre d’heures, de 1 à 720.' }
const PAR_DEFAUT: Delai = { jours: 30, decompte: 'calendaires', proroge: false, adverse: 'propose' }

/** ADM-8, INT-5, INT-6, INT-9, INS-2, JAL-6 — the delays, how they are read, what follows, and the reminders before. */
export const reglageDelais: Reglage = {
  rubrique: 'delais',
  chapeau: 'Chaque délai se lit comme l’exemple sous lui : vérifiez-le après avoir enregistré.',
  saisieDe: ({ delais: { complement, gardeRang, abandon, journee, instruction }, rappels }) => ({
    ...saisieDeDelai('complement', complement),
    'delais.gardeRang': coche(gardeRang !== null),
    'delais.gardeRang.heures': String(gardeRang?.heures ?? 24),
    'delais.abandon': coche(abandon !== null),
    ...saisieDeDelai('abandon', abandon ?? PAR_DEFAUT),
    'delais.journee': coche(journee !== null),
    ...saisieDeDelai('journee', { ...PAR_DEFAUT, jours: 14, ...journee }),
    'delais.instruction': coche(instruction !== null),
    'delais.instruction.jours': String(instruction?.jours ?? 60),
    'rappels.jalons': rappels.jalons.join(', '),
    'rappels.delais': rappels.delais.join(', '),
  }),
  champs: vue => <ChampsDesDelais {...vue} />,
  lire: lecteur => {
    const delais = lireDelais(lecteur)
    const rappels = {
      jalons: lecteur.entiers('rappels.jalons', {
        min: 1,
        max: 365,
        phrase: 'Donnez des nombres de jours de 1 à 365, séparés par des virgules.',
      }),
      delais: lecteur.entiers('rappels.delais', {
        min: 1,
        max: 720,
        phrase: 'Donnez des nombres d’heures de 1 à 720, séparés par des virgules.',
      }),
    }
    return chantier => ({ ...chantier, delais, rappels })
  },
  apercu: () => null,
}

const saisieDeDelai = (nom: string, { jours, decompte, proroge, adverse }: Delai): Corps => ({
  [`delais.${nom}.jours`]: String(jours),
  [`delais.${nom}.decompte`]: decompte,
  [`delais.${nom}.proroge`]: coche(proroge),
  [`delais.${nom}.adverse`]: adverse,
})

/** One that doesn't exist is not read. */
const lireDelais = (lecteur: Lecteur): Delais => {
  const siExiste = <T,>(nom: string, lire: () => T): T | null => (lecteur.coche(`delais.${nom}`) ? lire() : null)
  return {
    complement: lireDelai(lecteur, 'complement'),
    gardeRang: siExiste('gardeRang', () => ({ heures: lecteur.entier('delais.gardeRang.heures', HEURES) })),
    abandon: siExiste('abandon', () => lireDelai(lecteur, 'abandon')),
    journee: siExiste('journee', () => lireDuree(lecteur, 'journee')),
    instruction: siExiste('instruction', () => ({ jours: lecteur.entier('delais.instruction.jours', JOURS) })),
  }
}

const lireDuree = (lecteur: Lecteur, nom: string): Duree => ({
  jours: lecteur.entier(`delais.${nom}.jours`, JOURS),
  decompte: lecteur.choix(`delais.${nom}.decompte`, ['ouvres', 'calendaires']),
  proroge: lecteur.coche(`delais.${nom}.proroge`),
})

const lireDelai = (lecteur: Lecteur, nom: string): Delai => ({
  ...lireDuree(lecteur, nom),
  adverse: lecteur.choix(`delais.${nom}.adverse`, ['propose', 'automatique']),
})

const ChampsDesDelais = (vue: VueReglage): VNode => {
  const de = champsDe(vue)
  const { deps, corps } = vue
  const exemples = { corps, limites: deps.limites, lireDelais }
  return (
    <>
      <GroupeChamps
        legende="Réponse à une demande de complément"
        aide="Court de la demande, sur l’un des deux formulaires."
      >
        <ChampsDUneDuree {...vue} delai="complement" />
        <Effet {...vue} delai="complement" sansReponse="Sans réponse, le rejet est" />
        <ExemplesDeDelai {...exemples} delai="complement" />
      </GroupeChamps>
      <GroupeChamps legende="Place gardée dans la file d’attente">
        <CaseACocher
          {...casesDe(vue)('delais.gardeRang')}
          libelle="Ce délai existe"
          aide="Un chapitre à modifier, resoumis dans ce délai, reprend son rang."
        />
        <SelonLeCas champ="delais.gardeRang" vaut="oui" cas="Si ce délai existe.">
          <ChampTexte {...de('delais.gardeRang.heures')} libelle="Heures" clavier="numeric" largeur="courte" />
          <ExemplesDeDelai {...exemples} delai="gardeRang" />
        </SelonLeCas>
      </GroupeChamps>
      <GroupeChamps legende="Abandon faute de réponse">
        <CaseACocher
          {...casesDe(vue)('delais.abandon')}
          libelle="Ce délai existe"
          aide="Un candidat sollicité sur ses preuves doit répondre dans ce délai."
        />
        <SelonLeCas champ="delais.abandon" vaut="oui" cas="Si ce délai existe.">
          <ChampsDUneDuree {...vue} delai="abandon" />
          <Effet {...vue} delai="abandon" sansReponse="Sans réponse, l’abandon est" />
          <ExemplesDeDelai {...exemples} delai="abandon" />
        </SelonLeCas>
      </GroupeChamps>
      <GroupeChamps legende="Proposition d’une journée de test">
        <CaseACocher
          {...casesDe(vue)('delais.journee')}
          libelle="Ce délai existe"
          aide="C’est un objectif que se donne l’agence : rien n’est perdu quand il passe."
        />
        <SelonLeCas champ="delais.journee" vaut="oui" cas="Si ce délai existe.">
          <ChampsDUneDuree {...vue} delai="journee" />
          <ExemplesDeDelai {...exemples} delai="journee" />
        </SelonLeCas>
      </GroupeChamps>
      <GroupeChamps legende="Instruction du dossier complet">
        <CaseACocher
          {...casesDe(vue)('delais.instruction')}
          libelle="Ce délai existe"
          aide="Un objectif de l’agence, en jours calendaires : le temps passé à attendre le candidat ne compte pas."
        />
        <SelonLeCas champ="delais.instruction" vaut="oui" cas="Si ce délai existe.">
          <ChampTexte {...de('delais.instruction.jours')} libelle="Jours" clavier="numeric" largeur="courte" />
          <ExemplesDeDelai {...exemples} delai="instruction" />
        </SelonLeCas>
      </GroupeChamps>
      <GroupeChamps legende="Rappels aux candidats" aide="Vides : aucun rappel n’est envoyé.">
        <ChampsEnLigne>
          <ChampTexte {...de('rappels.jalons')} libelle="Jours avant un jalon" aide="Par exemple : 30, 7, 1" />
          <ChampTexte {...de('rappels.delais')} libelle="Heures avant la fin d’un délai" aide="Par exemple : 48, 12" />
        </ChampsEnLigne>
      </GroupeChamps>
    </>
  )
}

type AvecDelai = VueReglage & { readonly delai: 'complement' | 'abandon' | 'journee' }

const ChampsDUneDuree = (props: AvecDelai): VNode => {
  const nom = `delais.${props.delai}`
  const de = champsDe(props)
  return (
    <>
      <ChampsEnLigne>
        <ChampTexte {...de(`${nom}.jours`)} libelle="Jours" clavier="numeric" largeur="courte" />
        <BoutonsRadio
          {...de(`${nom}.decompte`)}
          libelle="Décompte"
          enLigne
          options={[
            { valeur: 'ouvres', libelle: 'Jours ouvrés' },
            { valeur: 'calendaires', libelle: 'Jours calendaires' },
          ]}
        />
      </ChampsEnLigne>
      <CaseACocher
        {...casesDe(props)(`${nom}.proroge`)}
        libelle="Prorogé au premier jour ouvré"
        aide="En jours calendaires, quand le dernier jour est un samedi, un dimanche ou un jour férié."
      />
    </>
  )
}

const Effet = (props: AvecDelai & { readonly sansReponse: string }): VNode => (
  <BoutonsRadio
    {...champsDe(props)(`delais.${props.delai}.adverse`)}
    libelle={props.sansReponse}
    options={[
      { valeur: 'propose', libelle: 'Proposé à un agent', aide: 'Il décide, et motive.' },
      { valeur: 'automatique', libelle: 'Prononcé par la plateforme', aide: 'Dès la fin du délai.' },
    ]}
  />
)
