import type { VNode } from 'preact'
import type { Instant } from '../../kernel/temps.ts'
import { chemins } from '../../modules/candidatures/index.ts'
import {
  type Chapitre,
  type Dispositif,
  type Formulaire,
  parParcours,
  situationDe,
} from '../../modules/dispositifs/index.ts'
import { cheminsRegistre } from '../../modules/registre/index.ts'
import type { Connecte, Page } from '../../platform/http/contract.ts'
import {
  Alerte,
  Entete,
  EtatVide,
  format,
  Grille,
  Lien,
  LienBouton,
  ListeDescription,
  Section,
  Tableau,
  urlAvec,
} from '../../ui/index.ts'
import { BadgeGuichet, Calendrier } from './calendrier.tsx'
import { CarteDispositif } from './carte-dispositif.tsx'

const ACCUEIL = { libelle: 'Accueil', href: '/' }

/** GUI-1 — every programme, by parcours. */
export const pageDispositifs = ({
  dispositifs,
  le,
}: {
  readonly dispositifs: readonly Dispositif[]
  readonly le: Instant
}): Page => ({
  titre: 'Dispositifs',
  filAriane: [ACCUEIL],
  contenu: (
    <>
      <Entete
        titre="Les dispositifs"
        chapeau="Chaque dispositif a ses exigences, ses formulaires et son calendrier. Un produit candidate à un dispositif."
      />
      {dispositifs.length === 0 ? (
        <EtatVide titre="Aucun dispositif n’est ouvert">
          Les dispositifs ouverts aux candidatures apparaîtront ici.
        </EtatVide>
      ) : null}
      {parParcours(dispositifs).map(([parcours, siens]) => (
        <Section key={parcours} titre={parcours}>
          <Grille colonnes={2}>
            {siens.map(dispositif => (
              <CarteDispositif key={dispositif.code} dispositif={dispositif} le={le} prochains={1} />
            ))}
          </Grille>
        </Section>
      ))}
    </>
  ),
})

/** A programme as anyone reads it: what it is, by when, what will be asked. */
export const pageDispositif = ({
  dispositif,
  le,
  connecte,
  candidater = chemins.demarche(dispositif.code),
}: {
  readonly dispositif: Dispositif
  readonly le: Instant
  readonly connecte: Connecte | null
  /** Where one applies: elsewhere where the programme is only previewed. */
  readonly candidater?: string
}): Page => ({
  titre: dispositif.intitule,
  filAriane: [ACCUEIL, { libelle: 'Dispositifs', href: '/dispositifs' }],
  contenu: (
    <>
      <Entete
        titre={dispositif.intitule}
        surtitre={situationDe(dispositif)}
        complement={<BadgeGuichet dispositif={dispositif} le={le} />}
        chapeau={dispositif.presentation}
        actions={connecte?.acteur.kind === 'agent' ? null : <LienBouton href={candidater}>Candidater</LienBouton>}
      />
      <Section titre="Calendrier">
        <Calendrier dispositif={dispositif} le={le} />
        {dispositif.jalons.length === 0 ? null : (
          <p>
            Un jalon est une minute exacte : ce qui arrive à cette minute, ou après, est hors délai. L’heure qui compte
            est celle de la réception par le service.
          </p>
        )}
      </Section>
      <Section titre="Profils">
        <p>
          {`Un profil est un ensemble d’exigences. Vous choisissez les vôtres à l’étape « ${dispositif.etapes.eligibilite} »${dispositif.profils.some(({ obligatoire }) => obligatoire) ? '' : ' : un au moins'}.`}
        </p>
        <ListeDescription
          entrees={dispositif.profils.map(({ libelle, obligatoire, aide }) => ({
            terme: libelle,
            valeur: [obligatoire ? 'Obligatoire.' : 'Facultatif.', aide].filter(Boolean).join(' '),
          }))}
        />
      </Section>
      <Demande dispositif={dispositif} />
      <Exigences dispositif={dispositif} />
      <Suite dispositif={dispositif} />
    </>
  ),
})

const sectionsEnMots = ({ sections }: Formulaire): VNode => (
  <ul>
    {sections.map(({ code, titre, champs }) => (
      <li key={code}>{`${titre} (${format.pluriel(champs.length, 'question')})`}</li>
    ))}
  </ul>
)

