import type { VNode } from 'preact'
import {
  BoutonsRadio,
  CaseACocher,
  ChampsEnLigne,
  ChampTexte,
  ChampTexteLong,
  GroupeChamps,
} from '../../../../../ui/index.ts'
import type { Dispositif } from '../../../domain/dispositif.ts'
import type { Lecteur } from '../lecteur.ts'
import { casesDe, champsDe, coche, SelonLeCas } from './blocs.tsx'
import { ChampsDIssue, lireIssue, saisieDIssue } from './issue.tsx'
import { ChampsDuParcours, lireParcours } from './parcours.tsx'
import type { Reglage, VueReglage } from './reglage.tsx'

const AN_MAX = 20
const PRESENTATION_MAX = 3_000

/** What a programme is, and what an acceptance gives (GUI-1, COL-2). */
export const reglageIdentite: Reglage = {
  rubrique: 'identite',
  chapeau: 'Ce qu’est le dispositif, comment le public le trouve, et ce que gagne une solution acceptée.',
  saisieDe: chantier => ({
    intitule: chantier.intitule,
    presentation: chantier.presentation,
    parcours: chantier.parcours.code,
    'parcours.intitule': chantier.parcours.intitule,
    'parcours.code': chantier.parcours.code,
    vague: chantier.vague,
    couloir: chantier.couloir,
    financement: coche(chantier.financement),
    guichet: chantier.guichet,
    'etapes.administrative': chantier.etapes.administrative,
    'etapes.eligibilite': chantier.etapes.eligibilite,
    uniteDInstruction: chantier.uniteDInstruction,
    ...saisieDIssue(chantier.issue),
    'reference.prefixe': chantier.reference.prefixe,
    'reference.validiteAnnees': String(chantier.reference.validiteAnnees),
    identifiant: coche(chantier.identifiant !== null),
    'identifiant.libelle': chantier.identifiant?.libelle ?? '',
    'identifiant.chiffres': String(chantier.identifiant?.chiffres ?? 16),
  }),
  champs: vue => <ChampsDIdentite {...vue} />,
  lire: (lecteur, contexte) => {
    const lu = {
      intitule: lecteur.texteRequis('intitule', 'Donnez un nom au dispositif.'),
      presentation: lecteur.texte('presentation', PRESENTATION_MAX),
      parcours: lireParcours(lecteur, contexte),
      vague: lecteur.texte('vague', 60),
      couloir: lecteur.texte('couloir', 60),
      financement: lecteur.coche('financement'),
      guichet: lecteur.choix('guichet', ['permanent', 'borne']),
      etapes: {
        administrative: lecteur.texteRequis('etapes.administrative', 'Donnez un titre au premier formulaire.'),
        eligibilite: lecteur.texteRequis('etapes.eligibilite', 'Donnez un titre au second formulaire.'),
      },
      uniteDInstruction: lecteur.choix('uniteDInstruction', ['chapitre', 'dossier']),
      issue: lireIssue(lecteur),
      reference: {
        prefixe: lecteur.forme(
          'reference.prefixe',
          /^[A-Z0-9]+(-[A-Z0-9]+)*$/,
          'Écrivez des capitales sans accent et des chiffres, séparés par des tirets, par exemple REF-TLC.',
        ),
        validiteAnnees: lecteur.entier('reference.validiteAnnees', {
          min: 1,
          max: AN_MAX,
          phrase: `Donnez un nombre d’années, de 1 à ${AN_MAX}.`,
        }),
      },
      identifiant: lireIdentifiant(lecteur),
    }
    return chantier => ({ ...chantier, ...lu })
  },
}

const lireIdentifiant = (lecteur: Lecteur): Dispositif['identifiant'] =>
  lecteur.coche('identifiant')
    ? {
        libelle: lecteur.texteRequis('identifiant.libelle', 'Donnez le nom de ce numéro.'),
        chiffres: lecteur.entier('identifiant.chiffres', {
          min: 16,
          max: 20,
          phrase: 'Donnez un nombre de chiffres, de 16 à 20.',
        }),
      }
    : null

