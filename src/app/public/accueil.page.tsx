import type { VNode } from 'preact'
import type { Instant } from '../../kernel/temps.ts'
import type { Dispositif } from '../../modules/dispositifs/index.ts'
import { accueilDe } from '../../modules/identite/index.ts'
import { cheminsRegistre, type SolutionReferencee } from '../../modules/registre/index.ts'
import type { Connecte, Page } from '../../platform/http/contract.ts'
import {
  Bouton,
  Carte,
  ChampTexte,
  Entete,
  EtatVide,
  format,
  Grille,
  Lien,
  LienBouton,
  Section,
  Tuile,
} from '../../ui/index.ts'
import { CarteDispositif } from './carte-dispositif.tsx'

export type VueAccueil = {
  readonly connecte: Connecte | null
  readonly dispositifs: readonly Dispositif[]
  /** The last ones referenced, the newest first. */
  readonly dernieres: readonly SolutionReferencee[]
  readonly le: Instant
}

/** The home page: what this is, the programmes and their calendars, what is referenced (PUB-1), and the way in (IDN-6). */
export const pageAccueil = (vue: VueAccueil): Page => ({
  titre: 'Accueil',
  contenu: (
    <>
      <Entete
        titre="Le référencement des logiciels de santé"
        chapeau="Convergence est le guichet où les éditeurs de logiciels de santé font référencer leurs solutions : candidature, preuves de conformité, instruction, convention et attestation. Chacun peut y consulter les solutions référencées et vérifier une attestation."
        actions={<Entree connecte={vue.connecte} />}
      />
      <RechercheDeSolution />
      <Dispositifs {...vue} />
      <Dernieres dernieres={vue.dernieres} />
      <Section titre="Accès directs">
        <Grille colonnes={3}>
          <Tuile
            titre="Registre public"
            href={cheminsRegistre.registre()}
            icone="list-line"
            detail="Les solutions référencées et les candidatures en cours d’instruction"
          />
          <Tuile
            titre="Vérifier une attestation"
            href={cheminsRegistre.verifier()}
            icone="shield-line"
            detail="Par le fichier PDF ou par son numéro"
          />
          {vue.connecte?.acteur.kind === 'agent' ? null : (
            <Tuile
              titre="Engager une démarche"
              href="/demarches"
              icone="send-line"
              detail="Éditeurs : présenter un produit à un dispositif"
            />
          )}
        </Grille>
      </Section>
    </>
  ),
})

const Entree = ({ connecte }: Pick<VueAccueil, 'connecte'>): VNode => {
  if (connecte === null)
    return (
      <LienBouton href="/connexion" icone="lock-line">
        Connexion
      </LienBouton>
    )
  const { kind } = connecte.acteur
  return <LienBouton href={accueilDe(kind)}>{kind === 'agent' ? 'Ma journée' : 'Mon tableau de bord'}</LienBouton>
}

const RechercheDeSolution = (): VNode => (
  <form
    method="get"
    action={cheminsRegistre.registre()}
    class="cv-filtres"
    role="search"
    aria-label="Rechercher une solution référencée"
  >
    <div class="cv-filtres__champs">
      <ChampTexte
        nom="q"
        libelle="Rechercher une solution référencée"
        aide="Nom de la solution, de l’éditeur, ou numéro de référencement"
        type="search"
        longueurMax={100}
      />
    </div>
    <div class="cv-boutons">
      <Bouton icone="search-line">Rechercher</Bouton>
    </div>
  </form>
)

/** Those whose calendar presses; each in its alphabetical place. */
const lesBornesDAbord = (dispositifs: VueAccueil['dispositifs']): VueAccueil['dispositifs'] =>
  (['borne', 'permanent'] as const).flatMap(genre => dispositifs.filter(({ guichet }) => guichet === genre))

const Dispositifs = ({ dispositifs, le }: VueAccueil): VNode => (
  <Section titre="Les dispositifs et leur calendrier" actions={<Lien href="/dispositifs">Tous les dispositifs</Lien>}>
    {dispositifs.length === 0 ? (
      <EtatVide titre="Aucun dispositif n’est ouvert" icone="calendar-line">
        Les dispositifs et leurs échéances apparaîtront ici.
      </EtatVide>
    ) : (
      <Grille colonnes={2}>
        {lesBornesDAbord(dispositifs).map(dispositif => (
          <CarteDispositif key={dispositif.code} dispositif={dispositif} le={le} prochains={3} />
        ))}
      </Grille>
    )}
  </Section>
)

const Dernieres = ({ dernieres }: Pick<VueAccueil, 'dernieres'>): VNode => (
  <Section
    titre="Dernières solutions référencées"
    actions={<Lien href={cheminsRegistre.registre()}>Tout le registre</Lien>}
  >
    {dernieres.length === 0 ? (
      <EtatVide titre="Aucune solution n’est encore référencée" icone="award-line">
        Une solution est publiée ici dès que l’agence signe son référencement.
      </EtatVide>
    ) : (
      <Grille colonnes={3}>
        {dernieres.map(({ reference, solution, version, editeur, debutLe }) => (
          <Carte
            key={reference}
            titre={`${solution} ${version}`}
            href={cheminsRegistre.solution(reference)}
            surtitre={editeur}
            pied={`Depuis le ${format.jour(debutLe)}`}
          />
        ))}
      </Grille>
    )}
  </Section>
)
