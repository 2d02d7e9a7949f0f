import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Badge,
  Bouton,
  BoutonsRadio,
  Entete,
  type Erreur,
  erreurDe,
  EtatVide,
  format,
  Formulaire,
  LienBouton,
  NoteObligatoires,
  type Possibilite,
  ResumeErreurs,
} from '../../../ui/index.ts'
import {
  chemins,
  filDeCandidature,
  libellePreuve,
  type PreuveDeposee,
  suitUneHomologation,
  titreCandidature,
  tonPreuve,
} from '../../candidatures/index.ts'
import type { PreuveAttendue } from '../../dispositifs/index.ts'
import type { PieceReprenable } from '../use-cases/pieces-reprenables.ts'
import type { Chargee } from './chargement.ts'
import { ChoixDuMode } from './depots.tsx'
import { AvisHomologation, ChampsHomologation, type SaisieHomologation } from './homologation.tsx'

export type VueReprise = Chargee & {
  readonly attendue: PreuveAttendue
  readonly preuve: PreuveDeposee
  readonly pieces: readonly PieceReprenable[]
  readonly erreurs: readonly Erreur[]
  readonly saisie?: { readonly piece: string; readonly mode: string; readonly homologation: SaisieHomologation }
}

/** How a form names a pièce of another candidature. */
export const valeurDe = ({ candidature, depot }: PieceReprenable): string => `${candidature.numero}/${depot.id}`

/** GUI-7 — the pièces of the company's other candidatures, and the deposit of one of them here. */
export const pageReprise = (page: VueReprise): Page => {
  const { vue, dispositif, acteur, chapitre, attendue, pieces, erreurs } = page
  const { numero } = vue.etat
  const retour = chemins.preuve(numero, chapitre.code, attendue.numero)
  return {
    titre: `Reprendre une pièce, preuve ${attendue.numero}, candidature ${numero}`,
    titreCourt: 'Reprendre une pièce',
    filAriane: [
      ...filDeCandidature(acteur, { numero, titre: titreCandidature({ vue, dispositif }) }),
      { libelle: chapitre.titre, href: retour },
    ],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="La pièce n’a pas été reprise" />
        <Entete
          titre="Reprendre une pièce déjà déposée par votre entreprise"
          surtitre={`Preuve ${attendue.numero} · Candidature n° ${numero}`}
          chapeau="Rien n’est repris sans vous. La pièce choisie devient un dépôt de cette candidature : elle y sera instruite à nouveau, même si elle a été acceptée ailleurs."
          actions={
            <LienBouton href={retour} variante="tertiaire" icone="arrow-left-line">
              Retour à la preuve
            </LienBouton>
          }
        />
        {pieces.length === 0 ? (
          <EtatVide titre="Aucune pièce à reprendre" action={<LienBouton href={retour}>Déposer une pièce</LienBouton>}>
            Aucune de vos autres candidatures n’a, pour cette preuve ou la même exigence, de pièce d’une nature admise
            ici.
          </EtatVide>
        ) : (
          <Choix page={page} retour={retour} />
        )}
      </>
    ),
  }
}

const Choix = ({ page, retour }: { readonly page: VueReprise; readonly retour: string }): VNode => {
  const { vue, dispositif, chapitre, attendue, preuve, pieces, erreurs, saisie } = page
  const cnda = suitUneHomologation(dispositif, attendue.numero)
  return (
    <Formulaire
      action={`${chemins.chapitre(vue.etat.numero, chapitre.code)}/reprise`}
      champs={{ preuve: attendue.numero }}
    >
      <NoteObligatoires />
      {preuve.versions.length > 0 ? (
        <ChoixDuMode id="mode-reprise" mode={saisie?.mode ?? 'remplace'} />
      ) : (
        <input type="hidden" name="mode" value="complete" />
      )}
      <BoutonsRadio
        nom="piece"
        libelle="Pièce à reprendre"
        obligatoire
        valeur={saisie?.piece}
        erreur={erreurDe(erreurs, 'piece')}
        options={pieces.map(piece => optionDe(piece))}
      />
      {cnda ? (
        <>
          <AvisHomologation />
          <ChampsHomologation
            forme="reprise"
            preuve={attendue.numero}
            saisie={saisie?.homologation}
            erreurs={erreurs}
          />
        </>
      ) : null}
      <div class="cv-boutons">
        <Bouton icone="folder-line">Déposer cette pièce</Bouton>
        <LienBouton href={retour} variante="secondaire">
          Annuler
        </LienBouton>
      </div>
    </Formulaire>
  )
}

const optionDe = (piece: PieceReprenable): Possibilite => {
  const { candidature, preuve, etat, depot, memeNumero } = piece
  const { produit, dispositif, numero } = candidature
  const ou = `${produit.nom} ${produit.version} : ${dispositif} (candidature n° ${numero})`
  const quand =
    etat.statut === 'conforme'
      ? `acceptée le ${format.dateHeureCourte(etat.avis.renduLe)} pour ${ou}`
      : `déposée le ${format.dateHeureCourte(depot.deposeLe)} pour ${ou}`
  return {
    valeur: valeurDe(piece),
    libelle: (
      <>
        {nomDe(piece)} <Badge ton={tonPreuve[etat.statut]}>{libellePreuve[etat.statut]}</Badge>
      </>
    ),
    aide: `${memeNumero ? 'Même preuve' : `Preuve ${preuve} de la même exigence`}, ${quand}.`,
  }
}

const nomDe = ({ depot }: PieceReprenable): string => {
  if (depot.nature === 'lien') return depot.url
  if (depot.nature === 'fichier') return `${depot.nom} (${format.taille(depot.taille)})`
  return `Rapport Gazelle ${depot.oid}`
}
