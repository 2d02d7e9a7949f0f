import type { VNode } from 'preact'
import {
  Accordeon,
  BoutonsRadio,
  Bouton,
  ChampChoix,
  ChampsEnLigne,
  ChampTexte,
  ChampTexteLong,
  GroupeChamps,
  ListeDescription,
  Section,
} from '../../../../../ui/index.ts'
import { redigerConvention, variablesConvention, type VariableConvention } from '../../../domain/convention.ts'
import type { ModeleConvention } from '../../../domain/dispositif.ts'
import { champsDe, Lignes, SelonLeCas } from './blocs.tsx'
import { joursDeSeance, modelesPossibles } from './convention-reperes.ts'
import type { VueReglage } from './reglage.tsx'

export const ChampsDeLaConvention = (vue: VueReglage): VNode => {
  const de = champsDe(vue)
  return (
    <>
      <GroupeChamps legende="Convention">
        <BoutonsRadio
          {...de('convention')}
          libelle="Après la validation des preuves"
          options={[
            { valeur: 'articles', libelle: 'Une convention est signée', aide: 'Par l’éditeur, puis par l’agence.' },
            { valeur: 'aucune', libelle: 'Aucune convention', aide: 'Le dossier validé va droit à la décision.' },
          ]}
        />
      </GroupeChamps>
      <SelonLeCas champ="convention" vaut="articles" cas="Si une convention est signée.">
        <Modele {...vue} />
        <ChampTexte {...de('convention.titre')} libelle="Titre de la convention" obligatoire />
        <ChampTexte
          {...de('convention.dureeAnnees')}
          libelle="Durée, en années"
          aide="La même que la durée de validité des références."
          clavier="numeric"
          largeur="courte"
          obligatoire
        />
        <Accordeon titre="Variables que l’on peut insérer" complement="remplacées par ce que dit chaque candidature">
          <ListeDescription
            dense
            entrees={Object.entries(variablesConvention).map(([nom, sens]) => ({
              terme: <code>{`{{${nom}}}`}</code>,
              valeur: sens,
            }))}
          />
        </Accordeon>
        <GroupeChamps legende="Articles" aide="Une ligne vide sépare deux paragraphes.">
          <Lignes corps={vue.corps} liste="articles" vides={1} nom="Article" ajouter="Ajouter un article">
            {rang => (
              <>
                <ChampsEnLigne>
                  <ChampTexte {...de(`articles.${rang}.titre`)} libelle="Titre de l’article" />
                  <ChampTexte
                    {...de(`articles.${rang}.ordre`)}
                    libelle="Place"
                    clavier="numeric"
                    largeur="courte"
                    longueurMax={3}
                  />
                </ChampsEnLigne>
                <ChampTexteLong {...de(`articles.${rang}.texte`)} libelle="Paragraphes" lignes={6} />
              </>
            )}
          </Lignes>
        </GroupeChamps>
      </SelonLeCas>
      <GroupeChamps legende="Instance qui décide">
        <ChampTexte
          {...de('instances.college')}
          libelle="Nom de l’instance"
          aide="Par exemple : Collège technique de référencement"
          obligatoire
        />
        <ChampsEnLigne>
          <ChampChoix
            {...de('instances.jourDeSeance')}
            libelle="Jour de séance"
            vide={null}
            options={joursDeSeance.map(jour => ({ valeur: jour, libelle: jour }))}
          />
          <ChampTexte {...de('instances.heure')} libelle="Heure de Paris" largeur="courte" longueurMax={5} />
        </ChampsEnLigne>
      </GroupeChamps>
    </>
  )
}

const Modele = (vue: VueReglage): VNode | null => {
  const modeles = modelesPossibles(vue)
  if (modeles.length === 0) return null
  return (
    <GroupeChamps
      legende="Partir d’une convention publiée"
      aide={`Celles des dispositifs ${vue.chantier.financement ? 'financés' : 'sans financement'}, comme celui-ci. Les articles ci-dessous sont remplacés, et rien n’est enregistré.`}
    >
      <ChampChoix
        {...champsDe(vue)('modele')}
        libelle="Dispositif"
        options={modeles.map(({ code, intitule }) => ({ valeur: code, libelle: intitule }))}
      />
      <Bouton nom="geste" valeur="modele" variante="secondaire" petit>
        Reprendre ses articles
      </Bouton>
    </GroupeChamps>
  )
}

/** Each variable by what it stands for. */
const sens = Object.fromEntries(
  Object.entries(variablesConvention).map(([nom, mots]) => [nom, `[${mots}]`]),
) as Readonly<Record<VariableConvention, string>>

export const ApercuDeLaConvention = ({
  convention,
}: {
  readonly convention: ModeleConvention | null
}): VNode | null => {
  if (!convention || convention.articles.length === 0) return null
  const { titre, articles } = redigerConvention(convention, sens)
  return (
    <Section titre="Aperçu" id="apercu">
      <p class="fr-hint-text">Chaque variable y est remplacée par ce qu’elle désigne, entre crochets.</p>
      <div class="cv-texte-legal">
        <p class="fr-text--bold">{titre}</p>
        {articles.map((article, rang) => (
          <>
            <h3>{`Article ${rang + 1}. ${article.titre}`}</h3>
            {article.paragraphes.map(paragraphe => (
              <p>{paragraphe}</p>
            ))}
          </>
        ))}
      </div>
    </Section>
  )
}
