import type { VNode } from 'preact'
import type { Instant } from '../../kernel/temps.ts'
import type { Dispositif } from '../../modules/dispositifs/index.ts'
import type { Page } from '../../platform/http/contract.ts'
import {
  Accordeon,
  Badge,
  Brut,
  Compteur,
  Compteurs,
  Entete,
  EtatVide,
  format,
  Lien,
  Quand,
  Section,
  Tableau,
  type Ton,
} from '../../ui/index.ts'
import { cheminsAdministration, filAdministration } from './chemins.ts'
import type { Differences, EcartExigence } from './differences.ts'
import type { Sens } from './rapprocher.ts'

export type VueDifferences = {
  readonly avant: Dispositif
  readonly apres: Dispositif
  readonly differences: Differences
}

/** GUI-3 — what a version changes of the one before: milestones first, then the requirements, then the rest. */
export const pageDifferences = ({ avant, apres, differences }: VueDifferences): Page => {
  const { exigences, jalons, reglages } = differences
  const titre = `Version ${apres.version} comparée à la version ${avant.version}`
  const rien = exigences.length + jalons.length + reglages.length === 0
  return {
    titre,
    filAriane: filAdministration({ libelle: 'Dispositifs et versions', href: cheminsAdministration.dispositifs() }),
    largeur: 'large',
    contenu: (
      <>
        <Entete
          surtitre={apres.intitule}
          titre={titre}
          chapeau="Les candidatures ouvertes avec la version précédente y restent : ces différences ne les concernent pas."
        />
        {rien ? <EtatVide titre="Aucune différence">Ces deux versions disent la même chose.</EtatVide> : null}
        {rien ? null : <Chiffres differences={differences} />}
        {jalons.length > 0 ? <Jalons jalons={jalons} /> : null}
        {exigences.length > 0 ? <Exigences exigences={exigences} /> : null}
        {reglages.length > 0 ? <Reglages reglages={reglages} /> : null}
        <p>
          <Lien href={cheminsAdministration.dispositifs()} icone="arrow-left-line">
            Tous les dispositifs
          </Lien>
        </p>
      </>
    ),
  }
}

const mots: Readonly<Record<Sens, { readonly libelle: string; readonly ton: Ton }>> = {
  ajout: { libelle: 'Ajout', ton: 'succes' },
  retrait: { libelle: 'Retrait', ton: 'erreur' },
  changement: { libelle: 'Changement', ton: 'info' },
}

const BadgeSens = ({ sens }: { readonly sens: Sens }): VNode => <Badge ton={mots[sens].ton}>{mots[sens].libelle}</Badge>

const Chiffres = ({ differences: { exigences, jalons, reglages } }: { readonly differences: Differences }): VNode => {
  const combien = (sens: Sens): number => exigences.filter(exigence => exigence.sens === sens).length
  const [ajoutees, retirees, changees] = [combien('ajout'), combien('retrait'), combien('changement')]
  return (
    <Compteurs>
      <Compteur valeur={ajoutees} libelle={format.accorder(ajoutees, 'exigence ajoutée', 'exigences ajoutées')} />
      <Compteur valeur={retirees} libelle={format.accorder(retirees, 'exigence retirée', 'exigences retirées')} />
      <Compteur valeur={changees} libelle={format.accorder(changees, 'exigence changée', 'exigences changées')} />
      <Compteur
        valeur={jalons.length}
        libelle={format.accorder(jalons.length, 'jalon différent', 'jalons différents')}
        ton={jalons.length > 0 ? 'attention' : 'neutre'}
      />
      <Compteur
        valeur={reglages.length}
        libelle={format.accorder(reglages.length, 'réglage différent', 'réglages différents')}
      />
    </Compteurs>
  )
}

const Moment = ({ quand }: { readonly quand: Instant | null }): VNode =>
  quand === null ? <>Aucun</> : <Quand le={quand} />

const Jalons = ({ jalons }: Pick<Differences, 'jalons'>): VNode => (
  <Section titre="Jalons">
    <Tableau
      legende="Jalons ajoutés, retirés ou déplacés"
      legendeCachee
      empile
      lignes={jalons}
      vide={null}
      colonnes={[
        { cle: 'code', titre: 'Jalon', entete: true, rendu: ({ code, libelle }) => `${code}, ${libelle}` },
        { cle: 'sens', titre: 'Différence', rendu: ({ sens }) => <BadgeSens sens={sens} /> },
        { cle: 'avant', titre: 'Avant', rendu: ({ avant }) => <Moment quand={avant} /> },
        { cle: 'apres', titre: 'Après', rendu: ({ apres }) => <Moment quand={apres} /> },
      ]}
    />
  </Section>
)

const Exigences = ({ exigences }: Pick<Differences, 'exigences'>): VNode => (
  <Section titre="Exigences">
    <Tableau
      legende="Exigences ajoutées, retirées ou changées"
      legendeCachee
      empile
      lignes={exigences}
      vide={null}
      colonnes={[
        { cle: 'id', titre: 'Exigence', entete: true, rendu: ({ id }) => id },
        { cle: 'chapitre', titre: 'Chapitre', rendu: ({ chapitre }) => chapitre },
        { cle: 'sens', titre: 'Différence', rendu: ({ sens }) => <BadgeSens sens={sens} /> },
        { cle: 'quoi', titre: 'Ce qui change', rendu: exigence => <Quoi exigence={exigence} /> },
      ]}
    />
  </Section>
)

const Quoi = ({ exigence: { sens, quoi, textes } }: { readonly exigence: EcartExigence }): VNode => (
  <>
    {sens === 'changement' ? quoi.join(' ; ') : 'Toute l’exigence'}
    {textes === null ? null : (
      <Accordeon titre="Lire les deux textes">
        <p class="fr-text--bold">Avant</p>
        <Brut html={textes.avant} />
        <p class="fr-text--bold">Après</p>
        <Brut html={textes.apres} />
      </Accordeon>
    )}
  </>
)

const Reglages = ({ reglages }: Pick<Differences, 'reglages'>): VNode => (
  <Section titre="Réglages et formulaires">
    <Tableau
      legende="Réglages et champs de formulaire ajoutés, retirés ou changés"
      legendeCachee
      empile
      lignes={reglages}
      vide={null}
      colonnes={[
        { cle: 'quoi', titre: 'Réglage', entete: true, rendu: ({ quoi }) => quoi },
        { cle: 'sens', titre: 'Différence', rendu: ({ sens }) => <BadgeSens sens={sens} /> },
        { cle: 'detail', titre: 'Détail', rendu: ({ detail }) => detail },
      ]}
    />
  </Section>
)
