import type { VNode } from 'preact'
import {
  Accordeon,
  Badge,
  BarreAction,
  Bouton,
  Brut,
  ChampFichier,
  Citation,
  DeuxVolets,
  Empreinte,
  Entete,
  Formulaire,
  ListeDescription,
  ListeEtats,
  Progression,
  Quand,
  Section,
  Taille,
} from '../index.ts'
import { maintenant, empreinte } from './donnees.ts'

const etats = ['à déposer', 'déposée', 'conforme', 'à modifier'] as const

const tons = ['neutre', 'info', 'succes', 'attention'] as const

export const chapitre = (): VNode => (
  <>
    <Entete
      titre="Sécurité des systèmes d’information"
      surtitre="Candidature SEKWAOLGFJ · chapitre SSI"
      complement={<Progression valeur={12} total={31} libelle="preuves déposées" />}
    />
    <DeuxVolets
      libelleListe="Exigences du chapitre"
      liste={
        <ListeEtats
          entrees={Array.from({ length: 14 }, (_, n) => ({
            libelle: `SSI/GEN.${String(n + 1).padStart(2, '0')}`,
            href: `#e${n}`,
            courant: n === 6,
            etat: etats[n % 4] ?? 'à déposer',
            ton: tons[n % 4] ?? 'neutre',
            detail: 'Journaliser les accès aux données de santé',
          }))}
        />
      }
    >
      <Section titre="SSI/GEN.07 — Journalisation des accès">
        <Brut html="<p>Le système DOIT journaliser :</p><ul><li>les accès réussis ;</li><li>les accès <strong>refusés</strong>.</li></ul>" />
        <Section niveau={3} titre="Preuve SSI/GEN.07.01.01" actions={<Badge ton="attention">À modifier</Badge>}>
          <Citation source="Hugo Lefèvre, vérificateur, le 23/11/2026">
            La capture ne montre pas l’horodatage de l’événement. Joignez une capture où il est visible.
          </Citation>
          <ListeDescription
            dense
            entrees={[
              { terme: 'Fichier', valeur: 'journal-acces-v1.png' },
              { terme: 'Taille', valeur: <Taille octets={1_234_567} /> },
              { terme: 'Empreinte', valeur: <Empreinte sha256={empreinte} /> },
              { terme: 'Déposée le', valeur: <Quand le={maintenant} forme="secondes" /> },
              { terme: 'Commentaire', valeur: '' },
            ]}
          />
          <Formulaire action="#" multipart>
            <ChampFichier
              nom="piece"
              libelle="Nouvelle version"
              accepte={['pdf', 'png', 'mp4']}
              tailleMax={1_000_000}
            />
            <Bouton icone="upload-line">Déposer</Bouton>
          </Formulaire>
        </Section>
        <Accordeon titre="Versions précédentes" complement={<Badge ton="neutre">1 version</Badge>}>
          <p>Version 1, déposée le 20/11/2026.</p>
        </Accordeon>
        <Accordeon titre="Scénario de conformité" ouvert>
          <p>Ouvrir l’écran des journaux, puis rechercher les accès de la veille.</p>
        </Accordeon>
      </Section>
    </DeuxVolets>
    <BarreAction
      actions={
        <Bouton id="soumettre" indisponible="Il manque 19 preuves.">
          Soumettre le chapitre
        </Bouton>
      }
    >
      <p>
        <strong>12 sur 31 preuves</strong> déposées
      </p>
    </BarreAction>
  </>
)
