import type { VNode } from 'preact'
import { type RoleAgent, rolesAgent } from '../../kernel/acteur.ts'
import type { PersonneLue } from '../../modules/identite/index.ts'
import type { Page } from '../../platform/http/contract.ts'
import {
  Alerte,
  Bouton,
  BoutonsRadio,
  CaseACocher,
  Confirmation,
  Entete,
  type Erreur,
  erreurDe,
  EtatVide,
  Formulaire,
  LienBouton,
  libelleRole,
  ListeDescription,
  NoteObligatoires,
  Quand,
  Reference,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../ui/index.ts'
import { cheminsAdministration, filAdministration } from './chemins.ts'
import { type Droit, mouvementsDe } from './droits.ts'
import { Changements, LienRetrait } from './personnes.page.tsx'
import { effetRole, nomRole } from './roles.ts'

const versPersonnes = { libelle: 'Personnes et droits', href: cheminsAdministration.personnes() } as const

const nomDe = ({ prenom, nom }: PersonneLue): string => `${prenom} ${nom}`.trim()

export type VuePersonne = {
  readonly personne: PersonneLue
  /** In force or taken back. */
  readonly droits: readonly Droit[]
  readonly moi: string
  readonly choisi?: RoleAgent | undefined
  readonly erreurs?: readonly Erreur[]
  readonly fait?: 'accorde' | 'retire' | undefined
}

/** One person: what they may do, what they may be given, and all that was given or taken. */
export const pagePersonne = (vue: VuePersonne): Page => {
  const { personne, droits, moi, erreurs = [], fait } = vue
  const enVigueur = droits.filter(({ retireLe }) => retireLe === null)
  return {
    titre: nomDe(personne),
    filAriane: filAdministration(versPersonnes),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete titre={nomDe(personne)} surtitre="Personne" />
        {fait ? (
          <Alerte ton="succes" annonce>
            {fait === 'accorde' ? 'Le droit est accordé.' : 'Le droit est retiré.'}
          </Alerte>
        ) : null}
        <Fiche personne={personne} />
        <Section titre="Droits à l’agence">
          <Tableau
            legende="Droits en vigueur"
            legendeCachee
            empile
            lignes={enVigueur}
            vide={<EtatVide titre="Aucun droit à l’agence" icone="user-line" />}
            colonnes={[
              { cle: 'role', titre: 'Droit', entete: true, rendu: ({ role }) => nomRole(role) },
              { cle: 'depuis', titre: 'Depuis', rendu: ({ accordeLe }) => <Quand le={accordeLe} forme="courte" /> },
              { cle: 'par', titre: 'Accordé par', rendu: ({ accordePar }) => accordePar.nom },
              { cle: 'geste', titre: 'Geste', rendu: droit => <LienRetrait droit={droit} moi={moi} /> },
            ]}
          />
        </Section>
        <Accorder vue={vue} tenus={enVigueur.map(({ role }) => role)} />
        {droits.length > 0 ? (
          <Section titre="Historique">
            <Changements mouvements={mouvementsDe(droits)} nomme={false} />
          </Section>
        ) : null}
      </>
    ),
  }
}

const Fiche = ({
  personne: { courriel, fonction, telephone, role, entreprise, iss, sub },
}: Pick<VuePersonne, 'personne'>): VNode => (
  <ListeDescription
    entrees={[
      { terme: 'Adresse électronique', valeur: courriel },
      { terme: 'Fonction', valeur: fonction },
      { terme: 'Téléphone', valeur: telephone },
      {
        terme: 'Entreprise',
        valeur: entreprise === null ? 'Aucune' : `${entreprise.nom}${role === null ? '' : ` (${libelleRole(role)})`}`,
      },
      {
        terme: 'Compte',
        valeur: (
          <>
            <Reference>{sub}</Reference> chez <Reference>{iss}</Reference>
          </>
        ),
      },
    ]}
  />
)

