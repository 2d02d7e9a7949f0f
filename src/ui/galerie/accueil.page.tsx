import type { VNode } from 'preact'
import { Alerte, Badge, Bouton, Carte, Entete, Grille, GroupeBoutons, Progression, Section, Tuile } from '../index.ts'

export const accueil = (): VNode => (
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
        niveau={2}
        titre="Imagerie vague 2"
        surtitre="Ségur vague 2 · Imagerie"
        href="/dispositifs/imagerie-vague-2"
        badges={<Badge ton="succes">Ouvert</Badge>}
        pied="Clôture le 13 mai 2027"
      >
        Systèmes d’information de radiologie.
      </Carte>
      <Carte
        niveau={2}
        titre="Hôpital vague 2"
        surtitre="Ségur vague 2 · Hôpital"
        href="/dispositifs/hopital"
        badges={<Badge ton="neutre">À venir</Badge>}
      >
        Dossier patient informatisé.
      </Carte>
      <Carte
        niveau={2}
        titre="Imago 4.2"
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
