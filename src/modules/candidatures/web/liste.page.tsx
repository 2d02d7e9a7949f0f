import type { Page } from '../../../platform/http/contract.ts'
import {
  Badge,
  ChampChoix,
  ChampTexte,
  Compte,
  Entete,
  EtatVide,
  Filtres,
  format,
  Lien,
  LienBouton,
  Pagination,
  Progression,
  Quand,
  Tableau,
  urlAvec,
} from '../../../ui/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { type CandidatureListee, type FiltreCandidatures, PLAFOND, TAILLE_PAGE } from '../queries/liste-candidatures.ts'
import type { QuiDoitAgir } from '../queries/qui-doit-agir.ts'
import { filDeCandidature } from './candidature.page.tsx'
import { chemins } from './chemins.ts'
import { libelleStatut, statutEnMots, tonStatut } from './phrases.ts'
import { nomsDeRole } from './taches.tsx'

export type VueListe = {
  readonly candidatures: readonly CandidatureListee[]
  readonly nombre: number
  readonly filtre: FiltreCandidatures
  readonly dispositifs: readonly Pick<Dispositif, 'code' | 'intitule' | 'etapes' | 'issue'>[]
  readonly chemin: string
  /** For the agency: who must act in each, at that moment. */
  readonly suivi?: Awaited<ReturnType<QuiDoitAgir>>
}

/** The candidatures that this person may see: an éditeur's own, or all of the agency's. */
export const pageListe = ({ candidatures, nombre, filtre, dispositifs, chemin, suivi }: VueListe): Page => {
  const { acteur, recherche = '', statut, guichet, page = 1 } = filtre
  const agence = acteur.kind === 'agent'
  const ouvert = (guichet: string) => dispositifs.find(({ code }) => code === guichet)
  const intitule = (code: string): string => ouvert(code)?.intitule ?? code
  const etatEnMots = (ligne: CandidatureListee): string => statutEnMots(ligne.statut, ouvert(ligne.guichet))
  const actifs = [recherche, statut, guichet].filter(Boolean).length
  /** What the column says of a row, the date in words as it reads today. */
  const attenduDe = ({ numero }: CandidatureListee): readonly [qui: string, avant: string] => {
    const attendu = suivi?.attendus.get(numero)
    return [
      format.enumeration((attendu?.qui ?? []).map(role => (role === 'editeur' ? 'l’éditeur' : nomsDeRole[role]))),
      suivi && attendu?.avant
        ? `${format.limiteCourte(attendu.avant)} (${format.relatif(attendu.avant, suivi.le)})`
        : '',
    ]
  }
  const url = urlAvec(chemin, { q: recherche || null, statut: statut ?? null, guichet: guichet ?? null })
  return {
    titre: agence ? 'Candidatures' : 'Mes candidatures',
    filAriane: filDeCandidature(acteur).slice(0, 1),
    largeur: 'large',
    contenu: (
      <>
        <Entete
          titre={agence ? 'Candidatures' : 'Mes candidatures'}
          complement={<Compte total={nombre} singulier="candidature" plafond={PLAFOND} />}
          actions={
            agence ? null : (
              <>
                <LienBouton href={chemins.pieces()} variante="tertiaire" icone="folder-line">
                  Toutes nos pièces
                </LienBouton>
                <LienBouton href={chemins.demarches()}>Engager une démarche</LienBouton>
              </>
            )
          }
        />
        <Filtres action={chemin} sansFiltre={chemin} actifs={actifs}>
          <ChampTexte
            nom="q"
            libelle={agence ? 'Éditeur, produit ou numéro' : 'Produit ou numéro'}
            type="search"
            valeur={recherche}
          />
          <ChampChoix
            nom="statut"
            libelle="État"
            valeur={statut}
            vide="Tous les états"
            options={Object.entries(libelleStatut).map(([valeur, libelle]) => ({ valeur, libelle }))}
          />
          {agence ? (
            <ChampChoix
              nom="guichet"
              libelle="Guichet"
              valeur={guichet}
              vide="Tous les guichets"
              options={dispositifs.map(({ code, intitule: libelle }) => ({ valeur: code, libelle }))}
            />
          ) : null}
        </Filtres>
        <Tableau
          legende="Candidatures, la dernière modifiée d’abord"
          legendeCachee
          dense={agence}
          lignes={candidatures}
          cleLigne={({ numero }) => numero}
          memoire={ligne =>
            JSON.stringify([
              'candidatures',
              agence,
              intitule(ligne.guichet),
              etatEnMots(ligne),
              ligne,
              attenduDe(ligne),
            ])
          }
          vide={
            actifs > 0 ? (
              <EtatVide
                titre="Aucune candidature ne correspond"
                action={
                  <LienBouton href={chemin} variante="secondaire">
                    Effacer les filtres
                  </LienBouton>
                }
              >
                Élargissez la recherche ou effacez les filtres.
              </EtatVide>
            ) : (
              <EtatVide
                titre="Aucune candidature pour le moment"
                action={agence ? undefined : <LienBouton href={chemins.demarches()}>Engager une démarche</LienBouton>}
              >
                {agence
                  ? 'Les candidatures apparaissent ici dès qu’un éditeur accepte la charte d’un dispositif.'
                  : 'Choisissez un dispositif, rattachez-lui un produit et acceptez la charte : votre candidature apparaîtra ici.'}
              </EtatVide>
            )
          }
          colonnes={[
            {
              cle: 'produit',
              titre: 'Produit',
              entete: true,
              rendu: ({ numero, produit }) => <Lien href={chemins.candidature(numero)}>{produit}</Lien>,
            },
            ...(agence
              ? [{ cle: 'editeur', titre: 'Éditeur', rendu: ({ entreprise }: CandidatureListee) => entreprise }]
              : []),
            { cle: 'dispositif', titre: 'Dispositif', rendu: ligne => intitule(ligne.guichet) },
            { cle: 'numero', titre: 'Numéro', insecable: true, rendu: ({ numero }) => numero },
            {
              cle: 'statut',
              titre: 'État',
              rendu: ligne => <Badge ton={tonStatut(ligne.statut)}>{etatEnMots(ligne)}</Badge>,
            },
            ...(suivi
              ? [
                  {
                    cle: 'qui',
                    titre: 'Qui doit agir',
                    rendu: (ligne: CandidatureListee) => <Attendu lignes={attenduDe(ligne)} />,
                  },
                ]
              : []),
            {
              cle: 'preuves',
              titre: 'Preuves conformes',
              rendu: ({ total, conformes }) =>
                total === 0 ? (
                  '—'
                ) : (
                  <Progression valeur={conformes} total={total} libelle="preuves conformes" compacte />
                ),
            },
            {
              cle: 'maj',
              titre: 'Modifiée',
              insecable: true,
              rendu: ({ majLe }) => <Quand le={majLe} forme="courte" />,
            },
          ]}
        />
        <Pagination
          page={page}
          pages={nombre > PLAFOND ? undefined : Math.ceil(nombre / TAILLE_PAGE)}
          suite={candidatures.length === TAILLE_PAGE}
          href={n => urlAvec(url, { page: String(n) })}
        />
      </>
    ),
  }
}

const Attendu = ({ lignes: [qui, avant] }: { readonly lignes: readonly [string, string] }) =>
  qui === '' ? (
    <>—</>
  ) : (
    <>
      {qui}
      {avant === '' ? null : (
        <>
          <br />
          <small>{avant}</small>
        </>
      )}
    </>
  )