const Accorder = ({ vue, tenus }: { readonly vue: VuePersonne; readonly tenus: readonly RoleAgent[] }): VNode => {
  const { personne, choisi, erreurs = [] } = vue
  const possibles = rolesAgent.filter(role => !tenus.includes(role))
  return (
    <Section titre="Accorder un droit">
      {possibles.length === 0 ? (
        <p>Cette personne a tous les droits de l’agence.</p>
      ) : (
        <Formulaire action={cheminsAdministration.accorder(personne.id)}>
          <NoteObligatoires />
          <BoutonsRadio
            nom="role"
            libelle="Droit à accorder"
            obligatoire
            valeur={choisi}
            erreur={erreurDe(erreurs, 'role')}
            options={possibles.map(role => ({ valeur: role, libelle: nomRole(role), aide: effetRole[role] }))}
          />
          {personne.entreprise === null || tenus.length > 0 ? null : (
            <>
              <Alerte ton="attention" titre="Cette personne travaille pour un éditeur">
                <p>
                  {`Elle est rattachée à ${personne.entreprise.nom}. Avec un droit de l’agence, elle n’agira plus pour cette entreprise et verra les candidatures de tous les éditeurs.`}
                </p>
              </Alerte>
              <CaseACocher
                nom="confirmation"
                libelle="J’ai vérifié que cette personne agit désormais pour l’agence."
                obligatoire
                erreur={erreurDe(erreurs, 'confirmation')}
              />
            </>
          )}
          <Bouton icone="check-line">Accorder ce droit</Bouton>
        </Formulaire>
      )}
    </Section>
  )
}

export type VueRetrait = { readonly droit: Droit; readonly moi: string; readonly erreurs?: readonly Erreur[] }

/** Before a right is taken: whose, since when, and what ends with it. */
export const pageRetrait = ({ droit, moi, erreurs = [] }: VueRetrait): Page => {
  const { titulaire, role } = droit
  const retour = titulaire === null ? cheminsAdministration.personnes() : cheminsAdministration.personne(titulaire.id)
  const nom = titulaire?.nom ?? `compte ${droit.sub}`
  return {
    titre: 'Retirer un droit',
    filAriane: filAdministration(versPersonnes, ...(titulaire === null ? [] : [{ libelle: nom, href: retour }])),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="Ce droit n’a pas été retiré" />
        <Entete titre="Retirer un droit" surtitre={nom} />
        <ListeDescription
          entrees={[
            { terme: 'Droit', valeur: nomRole(role) },
            { terme: 'Ce qu’il permet', valeur: effetRole[role] },
            { terme: 'Accordé le', valeur: <Quand le={droit.accordeLe} /> },
            { terme: 'Accordé par', valeur: droit.accordePar.nom },
            ...(droit.retireLe === null
              ? []
              : [
                  { terme: 'Retiré le', valeur: <Quand le={droit.retireLe} /> },
                  { terme: 'Retiré par', valeur: droit.retirePar?.nom },
                ]),
          ]}
        />
        {droit.retireLe !== null ? (
          <>
            <Alerte ton="info">Ce droit est déjà retiré : il n’y a rien de plus à faire.</Alerte>
            <div class="cv-boutons">
              <LienBouton href={retour}>Retour</LienBouton>
            </div>
          </>
        ) : (
          <Confirmation
            action={cheminsAdministration.retrait(droit.id)}
            bouton="Retirer ce droit"
            annuler={retour}
            libelleAnnuler="Ne pas le retirer"
            danger
          >
            <p>
              {`En moins d’une seconde, ${nom} perd ce que ce droit permet, sur tous ses appareils. Ses actes passés restent inscrits à son nom.`}
            </p>
            <p>
              {titulaire?.id === moi
                ? 'C’est votre propre droit : un administrateur devra vous le rendre si vous en avez besoin.'
                : 'Vous pourrez le lui accorder de nouveau.'}
            </p>
          </Confirmation>
        )}
      </>
    ),
  }
}
