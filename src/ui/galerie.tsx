import type { VNode } from 'preact'
import { instant } from '../kernel/temps.ts'
import type { Page } from '../platform/http/contract.ts'
import {
  Accordeon,
  Alerte,
  Badge,
  BarreAction,
  Bouton,
  BoutonPost,
  BoutonsRadio,
  Brut,
  Bulle,
  Carte,
  CaseACocher,
  CasesACocher,
  ChampChoix,
  ChampCode,
  ChampDate,
  ChampFichier,
  ChampsEnLigne,
  ChampTexte,
  ChampTexteLong,
  Chronologie,
  Citation,
  Compte,
  Compteur,
  Compteurs,
  Confirmation,
  DeuxVolets,
  Echeance,
  type Erreur,
  Empreinte,
  Entete,
  Etapes,
  EtatVide,
  erreurDe,
  Filtres,
  Formulaire,
  format,
  Grille,
  GroupeBoutons,
  GroupeChamps,
  Lien,
  LienBouton,
  ListeDescription,
  ListeEtats,
  NoteObligatoires,
  Onglets,
  OuiNon,
  Pagination,
  ProchaineEtape,
  Progression,
  Quand,
  Raccourcis,
  Recepisse,
  Reference,
  ResumeErreurs,
  Section,
  Tableau,
  Taille,
  TroisVolets,
  Tuile,
} from './index.ts'

const maintenant = instant('2026-11-21T09:12:33.123Z')
const limite = instant('2026-11-24T09:12:00Z')
const empreinte = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

const ariane = [
  { libelle: 'Ségur vague 2', href: '/demarches' },
  { libelle: 'RIS vague 2', href: '/demarches/ris-vague-2' },
]

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

