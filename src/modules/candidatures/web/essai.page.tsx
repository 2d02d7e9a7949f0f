import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import { Alerte, Bouton, ChampChoix, Entete, EtatVide, format, Section } from '../../../ui/index.ts'
import {
  type Chantier,
  cheminsAtelier,
  type Dispositif,
  type FauteChantier,
  FautesParRubrique,
  filAtelier,
} from '../../dispositifs/index.ts'
import type { SourceDEssai } from '../use-cases/essayer-version.ts'
import { Resultat, type ResultatDEssai } from './essai-resultat.tsx'

export type VueEssai = {
  readonly chantier: Chantier
  /** The programmes that are published: those that have files. */
  readonly dispositifs: readonly Pick<Dispositif, 'code' | 'intitule'>[]
  readonly source: SourceDEssai
  /** `null` before it was asked for. */
  readonly resultat: ResultatDEssai | null
}

const enTete = ({ intitule, code }: Chantier): Pick<Page, 'titre' | 'titreCourt' | 'filAriane'> => ({
  titre: `Essai, ${intitule}`,
  titreCourt: 'Essai',
  filAriane: filAtelier({ libelle: intitule, href: cheminsAtelier.tableau(code) }),
})

/** GUI-3 — a chantier with faults is no version: what to mend first. */
export const pageEssaiImpossible = ({
  chantier,
  fautes,
}: {
  readonly chantier: Chantier
  readonly fautes: readonly FauteChantier[]
}): Page => ({
  ...enTete(chantier),
  contenu: (
    <>
      <Entete surtitre={chantier.intitule} titre="Essai" />
      <Alerte ton="attention" titre="Ce chantier ne peut pas encore être essayé">
        <p>
          {`Corrigez d’abord ${format.pluriel(fautes.length, 'point')}\u00a0: un essai rejoue des dossiers avec une version complète.`}
        </p>
      </Alerte>
      <Section titre="À corriger">
        <FautesParRubrique chantier={chantier} fautes={fautes} niveau={3} />
      </Section>
    </>
  ),
})

/** GUI-3 — who would be late, blocked or missing a proof with the version that is being written: to see before it is published. */
export const pageEssai = (vue: VueEssai): Page => {
  const { chantier, source, resultat } = vue
  return {
    ...enTete(chantier),
    largeur: 'large',
    contenu: (
      <>
        <Entete
          surtitre={chantier.intitule}
          titre="Essai"
          chapeau="Des dossiers déjà vécus sont rejoués, acte par acte, avec la version en préparation : qui aurait été en retard, bloqué, à qui il manquerait une preuve. Rien n’est modifié, personne n’est prévenu."
        />
        <ChoixDesDossiers {...vue} />
        {resultat ? <Resultat chantier={chantier} source={source} {...resultat} /> : null}
      </>
    ),
  }
}

const ChoixDesDossiers = ({ chantier, dispositifs, source, resultat }: VueEssai): VNode => {
  const publie = dispositifs.some(({ code }) => code === chantier.code)
  const adresse = cheminsAtelier.essai(chantier.code)
  if (dispositifs.length === 0)
    return (
      <EtatVide titre="Aucun dispositif n’est publié">
        Il n’y a pas de dossier à rejouer. La personne qui exploite la plateforme peut simuler un guichet entier,
        dossiers compris, à partir des fichiers de ce dispositif.
      </EtatVide>
    )
  return (
    <>
      {publie ? null : (
        <Alerte ton="info" titre="Ce dispositif n’a pas encore de dossiers">
          <p>
            Choisissez ceux d’un dispositif proche : les preuves sont rapprochées par leurs numéros, les questions par
            leurs codes. La personne qui exploite la plateforme peut aussi simuler un guichet entier, dossiers compris,
            à partir des fichiers de ce dispositif.
          </p>
        </Alerte>
      )}
      <form method="get" action={adresse} class="cv-filtres">
        <div class="cv-filtres__champs">
          <ChampChoix
            nom="guichet"
            libelle="Rejouer les dossiers de"
            valeur={source.guichet}
            options={dispositifs.map(({ code, intitule }) => ({ valeur: code, libelle: intitule }))}
          />
          <ChampChoix
            nom="dossiers"
            libelle="Lesquels"
            valeur={source.dossiers}
            options={[
              { valeur: 'tous', libelle: 'Tous, en cours et terminés' },
              { valeur: 'ouverts', libelle: 'En cours seulement' },
            ]}
          />
        </div>
        <Bouton variante={resultat ? 'secondaire' : 'primaire'}>
          {resultat ? 'Refaire l’essai' : 'Lancer l’essai'}
        </Bouton>
      </form>
    </>
  )
}
