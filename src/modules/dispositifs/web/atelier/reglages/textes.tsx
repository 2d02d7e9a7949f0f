import type { VNode } from 'preact'
import { ChampTexteLong, GroupeChamps } from '../../../../../ui/index.ts'
import { champsDe } from './blocs.tsx'
import type { Lecteur } from '../lecteur.ts'
import type { Reglage, VueReglage } from './reglage.tsx'

const LONGUEUR = 1_500
const MOTIF_MAX = 500

/** What is added to receipts and e-mails, and the reasons proposed to agents. */
export const reglageTextes: Reglage = {
  rubrique: 'textes',
  chapeau:
    'Convergence écrit elle-même les accusés et les courriels. Vous pouvez y ajouter un texte, et proposer des motifs tout prêts aux agents. Aucun de ces textes n’est nécessaire.',
  saisieDe: ({ textes: { accuse, courriel, motifs } }) => ({
    'textes.accuse': accuse,
    'textes.courriel': courriel,
    'textes.motifs.complement': motifs.complement.join('\n'),
    'textes.motifs.modification': motifs.modification.join('\n'),
    'textes.motifs.refus': motifs.refus.join('\n'),
  }),
  champs: vue => <ChampsDesTextes {...vue} />,
  lire: lecteur => {
    const textes = {
      accuse: lecteur.texte('textes.accuse', LONGUEUR),
      courriel: lecteur.texte('textes.courriel', LONGUEUR),
      motifs: {
        complement: motifsDe(lecteur, 'textes.motifs.complement'),
        modification: motifsDe(lecteur, 'textes.motifs.modification'),
        refus: motifsDe(lecteur, 'textes.motifs.refus'),
      },
    }
    return chantier => ({ ...chantier, textes })
  },
}

const motifsDe = (lecteur: Lecteur, nom: string): readonly string[] => {
  const motifs = lecteur.lignes(nom)
  const long = motifs.find(motif => [...motif].length > MOTIF_MAX)
  if (long !== undefined)
    lecteur.faute(nom, `Raccourcissez le motif « ${long.slice(0, 40)}… » : ${MOTIF_MAX} caractères au plus.`)
  return [...new Set(motifs)]
}

const ChampsDesTextes = (vue: VueReglage): VNode => {
  const de = champsDe(vue)
  return (
    <>
      <GroupeChamps legende="Textes ajoutés" aide="Une ligne vide sépare deux paragraphes.">
        <ChampTexteLong
          {...de('textes.accuse')}
          libelle="Sur chaque accusé de réception"
          aide="À la fin de « La suite », sur la page et sur le PDF."
          lignes={4}
          longueurMax={LONGUEUR}
        />
        <ChampTexteLong
          {...de('textes.courriel')}
          libelle="À la fin des courriels envoyés aux candidats"
          aide="Un courriel ne dit rien d’un dossier : ce texte est le même pour tous."
          lignes={4}
          longueurMax={LONGUEUR}
        />
      </GroupeChamps>
      <GroupeChamps
        legende="Motifs proposés aux agents"
        aide="Un motif par ligne. L’agent en insère un ou plusieurs là où il doit motiver, puis les complète : il reste l’auteur de ce qu’il envoie."
      >
        <ChampTexteLong {...de('textes.motifs.complement')} libelle="Demande de complément" lignes={5} />
        <ChampTexteLong {...de('textes.motifs.modification')} libelle="Preuve à modifier, ou non conforme" lignes={5} />
        <ChampTexteLong {...de('textes.motifs.refus')} libelle="Refus de la candidature" lignes={5} />
      </GroupeChamps>
    </>
  )
}
