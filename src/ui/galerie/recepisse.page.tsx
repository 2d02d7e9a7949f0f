import type { VNode } from 'preact'
import {
  Bulle,
  Chronologie,
  Confirmation,
  Empreinte,
  LienBouton,
  ListeDescription,
  Recepisse,
  Section,
} from '../index.ts'
import { maintenant, empreinte } from './donnees.ts'

export const recepisse = (): VNode => (
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
