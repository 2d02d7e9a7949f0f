import type { Instant } from '../../../kernel/temps.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Badge,
  Compte,
  Entete,
  EtatVide,
  Lien,
  Onglets,
  Pagination,
  Quand,
  Tableau,
  urlAvec,
} from '../../../ui/index.ts'
import { chemins, type Statut, statutEnMots, tonStatut } from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { type ConventionListee, TAILLE_PAGE } from '../queries/liste-conventions.ts'

type Onglet = {
  readonly code: string
  readonly libelle: string
  readonly statuts: readonly Statut[]
  readonly vide: string
  readonly titreDate: string
  readonly date: (convention: ConventionListee) => Instant | null
}

export const ONGLETS = [
  {
    code: 'a_preparer',
    libelle: 'À préparer',
    statuts: ['prete_pour_convention'],
    vide: 'Une candidature y vient quand toutes ses preuves sont validées.',
    titreDate: 'Dossier validé le',
    date: ({ valideeLe }) => valideeLe,
  },
  {
    code: 'a_signer',
    libelle: 'En attente de signature',
    statuts: ['convention_a_signer'],
    vide: 'Aucune convention n’attend la signature d’un éditeur.',
    titreDate: 'Envoyée le',
    date: ({ prepareeLe }) => prepareeLe,
  },
  {
    code: 'signees',
    libelle: 'Signées',
    statuts: ['convention_signee', 'inscrite_au_college', 'attribuee', 'referencee'],
    vide: 'Aucune convention n’est signée pour le moment.',
    titreDate: 'Signée par l’éditeur le',
    date: ({ signeeLe }) => signeeLe,
  },
] as const satisfies readonly Onglet[]

export const pageListeConventions = (args: {
  readonly onglet: Onglet
  readonly comptes: Readonly<Partial<Record<Statut, number>>>
  readonly conventions: readonly ConventionListee[]
  readonly page: number
  readonly dispositifs: ReadonlyMap<string, Dispositif>
}): Page => {
  const { onglet, comptes, conventions, dispositifs } = args
  const nombre = ({ statuts }: Onglet): number => statuts.reduce((n, statut) => n + (comptes[statut] ?? 0), 0)
  const adresse = (code: string): string => urlAvec(chemins.conventions(), { etat: code })
  return {
    titre: 'Conventions',
    filAriane: [{ libelle: 'Ma journée', href: chemins.accueil('agent') }],
    largeur: 'large',
    contenu: (
      <>
        <Entete titre="Conventions" complement={<Compte total={nombre(onglet)} singulier="convention" />} />
        <Onglets
          libelle="Conventions par état"
          onglets={ONGLETS.map(autre => ({
            libelle: autre.libelle,
            href: adresse(autre.code),
            courant: autre.code === onglet.code,
            compteur: nombre(autre),
          }))}
        />
        <Tableau
          legende={`Conventions : ${onglet.libelle.toLowerCase()}`}
          legendeCachee
          dense
          lignes={conventions}
          cleLigne={({ numero }) => numero}
          vide={<EtatVide titre="Aucune convention ici">{onglet.vide}</EtatVide>}
          colonnes={[
            {
              cle: 'produit',
              titre: 'Produit',
              entete: true,
              rendu: ({ numero, produit }) => <Lien href={chemins.convention(numero)}>{produit}</Lien>,
            },
            { cle: 'editeur', titre: 'Éditeur', rendu: ({ entreprise }) => entreprise },
            {
              cle: 'dispositif',
              titre: 'Dispositif',
              rendu: ({ dispositifId }) => dispositifs.get(dispositifId)?.intitule ?? '',
            },
            {
              cle: 'numero',
              titre: 'Candidature',
              insecable: true,
              rendu: ({ numero }) => <Lien href={chemins.candidature(numero)}>{numero}</Lien>,
            },
            {
              cle: 'date',
              titre: onglet.titreDate,
              insecable: true,
              rendu: convention => <Quand le={onglet.date(convention) ?? convention.depuis} forme="courte" />,
            },
            {
              cle: 'etat',
              titre: 'État',
              rendu: ({ statut, reference, dispositifId }) => {
                const etat = statutEnMots(statut, dispositifs.get(dispositifId))
                return <Badge ton={tonStatut(statut)}>{reference ? `${etat} : ${reference}` : etat}</Badge>
              },
            },
          ]}
        />
        <Pagination
          page={args.page}
          pages={Math.max(1, Math.ceil(nombre(onglet) / TAILLE_PAGE))}
          href={n => urlAvec(chemins.conventions(), { etat: onglet.code, page: n })}
        />
      </>
    ),
  }
}
