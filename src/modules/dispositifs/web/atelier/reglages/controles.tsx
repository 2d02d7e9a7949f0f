import type { VNode } from 'preact'
import type { Corps } from '../../../../../platform/http/contract.ts'
import { CaseACocher, ChampChoix, ChampTexte, ChampTexteLong, GroupeChamps } from '../../../../../ui/index.ts'
import type { Autorisation } from '../../../domain/dispositif.ts'
import type { Chantier } from '../../../domain/chantier.ts'
import { FORME_CODE, type Lecteur } from '../lecteur.ts'
import { ChampsDAnnexe, lireAnnexe, maturite, saisieDAnnexe, testIntrusion } from './annexe.tsx'
import { casesDe, champsDe, coche, SelonLeCas } from './blocs.tsx'
import { avecFichiers } from './fichiers-envoyes.ts'
import type { Contexte, Reglage, VueReglage } from './reglage.tsx'
import { ChampsDesTailles, lireTailles, saisieDesTailles } from './tailles.tsx'

const JOURNEE = 'controles.journeeDeTest'
const TEXTE_MAX = 3_000

/** PRE-8, INS-1, PEN-1, ELI-9, EDC-3, PRE-3, PRE-4 — what a programme asks for besides its forms and its proofs. */
export const reglageControles: Reglage = {
  rubrique: 'controles',
  chapeau: 'Ce que le dispositif demande de plus que ses formulaires et ses preuves.',
  saisieDe: chantier => {
    const { controles, autorisation, gazelle, taillesMax } = chantier
    return {
      'controles.cnda': coche(controles.cnda),
      [JOURNEE]: coche(controles.journeeDeTest !== null),
      [`${JOURNEE}.chapitre`]: controles.journeeDeTest?.chapitre ?? '',
      ...saisieDAnnexe(testIntrusion, chantier),
      ...saisieDAnnexe(maturite, chantier),
      autorisation: coche(autorisation !== null),
      'autorisation.chapitre': autorisation?.chapitre ?? '',
      'autorisation.titre': autorisation?.titre ?? '',
      'autorisation.texte': autorisation?.texte ?? '',
      'gazelle.hotes': gazelle.hotes.join('\n'),
      ...saisieDesTailles(taillesMax),
    }
  },
  champs: vue => <ChampsDesControles {...vue} />,
  recevoir: avecFichiers,
  lire: (lecteur, contexte, corps) => {
    const { chantier } = contexte
    const lu = {
      controles: lireControles(lecteur, { contexte, corps }),
      autorisation: lireAutorisation(lecteur, chantier),
      gazelle: { hotes: lireHotes(lecteur) },
      taillesMax: lireTailles(lecteur, chantier.taillesMax),
    }
    return avant => ({ ...avant, ...lu })
  },
}

const lireControles = (
  lecteur: Lecteur,
  { contexte, corps }: { readonly contexte: Contexte; readonly corps: Corps },
): Chantier['controles'] => ({
  cnda: lecteur.coche('controles.cnda'),
  journeeDeTest: lecteur.coche(JOURNEE)
    ? { chapitre: lireChapitre(lecteur, { nom: `${JOURNEE}.chapitre`, chantier: contexte.chantier }) }
    : null,
  testIntrusion: lireAnnexe(testIntrusion, { lecteur, corps, contexte }),
  maturite: lireAnnexe(maturite, { lecteur, corps, contexte }),
})

const lireAutorisation = (lecteur: Lecteur, chantier: Chantier): Autorisation | null =>
  lecteur.coche('autorisation')
    ? {
        chapitre: lireChapitre(lecteur, { nom: 'autorisation.chapitre', chantier }),
        titre: lecteur.texteRequis('autorisation.titre', 'Donnez un titre à ce document.'),
        texte: lecteur.texteRequis('autorisation.texte', 'Écrivez ce que ce document autorise.', TEXTE_MAX),
      }
    : null

