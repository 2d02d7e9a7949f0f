import type { VNode } from 'preact'
import { ChampsEnLigne, ChampTexte, ChampTexteLong, GroupeChamps } from '../../../../../ui/index.ts'
import { champsDe } from './blocs.tsx'
import type { Reglage, VueReglage } from './reglage.tsx'

const LONGUEUR = 2_000
const COURRIEL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** P8 — what every receipt and decision must bear; without one of them, the programme can't be published. */
export const reglageMentions: Reglage = {
  rubrique: 'mentions',
  chapeau:
    'Le code des relations entre le public et l’administration veut que chaque accusé de réception et chaque décision les portent. Sans elles, le dispositif ne peut pas être publié.',
  saisieDe: ({ mentions: { signataire, ...textes } }) => ({
    ...Object.fromEntries(Object.entries(textes).map(([nom, texte]) => [`mentions.${nom}`, texte])),
    'mentions.signataire.nom': signataire.nom,
    'mentions.signataire.qualite': signataire.qualite,
  }),
  champs: vue => <ChampsDesMentions {...vue} />,
  lire: lecteur => {
    const mentions = {
      service: lecteur.texte('mentions.service'),
      adresse: lecteur.texte('mentions.adresse'),
      courriel: lecteur.forme(
        'mentions.courriel',
        COURRIEL,
        'Donnez une adresse électronique, par exemple referencement@agence.example.',
      ),
      telephone: lecteur.forme(
        'mentions.telephone',
        /^\+?[\d .()-]{6,30}$/,
        'Donnez un numéro de téléphone, par exemple 01 99 00 12 34.',
      ),
      silence: lecteur.texte('mentions.silence', LONGUEUR),
      recours: lecteur.texte('mentions.recours', LONGUEUR),
      signataire: {
        nom: lecteur.texte('mentions.signataire.nom'),
        qualite: lecteur.texte('mentions.signataire.qualite'),
      },
    }
    return chantier => ({ ...chantier, mentions })
  },
}

const ChampsDesMentions = (vue: VueReglage): VNode => {
  const de = champsDe(vue)
  return (
    <>
      <GroupeChamps legende="Le service chargé du dossier">
        <ChampTexte
          {...de('mentions.service')}
          libelle="Désignation du service"
          aide="Article R112-11-1 : la désignation du service chargé du dossier, telle que l’accusé l’imprime."
          obligatoire
        />
        <ChampTexte {...de('mentions.adresse')} libelle="Adresse postale" aide="Article R112-11-1." obligatoire />
        <ChampsEnLigne>
          <ChampTexte
            {...de('mentions.courriel')}
            libelle="Adresse électronique"
            aide="Article R112-11-1."
            clavier="email"
            obligatoire
          />
          <ChampTexte
            {...de('mentions.telephone')}
            libelle="Téléphone"
            aide="Article R112-11-1."
            clavier="tel"
            obligatoire
          />
        </ChampsEnLigne>
      </GroupeChamps>
      <GroupeChamps legende="Ce que vaut le silence, et les recours">
        <ChampTexteLong
          {...de('mentions.silence')}
          libelle="Silence de l’administration"
          aide="Article R112-11-1 : la date ou le délai au bout duquel, sans décision, la demande est réputée acceptée ou rejetée."
          lignes={3}
          longueurMax={LONGUEUR}
          obligatoire
        />
        <ChampTexteLong
          {...de('mentions.recours')}
          libelle="Voies et délais de recours"
          aide="Article R421-5 du code de justice administrative : un délai de recours n’est opposable que s’il est mentionné. Le texte accompagne aussi chaque décision défavorable."
          lignes={4}
          longueurMax={LONGUEUR}
          obligatoire
        />
      </GroupeChamps>
      <GroupeChamps
        legende="Qui signe pour l’agence"
        aide="Article L212-1 : toute décision porte la signature de son auteur, son prénom, son nom et sa qualité."
      >
        <ChampsEnLigne>
          <ChampTexte {...de('mentions.signataire.nom')} libelle="Prénom et nom" obligatoire />
          <ChampTexte {...de('mentions.signataire.qualite')} libelle="Qualité" obligatoire />
        </ChampsEnLigne>
      </GroupeChamps>
    </>
  )
}
