import type { VNode } from 'preact'
import {
  Badge,
  BoutonPost,
  ChampChoix,
  ChampTexte,
  Compte,
  Compteur,
  Compteurs,
  Entete,
  EtatVide,
  Filtres,
  format,
  Lien,
  LienBouton,
  Pagination,
  Quand,
  Tableau,
} from '../index.ts'
import { maintenant } from './donnees.ts'

export const file = (): VNode => (
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
        { cle: 'produit', titre: 'Produit', rendu: () => <Lien href="#p">Imago 4.2</Lien> },
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
