import type { VNode } from 'preact'
import {
  CasesACocher,
  ChampChoix,
  ChampsEnLigne,
  ChampTexte,
  ChampTexteLong,
  type Erreur,
  erreurDe,
  GroupeChamps,
  type Possibilite,
} from '../../../ui/index.ts'
import { AUCUN_INTERET, interets, libelleInteret } from '../domain/interets.ts'
import { LONGUEURS, type Saisie } from '../domain/saisie.ts'
import type { PersonneLue } from '../queries/personnes.ts'
import { libelleChamp } from './phrases.ts'

export type ChampsProduitProps = {
  readonly saisie: Saisie
  readonly erreurs: readonly Erreur[]
  readonly personnes: readonly PersonneLue[]
  /** A registered product keeps its name and its version. */
  readonly enregistre?: boolean
}

const choixInterets: readonly Possibilite[] = [
  ...interets.map(({ code, libelle, aVenir }) => ({
    valeur: code,
    libelle: aVenir ? `${libelle} (à venir)` : libelle,
    desactive: aVenir === true,
  })),
  { valeur: AUCUN_INTERET, libelle: libelleInteret(AUCUN_INTERET), aide: 'Exclut les autres choix.' },
]

/** PRD-1, PRD-2 — the fields of a product. */
export const ChampsProduit = ({ saisie, erreurs, personnes, enregistre }: ChampsProduitProps): VNode => {
  const commun = (nom: keyof Saisie) => ({ nom, libelle: libelleChamp[nom], erreur: erreurDe(erreurs, nom) })
  return (
    <>
      <GroupeChamps legende="Identification du produit">
        {enregistre ? null : (
          <ChampsEnLigne>
            <ChampTexte {...commun('nom')} obligatoire valeur={saisie.nom} longueurMax={LONGUEURS.nom} />
            <ChampTexte
              {...commun('version')}
              obligatoire
              aide="Lettres et chiffres, par exemple 4.2 ou 2026-R1."
              valeur={saisie.version}
              longueurMax={LONGUEURS.version}
            />
          </ChampsEnLigne>
        )}
        <ChampsEnLigne>
          <ChampTexte
            {...commun('nil')}
            aide="Facultatif à ce stade. Il est délivré par le CNDA."
            valeur={saisie.nil}
            longueurMax={LONGUEURS.nil}
          />
          <ChampChoix
            {...commun('responsable')}
            obligatoire
            aide="Une personne de votre entreprise qui s’est déjà connectée à Convergence."
            options={personnes.map(({ id, nom }) => ({ valeur: id, libelle: nom }))}
            valeur={saisie.responsable}
          />
        </ChampsEnLigne>
        <ChampTexteLong
          {...commun('description')}
          obligatoire
          aide={`Ce que fait le produit et pour qui. ${LONGUEURS.description.toLocaleString('fr-FR')} caractères au plus.`}
          valeur={saisie.description}
        />
        <ChampTexteLong
          {...commun('certifications')}
          aide="Facultatif. Une certification par ligne."
          valeur={saisie.certifications}
          lignes={3}
        />
      </GroupeChamps>
      <GroupeChamps legende="Votre intérêt pour les dispositifs de référencement ou de certification">
        <CasesACocher {...commun('interets')} obligatoire options={choixInterets} valeurs={saisie.interets} />
      </GroupeChamps>
    </>
  )
}
