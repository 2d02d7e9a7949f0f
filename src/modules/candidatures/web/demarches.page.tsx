import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Badge,
  Bouton,
  Brut,
  Carte,
  CaseACocher,
  Entete,
  type Erreur,
  erreurDe,
  EtatVide,
  format,
  Formulaire,
  Grille,
  GroupeBoutons,
  Invisible,
  Lien,
  LienBouton,
  ListeDescription,
  Quand,
  ResumeErreurs,
  Section,
} from '../../../ui/index.ts'
import { DeplacementsDuJalon, type Dispositif, parParcours, situationDe } from '../../dispositifs/index.ts'
import { chemins, type CheminsDuCandidat } from './chemins.ts'
import type { ProduitAChoisir } from './deps.ts'

const ACCUEIL = { libelle: 'Tableau de bord', href: chemins.accueil('editeur') }
const FIL = [ACCUEIL, { libelle: 'Démarches', href: chemins.demarches() }]

/** GUI-4 — choose the parcours, then the démarche in it. */
export const pageDemarches = (dispositifs: readonly Dispositif[], produitId?: string): Page => ({
  titre: 'Démarches',
  filAriane: [ACCUEIL],
  contenu: (
    <>
      <Entete
        titre="Engager une démarche"
        chapeau="Choisissez le parcours puis le dispositif dans lequel votre produit candidate."
      />
      {dispositifs.length === 0 ? (
        <EtatVide titre="Aucun guichet n’est ouvert">
          Les dispositifs ouverts aux candidatures apparaîtront ici.
        </EtatVide>
      ) : null}
      {parParcours(dispositifs).map(([parcours, siens]) => (
        <Section key={parcours} titre={parcours}>
          <Grille colonnes={3}>
            {siens.map(({ code, intitule, couloir, vague, guichet, financement }) => (
              <Carte
                key={code}
                titre={intitule}
                href={chemins.demarche(code, produitId)}
                surtitre={[vague, couloir].filter(Boolean).join(' · ')}
                badges={<Badge ton="info">{financement ? 'Avec financement' : 'Sans financement'}</Badge>}
              >
                {guichet === 'permanent' ? 'Guichet permanent' : 'Guichet borné par des jalons'}
              </Carte>
            ))}
          </Grille>
        </Section>
      ))}
    </>
  ),
})

/** The programme as a candidate reads it before applying; with the product that they came with, when they came with one. */
export const pageDemarche = ({
  dispositif,
  produit,
  vers = chemins,
}: {
  readonly dispositif: Dispositif
  readonly produit?: ProduitAChoisir | undefined
  readonly vers?: CheminsDuCandidat
}): Page => ({
  titre: dispositif.intitule,
  filAriane: FIL,
  contenu: (
    <>
      <Entete titre={dispositif.intitule} surtitre={situationDe(dispositif)} chapeau={dispositif.presentation} />
      <GroupeBoutons>
        {produit ? (
          <LienBouton href={vers.charte(dispositif.code, produit.id)}>
            {`Candidater avec ${produit.nom} ${produit.version}`}
          </LienBouton>
        ) : null}
        <LienBouton href={vers.choixProduit(dispositif.code)} variante={produit ? 'secondaire' : 'primaire'}>
          {produit ? 'Choisir un autre produit' : 'Candidater à ce dispositif'}
        </LienBouton>
      </GroupeBoutons>
      <Calendrier dispositif={dispositif} />
      <Section titre="Ce qui vous sera demandé">
        <ol>
          <li>{`${dispositif.etapes.administrative} : un formulaire, accepté par l’agence avant la suite.`}</li>
          <li>{`${dispositif.etapes.eligibilite} : un formulaire, avec la version candidate et les profils.`}</li>
          <li>
            Les preuves de conformité : {format.pluriel(dispositif.rem.chapitres.length, 'chapitre')} d’exigences au
            plus, selon vos profils{dispositif.uniteDInstruction === 'dossier' ? ', remis en une fois' : ''}.
          </li>
          {dispositif.convention ? (
            <li>La signature électronique de la convention par votre représentant légal.</li>
          ) : null}
        </ol>
      </Section>
      <Section titre="Profils">
        <ul>
          {dispositif.profils.map(({ code, libelle, obligatoire }) => (
            <li key={code}>{obligatoire ? `${libelle} (obligatoire)` : libelle}</li>
          ))}
        </ul>
      </Section>
    </>
  ),
})