/** Among those of the adopted workbook; by its code while there is none. */
const lireChapitre = (
  lecteur: Lecteur,
  { nom, chantier }: { readonly nom: string; readonly chantier: Chantier },
): string => {
  const phrase = chantier.rem ? 'Choisissez un chapitre du classeur.' : CODE_DE_CHAPITRE
  const code = lecteur.forme(nom, FORME_CODE, phrase)
  if (code === '') lecteur.faute(nom, phrase)
  return code
}

const CODE_DE_CHAPITRE =
  'Donnez le code du chapitre : son titre en minuscules, sans accents, les mots séparés par des tirets.'

/** PRE-4 */
const lireHotes = (lecteur: Lecteur): readonly string[] => {
  const hotes = lecteur.lignes('gazelle.hotes').map(hote => hote.toLowerCase())
  const fautif = hotes.find(hote => !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/.test(hote))
  if (fautif !== undefined)
    lecteur.faute(
      'gazelle.hotes',
      `« ${fautif} » n’est pas un nom de machine : écrivez-le sans « https:// » ni chemin, par exemple interop.agence.example.`,
    )
  return [...new Set(hotes)]
}

const ChampsDesControles = (vue: VueReglage): VNode => {
  const de = champsDe(vue)
  const cases = casesDe(vue)
  return (
    <>
      <GroupeChamps legende="Homologations et journée de test">
        <CaseACocher
          {...cases('controles.cnda')}
          libelle="Les homologations du CNDA sont suivies jusqu’à leur terme"
          aide="Le dossier n’est complet qu’une fois toutes obtenues."
        />
        <CaseACocher
          {...cases(JOURNEE)}
          libelle="L’instruction d’un chapitre peut demander une journée de test"
          aide="Aux solutions qui ne sont pas déjà référencées."
        />
        <SelonLeCas champ={JOURNEE} vaut="oui" cas="Si une journée de test peut être demandée.">
          <Chapitre {...vue} nom={`${JOURNEE}.chapitre`} />
        </SelonLeCas>
      </GroupeChamps>
      <ChampsDAnnexe {...vue} annexe={testIntrusion} />
      <ChampsDAnnexe {...vue} annexe={maturite} />
      <GroupeChamps legende="Autorisation intermédiaire">
        <CaseACocher
          {...cases('autorisation')}
          libelle="La validation d’un chapitre donne aussitôt une autorisation"
          aide="Un document signé l’atteste, avant la décision finale."
        />
        <SelonLeCas champ="autorisation" vaut="oui" cas="Si une autorisation est donnée.">
          <Chapitre {...vue} nom="autorisation.chapitre" />
          <ChampTexte {...de('autorisation.titre')} libelle="Titre du document" />
          <ChampTexteLong
            {...de('autorisation.texte')}
            libelle="Ce qu’il autorise"
            lignes={4}
            longueurMax={TEXTE_MAX}
          />
        </SelonLeCas>
      </GroupeChamps>
      <GroupeChamps legende="Interopérabilité">
        <ChampTexteLong
          {...de('gazelle.hotes')}
          libelle="Machines dont les rapports Gazelle sont admis"
          aide="Une par ligne, sans « https:// ». Vide : aucun rapport n’est admis."
          lignes={2}
        />
      </GroupeChamps>
      <ChampsDesTailles {...vue} />
    </>
  )
}

const Chapitre = ({ nom, ...vue }: VueReglage & { readonly nom: string }): VNode => {
  const { rem } = vue.chantier
  const champ = champsDe(vue)(nom)
  return rem ? (
    <ChampChoix
      {...champ}
      libelle="Chapitre"
      options={rem.chapitres.map(({ code, titre }) => ({ valeur: code, libelle: titre }))}
    />
  ) : (
    <ChampTexte
      {...champ}
      libelle="Code du chapitre"
      aide="Le titre en minuscules, sans accents, les mots séparés par des tirets. Il se choisira dans une liste une fois le classeur importé."
    />
  )
}
