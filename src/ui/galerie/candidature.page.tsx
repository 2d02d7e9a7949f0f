import type { VNode } from 'preact'
import { instant } from '../../kernel/temps.ts'
import {
  Badge,
  Echeance,
  Entete,
  Etapes,
  Lien,
  LienBouton,
  Onglets,
  ProchaineEtape,
  Progression,
  Reference,
  Section,
  Tableau,
} from '../index.ts'
import { maintenant } from './donnees.ts'

const limite = instant('2026-11-24T09:12:00Z')

const chapitres = [
  {
    nom: 'Gestion de l’INS',
    deposees: 39,
    attendues: 39,
    conformes: 21,
    modifier: 0,
    etat: <Badge ton="encours">En instruction</Badge>,
    rang: '—',
  },
  {
    nom: 'Annuaire santé',
    deposees: 4,
    attendues: 4,
    conformes: 3,
    modifier: 1,
    etat: <Badge ton="attention">À modifier</Badge>,
    rang: '3ᵉ, place gardée 24 h',
  },
  {
    nom: 'Sécurité des systèmes d’information',
    deposees: 12,
    attendues: 31,
    conformes: 0,
    modifier: 0,
    etat: <Badge ton="neutre">Dépôt en cours</Badge>,
    rang: '—',
  },
  {
    nom: 'Messagerie sécurisée de santé',
    deposees: 18,
    attendues: 18,
    conformes: 18,
    modifier: 0,
    etat: <Badge ton="succes">Validé</Badge>,
    rang: '—',
  },
]

export const candidature = (): VNode => (
  <>
    <Entete
      surtitre="Imagerie vague 2"
      titre="Imago 4.2"
      complement={
        <>
          <span>
            Candidature <Reference>SEKWAOLGFJ</Reference>
          </span>
          <Badge ton="encours">Dépôt des preuves</Badge>
          <Lien href="/produits/1/collaborateurs" icone="team-line">
            3 collaborateurs
          </Lien>
        </>
      }
      actions={
        <LienBouton href="/candidatures/SEKWAOLGFJ/messages" variante="secondaire" icone="chat-line">
          Messagerie (1)
        </LienBouton>
      }
    />
    <Etapes
      etapes={[
        { libelle: 'Candidature administrative', statut: 'faite', detail: 'acceptée le 12/05/2026', href: '#' },
        { libelle: 'Éligibilité', statut: 'faite', detail: 'acceptée le 02/06/2026', href: '#' },
        { libelle: 'Dépôt des preuves', statut: 'attention', detail: '1 preuve à modifier' },
        { libelle: 'Convention', statut: 'a_venir' },
      ]}
    />
    <ProchaineEtape
      qui="vous"
      titre="Modifier 1 preuve du chapitre « Annuaire santé »"
      limite={limite}
      maintenant={maintenant}
      pourquoi="Une réponse dans les 24 heures de la notification garde votre place dans la file d’attente."
      actions={
        <>
          <LienBouton href="#preuve">Modifier la preuve</LienBouton>
          <LienBouton href="#chapitre" variante="tertiaire">
            Voir le chapitre
          </LienBouton>
        </>
      }
    >
      <p>
        Avant cette heure, vous gardez votre place dans la file (3ᵉ). Sans réponse avant le 23 décembre 2026 à minuit,
        la candidature peut être abandonnée.
      </p>
    </ProchaineEtape>
    <Onglets
      libelle="Candidature"
      onglets={[
        { libelle: 'Vue d’ensemble', href: '#', courant: true },
        { libelle: 'Exigences et preuves', href: '#dossier' },
        { libelle: 'Messages', href: '#messages', compteur: 1 },
        { libelle: 'Documents', href: '#documents' },
        { libelle: 'Journal', href: '#journal' },
      ]}
    />
    <Section
      titre="Échéances"
      actions={
        <Lien href="/echeances.ics" icone="calendar-line">
          Ajouter à mon agenda
        </Lien>
      }
    >
      <Tableau
        legende="Échéances"
        legendeCachee
        lignes={[
          { nom: 'J2 — dossier complet', limite: instant('2027-05-13T10:00:00Z') },
          { nom: 'J3 — référencement', limite: instant('2027-11-12T23:00:00Z') },
        ]}
        colonnes={[
          { cle: 'nom', titre: 'Jalon', rendu: e => e.nom, entete: true },
          { cle: 'limite', titre: 'Limite', rendu: e => <Echeance limite={e.limite} maintenant={maintenant} courte /> },
        ]}
        vide={null}
      />
    </Section>
    <Section titre="Chapitres">
      <Tableau
        legende="Chapitres de la candidature"
        legendeCachee
        lignes={chapitres}
        tri={{ par: 'chapitre', sens: 'asc' }}
        lienTri={({ par, sens }) => `?tri=${par}&sens=${sens}`}
        classeLigne={c => (c.modifier > 0 ? 'cv-ligne--attention' : undefined)}
        colonnes={[
          {
            cle: 'chapitre',
            titre: 'Chapitre',
            rendu: c => <Lien href="#c">{c.nom}</Lien>,
            entete: true,
            triable: true,
          },
          {
            cle: 'preuves',
            titre: 'Preuves déposées',
            rendu: c => (
              <Progression compacte valeur={c.deposees} total={c.attendues} libelle={`preuves déposées, ${c.nom}`} />
            ),
          },
          { cle: 'conformes', titre: 'Conformes', rendu: c => c.conformes, nombre: true, triable: true },
          { cle: 'modifier', titre: 'À modifier', rendu: c => c.modifier, nombre: true },
          { cle: 'etat', titre: 'État', rendu: c => c.etat },
          { cle: 'rang', titre: 'Dans la file', rendu: c => c.rang, insecable: true },
        ]}
        vide={null}
      />
    </Section>
  </>
)