const ChampsDIdentite = (vue: VueReglage): VNode => {
  const de = champsDe(vue)
  return (
    <>
      <GroupeChamps legende="Nom et présentation">
        <ChampTexte {...de('intitule')} libelle="Nom du dispositif" obligatoire />
        <ChampTexteLong
          {...de('presentation')}
          libelle="Présentation"
          aide="Ce que le public lit d’abord sur la page du dispositif."
          lignes={5}
          longueurMax={PRESENTATION_MAX}
          obligatoire
        />
      </GroupeChamps>
      <ChampsDuParcours {...vue} />
      <GroupeChamps legende="Vague, couloir, financement" aide="La vague et le couloir peuvent rester vides.">
        <ChampsEnLigne>
          <ChampTexte {...de('vague')} libelle="Vague" aide="Par exemple : Vague 2" />
          <ChampTexte {...de('couloir')} libelle="Couloir" aide="Par exemple : Imagerie" />
        </ChampsEnLigne>
        <CaseACocher
          {...casesDe(vue)('financement')}
          libelle="Ce dispositif ouvre droit à un financement"
          aide="La convention doit le dire dans les mêmes termes."
        />
      </GroupeChamps>
      <GroupeChamps legende="Guichet et étapes">
        <BoutonsRadio
          {...de('guichet')}
          libelle="Le guichet est"
          options={[
            { valeur: 'permanent', libelle: 'Permanent', aide: 'Une candidature s’ouvre à tout moment, sans jalon.' },
            { valeur: 'borne', libelle: 'Borné', aide: 'Trois jalons au moins ferment tour à tour les étapes.' },
          ]}
        />
        <ChampsEnLigne>
          <ChampTexte {...de('etapes.administrative')} libelle="Titre du premier formulaire" obligatoire />
          <ChampTexte {...de('etapes.eligibilite')} libelle="Titre du second formulaire" obligatoire />
        </ChampsEnLigne>
        <BoutonsRadio
          {...de('uniteDInstruction')}
          libelle="Les preuves sont remises, puis instruites"
          options={[
            { valeur: 'chapitre', libelle: 'Par chapitre', aide: 'Chaque chapitre, dès qu’il est complet.' },
            { valeur: 'dossier', libelle: 'Par dossier', aide: 'Tous les chapitres à la fois, la première fois.' },
          ]}
        />
      </GroupeChamps>
      <ChampsDIssue {...vue} />
      <GroupeChamps legende="Références et identifiant">
        <ChampsEnLigne>
          <ChampTexte
            {...de('reference.prefixe')}
            libelle="Début des références"
            aide="Par exemple : REF-TLC, qui donne REF-TLC-000001."
            obligatoire
          />
          <ChampTexte
            {...de('reference.validiteAnnees')}
            libelle="Durée de validité, en années"
            aide="La même que celle de la convention."
            clavier="numeric"
            largeur="courte"
            obligatoire
          />
        </ChampsEnLigne>
        <CaseACocher
          {...casesDe(vue)('identifiant')}
          libelle="Un numéro est attribué dès l’ouverture de la candidature"
          aide="Il devient actif lorsque la solution est acceptée."
        />
        <SelonLeCas champ="identifiant" vaut="oui" cas="Si un numéro est attribué.">
          <ChampsEnLigne>
            <ChampTexte
              {...de('identifiant.libelle')}
              libelle="Nom de ce numéro"
              aide="Par exemple : Numéro de référencement unique (NRU)"
            />
            <ChampTexte
              {...de('identifiant.chiffres')}
              libelle="Nombre de chiffres"
              aide="De 16 à 20"
              clavier="numeric"
              largeur="courte"
            />
          </ChampsEnLigne>
        </SelonLeCas>
      </GroupeChamps>
    </>
  )
}
