import type { VNode } from 'preact'
import {
  Bouton,
  BoutonsRadio,
  CaseACocher,
  CasesACocher,
  ChampChoix,
  ChampCode,
  ChampDate,
  ChampFichier,
  ChampsEnLigne,
  ChampTexte,
  ChampMotif,
  ChampTexteLong,
  type Erreur,
  Entete,
  erreurDe,
  Formulaire,
  GroupeBoutons,
  GroupeChamps,
  NoteObligatoires,
  OuiNon,
  Progression,
  ResumeErreurs,
} from '../index.ts'

const erreurs: readonly Erreur[] = [
  { champ: 'siret', message: 'Le SIRET doit comporter 14 chiffres et respecter sa clé de contrôle.' },
  { champ: 'sih', message: 'Indiquez si la solution est installée dans un établissement de santé.' },
  { champ: 'profils', message: 'Choisissez au moins un profil.' },
  { champ: 'attestation', message: 'Joignez l’attestation au format PDF.' },
]

export const formulaire = (): VNode => (
  <>
    <Entete
      titre="Candidature administrative"
      surtitre="Étape 1 sur 4"
      chapeau="Votre entreprise, votre contact et la version que vous présentez."
    />
    <ResumeErreurs erreurs={erreurs} />
    <Formulaire action="/candidatures/SEKWAOLGFJ/etapes/administrative" surveille>
      <NoteObligatoires />
      <Progression valeur={7} total={12} libelle="réponses" />
      <GroupeChamps legende="Votre entreprise">
        <ChampTexte
          nom="raison"
          libelle="Raison sociale"
          obligatoire
          valeur="Imagerie Démo <SAS>"
          autocomplete="organization"
        />
        <ChampTexte
          nom="siret"
          libelle="SIRET"
          aide="14 chiffres, par exemple 732 829 320 00074."
          obligatoire
          valeur="12345678912345"
          largeur="moyenne"
          clavier="numeric"
          erreur={erreurDe(erreurs, 'siret')}
        />
        <ChampsEnLigne>
          <ChampTexte nom="prenom" libelle="Prénom" obligatoire autocomplete="given-name" valeur="Claire" />
          <ChampTexte nom="nom" libelle="Nom" obligatoire autocomplete="family-name" valeur="Martin" />
        </ChampsEnLigne>
        <ChampTexte nom="courriel" libelle="Adresse électronique" type="email" autocomplete="email" obligatoire />
      </GroupeChamps>
      <GroupeChamps legende="Votre solution" aide="Ces réponses déterminent les exigences qui s’appliquent.">
        <ChampChoix
          nom="couloir"
          libelle="Couloir"
          obligatoire
          options={[
            { valeur: 'imagerie', libelle: 'Imagerie' },
            { valeur: 'hopital', libelle: 'Hôpital' },
          ]}
          valeur="imagerie"
        />
        <ChampDate nom="mise_en_vente" libelle="Date de mise en vente" valeur="2026-11-24" />
        <OuiNon
          nom="sih"
          libelle="La solution est-elle installée dans un établissement de santé ?"
          obligatoire
          erreur={erreurDe(erreurs, 'sih')}
        />
        <BoutonsRadio
          nom="mode"
          libelle="Mode de commercialisation"
          options={[
            { valeur: 'direct', libelle: 'Vente directe' },
            {
              valeur: 'marque',
              libelle: 'Marque blanche',
              aide: 'La solution est vendue sous le nom d’un autre éditeur.',
            },
          ]}
          valeur="direct"
        />
        <CasesACocher
          nom="profils"
          libelle="Profils"
          aide="Le profil « Général » est obligatoire."
          obligatoire
          valeurs={['general']}
          erreur={erreurDe(erreurs, 'profils')}
          options={[
            { valeur: 'general', libelle: 'Général' },
            { valeur: 'annuaire', libelle: 'Annuaire santé' },
            { valeur: 'teleradiologie', libelle: 'Téléradiologie' },
          ]}
        />
        <ChampTexteLong
          nom="presentation"
          libelle="Présentation de la solution"
          aide="Quelques phrases suffisent."
          lignes={4}
          longueurMax={2000}
        />
        <ChampMotif
          nom="motif"
          libelle="Motif"
          lignes={3}
          phrases={['La version présentée ne se lit pas sur la capture.', 'Le scénario n’est pas joué jusqu’au bout.']}
        />
        <ChampFichier
          nom="attestation"
          libelle="Attestation sur l’honneur"
          accepte={['pdf']}
          tailleMax={20_000_000}
          obligatoire
          erreur={erreurDe(erreurs, 'attestation')}
        />
        <ChampCode nom="code" libelle="Code reçu par courriel" aide="Six chiffres, valables 10 minutes." />
        <CaseACocher nom="exact" libelle="Je certifie l’exactitude de ces informations" obligatoire />
      </GroupeChamps>
      <GroupeBoutons>
        <Bouton>Voir le récapitulatif</Bouton>
        <Bouton variante="secondaire" nom="brouillon" valeur="1">
          Enregistrer le brouillon
        </Bouton>
      </GroupeBoutons>
    </Formulaire>
  </>
)
