import type { VNode } from 'preact'
import { Compteur, Compteurs, format, Grille, Lien, Section, Tableau } from '../../../../ui/index.ts'
import type { Composition, Decompte } from '../../domain/apercu-rem.ts'
import { naturesEnMots } from '../versions/mots.ts'

const accorde = (nombre: number, singulier: string): string => format.accorder(nombre, singulier)

/** REM-1, REM-2 — what requirements come to, by chapter, by profile, by kind of proof, by criticality. */
export const CompositionDesExigences = ({
  composition: { total, chapitres, profils, natures, criticites, conditions },
  lireChapitre,
}: {
  readonly composition: Composition
  /** The address where a chapter is read. */
  readonly lireChapitre: (code: string) => string
}): VNode => (
  <>
    <Compteurs>
      <Compteur valeur={format.nombre(total.exigences)} libelle={accorde(total.exigences, 'exigence')} />
      <Compteur valeur={format.nombre(total.preconisations)} libelle={accorde(total.preconisations, 'préconisation')} />
      <Compteur valeur={format.nombre(total.preuves)} libelle={accorde(total.preuves, 'preuve')} />
      <Compteur valeur={format.nombre(chapitres.length)} libelle={accorde(chapitres.length, 'chapitre')} />
    </Compteurs>
    <Conditions conditions={conditions} />
    <Section titre="Par chapitre" niveau={3}>
      <Tableau
        legende="Exigences et preuves, par chapitre"
        legendeCachee
        dense
        lignes={chapitres}
        vide={null}
        colonnes={[
          {
            cle: 'chapitre',
            titre: 'Chapitre',
            entete: true,
            rendu: ({ code, titre }) => <Lien href={lireChapitre(code)}>{titre}</Lien>,
          },
          ...decomptes,
        ]}
      />
    </Section>
    <Section titre="Par profil" niveau={3}>
      <Tableau
        legende="Exigences et preuves, par profil"
        legendeCachee
        dense
        lignes={profils}
        vide={null}
        colonnes={[{ cle: 'profil', titre: 'Profil', entete: true, rendu: ({ libelle }) => libelle }, ...decomptes]}
      />
    </Section>
    <Grille colonnes={2}>
      <Section titre="Par nature de preuve" niveau={3}>
        <Tableau
          legende="Preuves, par nature principale"
          legendeCachee
          dense
          lignes={natures}
          vide={<p>Aucune preuve n’est demandée.</p>}
          colonnes={[
            {
              cle: 'nature',
              titre: 'Nature',
              entete: true,
              rendu: ({ nature }) => format.enMajuscule(naturesEnMots([nature])),
            },
            { cle: 'preuves', titre: 'Preuves', nombre: true, rendu: ({ preuves }) => format.nombre(preuves) },
          ]}
        />
      </Section>
      <Section titre="Par criticité" niveau={3}>
        <Tableau
          legende="Exigences et préconisations, par criticité"
          legendeCachee
          dense
          lignes={criticites}
          vide={null}
          colonnes={[
            { cle: 'criticite', titre: 'Criticité', entete: true, rendu: ({ criticite }) => criticite },
            { cle: 'exigences', titre: 'Exigences', nombre: true, rendu: ({ exigences }) => format.nombre(exigences) },
          ]}
        />
      </Section>
    </Grille>
  </>
)

/** PRE-1 — what was recognised of « CAS 1 … OU CAS 2 … »: it stands in the texts, and is changed there. */
const Conditions = ({ conditions }: Pick<Composition, 'conditions'>): VNode | null => {
  const { dansUnTexte, entrePreuves } = conditions
  const total = dansUnTexte + entrePreuves
  if (total === 0) return null
  const formes = [
    ...(dansUnTexte > 0 ? [`${format.nombre(dansUnTexte)} dont le texte distingue des cas`] : []),
    ...(entrePreuves > 0
      ? [`${format.nombre(entrePreuves)} ${accorde(entrePreuves, 'répartie')} entre plusieurs preuves`]
      : []),
  ]
  return (
    <p>
      {`${format.pluriel(total, 'preuve conditionnelle reconnue', 'preuves conditionnelles reconnues')}\u00a0: ${format.enumeration(formes)}. Le candidat dit quel cas s’applique, et seul ce que ce cas demande est dû.`}
    </p>
  )
}

const decomptes = (
  [
    ['exigences', 'Exigences'],
    ['preconisations', 'Préconisations'],
    ['preuves', 'Preuves'],
  ] as const
).map(([cle, titre]) => ({
  cle,
  titre,
  nombre: true,
  rendu: (ligne: Decompte): string => format.nombre(ligne[cle]),
}))