const Demande = ({
  dispositif: { etapes, formulaires, uniteDInstruction, convention, issue, instances },
}: {
  readonly dispositif: Dispositif
}): VNode => (
  <Section titre="Ce qui vous sera demandé">
    <ListeDescription
      entrees={[
        { terme: `1. ${etapes.administrative}`, valeur: sectionsEnMots(formulaires.administrative) },
        { terme: `2. ${etapes.eligibilite}`, valeur: sectionsEnMots(formulaires.eligibilite) },
        {
          terme: '3. Dépôt des preuves',
          valeur: `Les preuves de chaque exigence qui s’applique à vos profils, ${uniteDInstruction === 'dossier' ? 'remises en une fois' : 'chapitre par chapitre'}.`,
        },
        convention
          ? { terme: '4. Convention', valeur: 'La signature électronique de votre représentant légal.' }
          : { terme: `4. ${issue.acte}`, valeur: `La décision : ${instances.college}.` },
      ]}
    />
  </Section>
)

type Compte = {
  readonly exigences: number
  readonly preconisations: number
  readonly scenarios: number
  readonly preuves: number
}

/** What a chapter holds, all profiles together: how much a candidature is asked depends on its own. */
const compter = ({ exigences }: Chapitre): Compte => {
  const scenarios = exigences.flatMap(exigence => exigence.scenarios)
  return {
    exigences: exigences.filter(({ nature }) => nature === 'exigence').length,
    preconisations: exigences.filter(({ nature }) => nature === 'preconisation').length,
    scenarios: scenarios.length,
    preuves: scenarios.reduce((total, { preuves }) => total + preuves.length, 0),
  }
}

const Exigences = ({ dispositif: { rem } }: { readonly dispositif: Dispositif }): VNode => {
  const comptes = rem.chapitres.map(chapitre => ({ chapitre, ...compter(chapitre) }))
  const total = (de: keyof Compte): number => comptes.reduce((somme, compte) => somme + compte[de], 0)
  return (
    <Section titre="Les exigences">
      <p>
        {`Le référentiel compte ${format.pluriel(total('exigences'), 'exigence')} et ${format.pluriel(total('preconisations'), 'préconisation')}, vérifiées par ${format.pluriel(total('scenarios'), 'scénario', 'scénarios')} et ${format.pluriel(total('preuves'), 'preuve')}, tous profils confondus.`}
      </p>
      <Tableau
        legende="Chapitres du référentiel d’exigences, tous profils confondus"
        legendeCachee
        lignes={comptes}
        vide={<Alerte ton="info">Les exigences de ce dispositif ne sont pas encore publiées.</Alerte>}
        colonnes={[
          { cle: 'chapitre', titre: 'Chapitre', entete: true, rendu: ({ chapitre }) => chapitre.titre },
          { cle: 'exigences', titre: 'Exigences', nombre: true, rendu: ({ exigences }) => exigences },
          { cle: 'preconisations', titre: 'Préconisations', nombre: true, rendu: compte => compte.preconisations },
          { cle: 'scenarios', titre: 'Scénarios', nombre: true, rendu: ({ scenarios }) => scenarios },
          { cle: 'preuves', titre: 'Preuves', nombre: true, rendu: ({ preuves }) => preuves },
        ]}
      />
    </Section>
  )
}

const Suite = ({ dispositif: { code, mentions } }: { readonly dispositif: Dispositif }): VNode => (
  <>
    <Section titre="Dans le registre">
      <ul>
        <li>
          <Lien href={urlAvec(cheminsRegistre.registre(), { dispositif: code })}>Solutions inscrites</Lien>
        </li>
        <li>
          <Lien href={urlAvec(cheminsRegistre.registre(), { dispositif: code, etat: 'candidat' })}>
            Candidatures en cours d’instruction
          </Lien>
        </li>
      </ul>
    </Section>
    <Section titre="Le service">
      <ListeDescription
        dense
        entrees={[
          { terme: 'Service chargé du dispositif', valeur: mentions.service },
          { terme: 'Adresse', valeur: mentions.adresse },
          { terme: 'Courriel', valeur: <Lien href={`mailto:${mentions.courriel}`}>{mentions.courriel}</Lien> },
          { terme: 'Téléphone', valeur: mentions.telephone },
        ]}
      />
    </Section>
  </>
)