const candidature = (): VNode => (
  <>
    <Entete
      surtitre="RIS vague 2"
      titre="Imago RIS 4.2"
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

const erreurs: readonly Erreur[] = [
  { champ: 'siret', message: 'Le SIRET doit comporter 14 chiffres et respecter sa clé de contrôle.' },
  { champ: 'sih', message: 'Indiquez si la solution est installée dans un établissement de santé.' },
  { champ: 'profils', message: 'Choisissez au moins un profil.' },
  { champ: 'attestation', message: 'Joignez l’attestation au format PDF.' },
]

const formulaire = (): VNode => (
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

const etats = ['à déposer', 'déposée', 'conforme', 'à modifier'] as const
const tons = ['neutre', 'info', 'succes', 'attention'] as const

const chapitre = (): VNode => (
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
              tailleMax={4_000_000_000}
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

const instruction = (): VNode => (
  <>
    <Entete
      surtitre="Imago RIS 4.2 · candidature SEKWAOLGFJ · Sécurité"
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

const file = (): VNode => (
  <>
    <Entete
      titre="File d’attente"
      chapeau="Les chapitres soumis, dans l’ordre de leur réception."
      actions={<BoutonPost action="/agence/file/prendre">Prendre le premier</BoutonPost>}
    />
    <Compteurs source="/agence/compteurs.json">
      <Compteur valeur={14} libelle="chapitres à prendre" href="#a" cle="a_prendre" />
      <Compteur valeur={2} libelle="en retard" href="#b" ton="erreur" />
      <Compteur valeur={1} libelle="à confirmer" href="#c" ton="attention" />
      <Compteur valeur={3} libelle="réponses reçues" ton="succes" />
    </Compteurs>
    <Filtres action="/agence/file" sansFiltre="/agence/file" actifs={1}>
      <ChampTexte nom="q" libelle="Éditeur ou produit" type="search" valeur="imago" />
      <ChampChoix nom="etat" libelle="État" options={[{ valeur: 'en_file', libelle: 'En file' }]} vide="Tous" />
    </Filtres>
    <Compte total={1520} plafond={1000} singulier="chapitre" />
    <Tableau
      legende="Chapitres en file"
      dense
      lignes={Array.from({ length: 12 }, (_, n) => n + 1)}
      colonnes={[
        { cle: 'rang', titre: 'Rang', rendu: n => format.ordinal(n), nombre: true, entete: true },
        {
          cle: 'recu',
          titre: 'Reçu le',
          rendu: () => <Quand le={maintenant} forme="secondes" />,
          insecable: true,
          triable: true,
        },
        { cle: 'editeur', titre: 'Éditeur', rendu: () => 'Imagerie Démo SAS' },
        { cle: 'produit', titre: 'Produit', rendu: () => <Lien href="#p">Imago RIS 4.2</Lien> },
        { cle: 'chapitre', titre: 'Chapitre', rendu: () => 'Annuaire santé' },
        { cle: 'preuves', titre: 'Preuves', rendu: n => n * 3, nombre: true },
        {
          cle: 'etat',
          titre: 'État',
          rendu: n => (n % 3 ? <Badge ton="neutre">En file</Badge> : <Badge ton="encours">Pris par Hugo</Badge>),
          insecable: true,
        },
      ]}
      lienTri={({ par, sens }) => `?tri=${par}&sens=${sens}`}
      vide={null}
    />
    <Pagination page={4} pages={26} href={n => `?page=${n}`} />
    <EtatVide
      titre="Aucun chapitre en attente"
      action={
        <LienBouton href="/agence" variante="secondaire">
          Revenir à ma journée
        </LienBouton>
      }
    >
      Les prochains chapitres soumis apparaîtront ici, dans l’ordre de leur réception.
    </EtatVide>
  </>
)

const recepisse = (): VNode => (
  <>
    <Recepisse
      titre="Votre chapitre a été soumis"
      numero="SEKWAOLGFJ-0042"
      libelleNumero="Accusé de réception"
      le={maintenant}
      suite="L’agence instruit les chapitres dans leur ordre de réception. Vous serez prévenu par courriel de chaque avis."
      actions={
        <>
          <LienBouton href="#pdf" icone="download-line">
            Télécharger l’accusé (PDF)
          </LienBouton>
          <LienBouton href="#suite" variante="secondaire">
            Revenir à la candidature
          </LienBouton>
        </>
      }
    >
      <ListeDescription
        entrees={[
          { terme: 'Chapitre', valeur: 'Annuaire santé' },
          { terme: 'Place dans la file', valeur: '3ᵉ' },
          { terme: 'Pièce', valeur: <Empreinte sha256={empreinte} entiere /> },
        ]}
      />
    </Recepisse>
    <Section titre="Journal">
      <Chronologie
        entrees={[
          { le: maintenant, titre: 'Chapitre soumis', par: 'Pierre Durand, salarié', ton: 'info', detail: '4 preuves' },
          { le: maintenant, titre: 'Modification demandée', par: 'Hugo Lefèvre, vérificateur', ton: 'attention' },
          { le: maintenant, titre: 'Chapitre validé', par: 'Hugo Lefèvre, vérificateur', ton: 'succes' },
        ]}
      />
    </Section>
    <Section titre="Messages">
      <Bulle cote="autre" auteur="Hugo Lefèvre" qualite="vérificateur" le={maintenant} maintenant={maintenant} nouveau>
        {'Bonjour,\nla capture ne montre pas l’horodatage.'}
      </Bulle>
      <Bulle cote="moi" auteur="Pierre Durand" qualite="Imagerie Démo SAS" le={maintenant}>
        Nous la remplaçons aujourd’hui.
      </Bulle>
      <Bulle cote="systeme" auteur="Convergence" le={maintenant}>
        Une nouvelle version de la preuve SSI/GEN.07.01.01 a été déposée.
      </Bulle>
    </Section>
    <Section titre="Abandonner la candidature">
      <Confirmation action="#" bouton="Abandonner définitivement" annuler="#" danger>
        <p>La candidature sera close. Ses pièces restent consultables ; elle ne pourra pas être rouverte.</p>
      </Confirmation>
    </Section>
  </>
)

const accueil = (): VNode => (
  <>
    <Entete
      titre="Faire référencer un logiciel de santé"
      chapeau="Candidature, preuves, instruction, convention et référencement, au même endroit."
    />
    <Alerte ton="succes" titre="Produit enregistré" annonce>
      <p>Vous pouvez maintenant présenter une candidature.</p>
    </Alerte>
    <Grille>
      <Carte
        titre="RIS vague 2"
        surtitre="Ségur vague 2 · Imagerie"
        href="/dispositifs/ris-vague-2"
        badges={<Badge ton="succes">Ouvert</Badge>}
        pied="Clôture le 13 mai 2027"
      >
        Systèmes d’information de radiologie.
      </Carte>
      <Carte
        titre="DPI vague 2"
        surtitre="Ségur vague 2 · Hôpital"
        href="/dispositifs/dpi"
        badges={<Badge ton="neutre">À venir</Badge>}
      >
        Dossier patient informatisé.
      </Carte>
      <Carte
        titre="Imago RIS 4.2"
        surtitre="SEKWAOLGFJ"
        href="/c"
        badges={<Badge ton="attention">À modifier</Badge>}
        pied={<Progression valeur={40} total={74} libelle="preuves" />}
      />
    </Grille>
    <Section titre="Accès directs">
      <Grille colonnes={4}>
        <Tuile titre="Registre" href="/registre" icone="list-line" detail="Les solutions référencées" />
        <Tuile
          titre="Vérifier une attestation"
          href="/verifier"
          icone="shield-line"
          detail="Par son numéro ou son PDF"
        />
        <Tuile titre="Calendrier" href="/calendrier" icone="calendar-line" detail="Les jalons des dispositifs" />
      </Grille>
    </Section>
    <Section titre="États">
      <GroupeBoutons>
        <Badge ton="succes">Conforme</Badge>
        <Badge ton="info">Déposée</Badge>
        <Badge ton="encours">En instruction</Badge>
        <Badge ton="attention">À modifier</Badge>
        <Badge ton="erreur">Non conforme</Badge>
        <Badge ton="neutre">À déposer</Badge>
      </GroupeBoutons>
    </Section>
    <Section titre="Boutons">
      <GroupeBoutons>
        <Bouton icone="send-line">Soumettre</Bouton>
        <Bouton variante="secondaire">Secondaire</Bouton>
        <Bouton variante="tertiaire">Tertiaire</Bouton>
        <Bouton variante="discret">Discret</Bouton>
        <Bouton danger>Retirer</Bouton>
        <Bouton danger variante="secondaire">
          Retirer
        </Bouton>
        <Bouton petit>Petit</Bouton>
      </GroupeBoutons>
    </Section>
    <Alerte ton="attention" titre="Attention">
      <p>Le guichet ferme dans 3 jours.</p>
    </Alerte>
    <Alerte ton="erreur">Le fichier n’a pas pu être lu.</Alerte>
  </>
)

/** Every component on a few pages like the real ones: what the accessibility test and the eye go through. */
export const galerie: Readonly<Record<string, Page>> = {
  accueil: { titre: 'Accueil', contenu: accueil() },
  candidature: { titre: 'Imago RIS 4.2', filAriane: ariane, contenu: candidature() },
  formulaire: { titre: 'Candidature administrative', filAriane: ariane, contenu: formulaire() },
  chapitre: { titre: 'Sécurité', filAriane: ariane, largeur: 'large', contenu: chapitre() },
  instruction: { titre: 'Instruction', filAriane: ariane, largeur: 'large', contenu: instruction() },
  file: { titre: 'File d’attente', contenu: file() },
  recepisse: { titre: 'Accusé de réception', filAriane: ariane, contenu: recepisse() },
}
