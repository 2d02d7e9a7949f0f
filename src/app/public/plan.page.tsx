import type { Dispositif } from '../../modules/dispositifs/index.ts'
import type { Connecte, Page } from '../../platform/http/contract.ts'
import { Entete, Lien, menuDe, Section } from '../../ui/index.ts'

type Entree = { readonly libelle: string; readonly href: string }

const editeur: readonly Entree[] = [
  { libelle: 'Tableau de bord', href: '/tableau-de-bord' },
  { libelle: 'Candidatures', href: '/candidatures' },
  { libelle: 'Produits', href: '/produits' },
  { libelle: 'Ajouter un produit', href: '/produits/nouveau' },
  { libelle: 'Démarches', href: '/demarches' },
  { libelle: 'Mes échéances dans mon agenda', href: '/agenda' },
]

/** RGAA 12.3 — every public page, and the entries of who is signed in. */
export const pagePlan = ({
  dispositifs,
  connecte,
}: {
  readonly dispositifs: readonly Pick<Dispositif, 'code' | 'intitule'>[]
  readonly connecte: Connecte | null
}): Page => {
  const espaces = connecte?.acteur.kind === 'agent' ? menuDe(connecte) : editeur
  return {
    titre: 'Plan du site',
    filAriane: [{ libelle: 'Accueil', href: '/' }],
    contenu: (
      <>
        <Entete titre="Plan du site" />
        <Partie
          titre="Pages publiques"
          entrees={[
            { libelle: 'Accueil', href: '/' },
            { libelle: 'Registre : solutions référencées', href: '/registre' },
            { libelle: 'Registre : candidatures en cours d’instruction', href: '/registre?etat=candidat' },
            { libelle: 'Vérifier une attestation', href: '/verifier' },
            { libelle: 'Connexion', href: '/connexion' },
          ]}
        />
        <Partie
          titre="Dispositifs"
          entrees={[
            { libelle: 'Tous les dispositifs', href: '/dispositifs' },
            ...dispositifs.map(({ code, intitule }) => ({ libelle: intitule, href: `/dispositifs/${code}` })),
          ]}
        />
        <Partie titre={connecte === null ? 'Espace éditeur (connexion requise)' : 'Votre espace'} entrees={espaces} />
        <Partie
          titre="À propos du service"
          entrees={[
            { libelle: 'Mentions légales', href: '/mentions-legales' },
            { libelle: 'Données personnelles', href: '/donnees-personnelles' },
            { libelle: 'Accessibilité', href: '/accessibilite' },
            { libelle: 'Conditions générales d’utilisation', href: '/cgu' },
          ]}
        />
      </>
    ),
  }
}

const Partie = ({ titre, entrees }: { readonly titre: string; readonly entrees: readonly Entree[] }) => (
  <Section titre={titre}>
    <ul>
      {entrees.map(({ libelle, href }) => (
        <li key={href}>
          <Lien href={href}>{libelle}</Lien>
        </li>
      ))}
    </ul>
  </Section>
)
