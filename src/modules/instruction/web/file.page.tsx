import type { VNode } from 'preact'
import type { ActeurAgent } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Badge,
  BoutonPost,
  ChampChoix,
  Compte,
  Entete,
  type Erreur,
  EtatVide,
  Filtres,
  format,
  Lien,
  LienBouton,
  Quand,
  ResumeErreurs,
  Tableau,
  urlAvec,
} from '../../../ui/index.ts'
import { type ChapitreEnFile, chemins, filDeCandidature, titreChapitre } from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'

export type VueFile = {
  readonly acteur: ActeurAgent
  readonly guichet: string | null
  readonly guichets: readonly Dispositif[]
  readonly chapitres: readonly ChapitreEnFile[]
  readonly dispositifs: ReadonlyMap<string, Dispositif>
  readonly erreurs: readonly Erreur[]
}

/** How many waiting chapters of each guichet a page shows: a longer queue is read in its export. */
export const AFFICHES = 500

/** INT-1, INT-2 — the queue in its order: the place, when the chapter was received to the second, and the first one to take. */
export const pageFile = ({ acteur, guichet, guichets, chapitres, dispositifs, erreurs }: VueFile): Page => {
  const attendent = chapitres.filter(({ statut }) => statut === 'en_file')
  return {
    titre: 'File d’attente',
    filAriane: filDeCandidature(acteur).slice(0, 1),
    largeur: 'large',
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="Le chapitre n’a pas été pris" />
        <Entete
          titre="File d’attente"
          complement={
            <Compte
              total={attendent.length}
              singulier="chapitre en attente"
              auPluriel="chapitres en attente"
              plafond={AFFICHES}
            />
          }
          actions={
            <LienBouton
              href={urlAvec('/agence/file.csv', { guichet })}
              variante="tertiaire"
              icone="download-line"
              telechargement
            >
              Exporter cette liste
            </LienBouton>
          }
        />
        {guichets.length > 1 ? (
          <Filtres action={chemins.file()} sansFiltre={chemins.file()} actifs={guichet ? 1 : 0}>
            <ChampChoix
              nom="guichet"
              libelle="Guichet"
              valeur={guichet ?? ''}
              vide="Tous les guichets"
              options={guichets.map(({ code, intitule }) => ({ valeur: code, libelle: intitule }))}
            />
          </Filtres>
        ) : null}
        {acteur.roles.includes('verificateur') ? <Prendre guichets={guichets} attendent={attendent} /> : null}
        <Tableau
          legende="Chapitres en attente dans l’ordre de réception, puis chapitres en instruction"
          legendeCachee
          dense
          lignes={chapitres.filter(({ place }) => place === null || place <= AFFICHES)}
          cleLigne={({ numero, code }) => `${numero}/${code}`}
          vide={<EtatVide titre="La file est vide">Un chapitre y entre dès qu’un éditeur le soumet complet.</EtatVide>}
          colonnes={[
            {
              cle: 'place',
              titre: 'Place',
              insecable: true,
              rendu: ({ place }) => (place ? format.ordinal(place) : '—'),
            },
            {
              cle: 'recu',
              titre: 'Reçu le',
              insecable: true,
              rendu: ({ recuLe }) => <Quand le={recuLe} forme="secondes" />,
            },
            { cle: 'rang', titre: 'Rang', nombre: true, rendu: ({ rang }) => format.nombre(rang) },
            {
              cle: 'chapitre',
              titre: 'Chapitre',
              entete: true,
              rendu: ({ numero, code, dispositifId }) => {
                const dispositif = dispositifs.get(dispositifId)
                return (
                  <Lien href={chemins.instructionChapitre(numero, code)}>
                    {dispositif ? titreChapitre(dispositif, code) : code}
                  </Lien>
                )
              },
            },
            {
              cle: 'produit',
              titre: 'Produit',
              rendu: ({ numero, produit }) => <Lien href={chemins.candidature(numero)}>{produit}</Lien>,
            },
            { cle: 'editeur', titre: 'Éditeur', rendu: ({ entreprise }) => entreprise },
            { cle: 'preuves', titre: 'Preuves', nombre: true, rendu: ({ total }) => format.nombre(total) },
            { cle: 'etat', titre: 'État', rendu: chapitre => <EtatEnFile chapitre={chapitre} /> },
          ]}
        />
      </>
    ),
  }
}

const EtatEnFile = ({ chapitre }: { readonly chapitre: ChapitreEnFile }): VNode =>
  chapitre.statut === 'en_file' ? (
    <Badge ton="info">En attente</Badge>
  ) : (
    <Badge ton="encours">{`En instruction : ${chapitre.prisPar ?? ''}`}</Badge>
  )

/** One button for each guichet in which something waits: the queue is served in its order. */
const Prendre = (props: {
  readonly guichets: readonly Dispositif[]
  readonly attendent: readonly ChapitreEnFile[]
}): VNode => (
  <div class="cv-boutons">
    {props.guichets
      .filter(({ code }) => props.attendent.some(({ guichet }) => guichet === code))
      .map(({ code, intitule }) => (
        <BoutonPost key={code} action="/agence/file/prendre" champs={{ guichet: code }}>
          {props.guichets.length > 1 ? `Prendre le premier : ${intitule}` : 'Prendre le premier'}
        </BoutonPost>
      ))}
  </div>
)

/** The same list as a spreadsheet reads it: semicolons, and dates of Paris. Cells that would be formulas are made text. */
export const csvDeLaFile = (
  chapitres: readonly ChapitreEnFile[],
  dispositifs: ReadonlyMap<string, Dispositif>,
): string => {
  const cellule = (valeur: string | number): string => {
    const texte = String(valeur)
    const sure = /^[=+\-@\t\r]/.test(texte) ? `'${texte}` : texte
    return /[";\n\r]/.test(sure) ? `"${sure.replaceAll('"', '""')}"` : sure
  }
  const entete = [
    'Place',
    'Rang',
    'Reçu le (heure de Paris)',
    'Éditeur',
    'Produit',
    'Candidature',
    'Chapitre',
    'Preuves',
    'Pris par',
  ]
  const lignes = chapitres.map(
    ({ place, rang, recuLe, entreprise, produit, numero, code, dispositifId, total, prisPar }) => {
      const dispositif = dispositifs.get(dispositifId)
      return [
        place ?? '',
        rang,
        format.dateHeureSecondes(recuLe),
        entreprise,
        produit,
        numero,
        dispositif ? titreChapitre(dispositif, code) : code,
        total,
        prisPar ?? '',
      ]
    },
  )
  return `\uFEFF${[entete, ...lignes].map(ligne => ligne.map(cellule).join(';')).join('\r\n')}\r\n`
}
