import type { VNode } from 'preact'
import {
  Alerte,
  Badge,
  BarreAction,
  Bouton,
  BoutonsRadio,
  Brut,
  ChampTexteLong,
  Entete,
  Formulaire,
  LienBouton,
  ListeDescription,
  Progression,
  Raccourcis,
  Taille,
  TroisVolets,
} from '../index.ts'

export const instruction = (): VNode => (
  <>
    <Entete
      surtitre="Imago 4.2 · candidature SEKWAOLGFJ · Sécurité"
      titre="SSI/GEN.07 ▸ scénario 01 ▸ preuve 01"
      complement={<Progression valeur={7} total={31} libelle="preuves jugées" />}
      actions={
        <>
          <LienBouton href="#k" variante="tertiaire" petit icone="arrow-left-line" touche="k">
            Précédente
          </LienBouton>
          <LienBouton href="#j" variante="tertiaire" petit touche="j">
            Suivante
          </LienBouton>
        </>
      }
    />
    <TroisVolets
      titres={['Exigence', 'Preuve', 'Avis']}
      gauche={
        <>
          <p>
            <Badge ton="erreur">Criticité majeure</Badge>
          </p>
          <Brut html="<p>Le système DOIT journaliser les accès aux données de santé.</p><ol><li>Se connecter.</li><li>Ouvrir le dossier d’un patient.</li><li>Consulter le journal.</li></ol>" />
        </>
      }
      centre={
        <>
          <ListeDescription
            dense
            entrees={[
              { terme: 'Fichier', valeur: 'journal-acces-v2.pdf' },
              { terme: 'Taille', valeur: <Taille octets={890_000} /> },
              { terme: 'Version', valeur: '2, du 24/11/2026' },
            ]}
          />
          <Alerte ton="info">Cette pièce prouve aussi SSI/GEN.08, .12 et .13.</Alerte>
        </>
      }
      droite={
        <Formulaire action="#">
          <BoutonsRadio
            nom="verdict"
            libelle="Votre avis"
            obligatoire
            options={[
              { valeur: 'conforme', libelle: 'Conforme', touche: 'c' },
              { valeur: 'a_modifier', libelle: 'À modifier', touche: 'm' },
              { valeur: 'non_conforme', libelle: 'Non conforme', touche: 'n' },
            ]}
          />
          <ChampTexteLong nom="motif" libelle="Motif" aide="Obligatoire, sauf si la preuve est conforme." lignes={4} />
          <Bouton>Enregistrer et suivant</Bouton>
        </Formulaire>
      }
    />
    <BarreAction actions={<Bouton>Envoyer la demande de modification (1)</Bouton>}>
      <p>18 conformes · 1 à modifier · 12 à juger</p>
      <Raccourcis
        raccourcis={[
          { touche: 'j', effet: 'Preuve suivante' },
          { touche: 'k', effet: 'Preuve précédente' },
          { touche: 'c', effet: 'Conforme' },
          { touche: 'm', effet: 'À modifier' },
          { touche: 'n', effet: 'Non conforme' },
        ]}
      />
    </BarreAction>
  </>
)
