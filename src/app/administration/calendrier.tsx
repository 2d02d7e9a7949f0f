import type { VNode } from 'preact'
import type { Instant } from '../../kernel/temps.ts'
import { type Dispositif, sensDuDeplacement } from '../../modules/dispositifs/index.ts'
import { Badge, format, Invisible, LienBouton, Quand, Section, Tableau } from '../../ui/index.ts'
import { cheminsAdministration } from './chemins.ts'

type Props = { readonly dispositif: Dispositif; readonly maintenant: Instant }

/** A programme's milestones as they stand, each to be moved, then all the moves (P10). */
export const CalendrierDuProgramme = ({ dispositif, maintenant }: Props): VNode => (
  <>
    <Section titre="Calendrier" niveau={3}>
      <Tableau
        legende={`Jalons du dispositif ${format.guillemets(dispositif.intitule)}`}
        legendeCachee
        empile
        lignes={dispositif.jalons}
        vide={null}
        colonnes={[
          { cle: 'code', titre: 'Jalon', entete: true, rendu: ({ code }) => code },
          { cle: 'libelle', titre: 'Objet', rendu: ({ libelle }) => libelle },
          { cle: 'quand', titre: 'Moment', rendu: ({ quand }) => <Quand le={quand} /> },
          {
            cle: 'etat',
            titre: 'État',
            rendu: ({ quand }) =>
              quand <= maintenant ? (
                <Badge ton="neutre">Passé</Badge>
              ) : (
                <Badge ton="info">{format.relatif(quand, maintenant)}</Badge>
              ),
          },
          {
            cle: 'geste',
            titre: 'Geste',
            rendu: ({ code }) => (
              <LienBouton
                href={cheminsAdministration.jalon(dispositif.code, code)}
                variante="tertiaire"
                petit
                icone="calendar-line"
              >
                Déplacer
                <Invisible>{` le jalon ${code} du dispositif ${dispositif.intitule}`}</Invisible>
              </LienBouton>
            ),
          },
        ]}
      />
    </Section>
    <Deplacements dispositif={dispositif} />
  </>
)

const Deplacements = ({ dispositif }: Pick<Props, 'dispositif'>): VNode | null => {
  const tous = dispositif.jalons
    .flatMap(({ deplacements = [] }) => deplacements)
    .toSorted((a, b) => b.revision - a.revision)
  if (tous.length === 0) return null
  return (
    <Section titre="Jalons déplacés" niveau={3}>
      <Tableau
        legende={`Déplacements des jalons du dispositif ${format.guillemets(dispositif.intitule)}, le dernier d’abord`}
        legendeCachee
        empile
        lignes={tous}
        vide={null}
        colonnes={[
          { cle: 'le', titre: 'Le', insecable: true, rendu: ({ le }) => <Quand le={le} forme="secondes" /> },
          { cle: 'par', titre: 'Par', rendu: ({ par }) => par.nom },
          {
            cle: 'jalon',
            titre: 'Jalon',
            entete: true,
            rendu: deplacement =>
              `${deplacement.jalon} ${sensDuDeplacement(deplacement) === 'reporte' ? 'reporté' : 'avancé'}`,
          },
          { cle: 'avant', titre: 'Avant', insecable: true, rendu: ({ avant }) => <Quand le={avant} forme="courte" /> },
          { cle: 'apres', titre: 'Après', insecable: true, rendu: ({ quand }) => <Quand le={quand} forme="courte" /> },
          { cle: 'motif', titre: 'Motif', rendu: ({ motif }) => motif },
        ]}
      />
    </Section>
  )
}