const Calendrier = ({ dispositif }: { readonly dispositif: Dispositif }): VNode => (
  <Section titre="Calendrier">
    {dispositif.jalons.length === 0 ? (
      <p>Ce guichet est permanent : les candidatures y sont reçues à tout moment.</p>
    ) : (
      <ListeDescription
        entrees={dispositif.jalons.map(jalon => ({
          terme: `${jalon.code} · ${jalon.libelle}`,
          valeur: (
            <>
              <Quand le={jalon.quand} />
              <DeplacementsDuJalon jalon={jalon} />
            </>
          ),
        }))}
      />
    )}
  </Section>
)

export const pageChoixProduit = (args: {
  readonly dispositif: Dispositif
  readonly produits: readonly { readonly produit: ProduitAChoisir; readonly candidature: string | null }[]
}): Page => {
  const { dispositif, produits } = args
  return {
    titre: `Choisir un produit, ${dispositif.intitule}`,
    titreCourt: 'Produit',
    filAriane: [...FIL, { libelle: dispositif.intitule, href: chemins.demarche(dispositif.code) }],
    contenu: (
      <>
        <Entete
          titre="Sélectionner le produit à rattacher"
          surtitre={dispositif.intitule}
          chapeau="Une candidature porte sur un produit. Un produit n’a qu’une candidature en cours par guichet."
          actions={
            <LienBouton href="/produits/nouveau" variante="secondaire" icone="add-line">
              Ajouter un produit
            </LienBouton>
          }
        />
        {produits.length === 0 ? (
          <EtatVide
            titre="Aucun produit enregistré"
            action={<LienBouton href="/produits/nouveau">Ajouter un produit</LienBouton>}
          >
            Enregistrez d’abord le produit qui candidate, puis revenez ici.
          </EtatVide>
        ) : (
          <Grille colonnes={2}>
            {produits.map(({ produit, candidature }) => (
              <Carte
                key={produit.id}
                niveau={2}
                titre={`${produit.nom} ${produit.version}`}
                pied={
                  candidature ? (
                    <Lien href={chemins.candidature(candidature)}>{`Candidature en cours : n° ${candidature}`}</Lien>
                  ) : (
                    <LienBouton href={chemins.charte(dispositif.code, produit.id)}>
                      Sélectionner ce produit
                      <Invisible>{` : ${produit.nom} ${produit.version}`}</Invisible>
                    </LienBouton>
                  )
                }
              >
                {format.abreger(produit.description, 200)}
              </Carte>
            ))}
          </Grille>
        )}
      </>
    ),
  }
}

/** GUI-5 — the charter's own text, and the box that its acceptance is. */
export const pageCharte = (args: {
  readonly dispositif: Dispositif
  readonly produit: ProduitAChoisir
  readonly erreurs: readonly Erreur[]
  readonly vers?: CheminsDuCandidat
}): Page => {
  const { dispositif, produit, erreurs, vers = chemins } = args
  const { charte } = dispositif
  return {
    titre: charte.titre,
    filAriane: [
      ...FIL,
      { libelle: dispositif.intitule, href: chemins.demarche(dispositif.code) },
      { libelle: 'Produit', href: chemins.choixProduit(dispositif.code) },
    ],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          titre={charte.titre}
          surtitre={`${produit.nom} ${produit.version} · ${dispositif.intitule}`}
          complement={`Version ${charte.version}`}
        />
        <div class="cv-texte-legal">
          <Brut html={charte.html} />
        </div>
        <Formulaire action={vers.acceptation(dispositif.code)} champs={{ produit: produit.id }}>
          <CaseACocher
            nom="charte"
            obligatoire
            libelle="Je confirme que le représentant du candidat, qui a le pouvoir de l’engager, a lu et approuvé les termes de cette charte."
            erreur={erreurDe(erreurs, 'charte')}
          />
          <p class="fr-text--sm">
            Votre nom, la date et l’empreinte du texte accepté sont conservés. Vous confirmez ainsi l’inscription de
            votre produit à la démarche.
          </p>
          <div class="cv-boutons">
            <Bouton>Accepter la charte et confirmer l’inscription</Bouton>
            <LienBouton href={vers.choixProduit(dispositif.code)} variante="secondaire">
              Précédent
            </LienBouton>
          </div>
        </Formulaire>
      </>
    ),
  }
}
