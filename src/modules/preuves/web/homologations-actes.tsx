import type { VNode } from 'preact'
import {
  Bouton,
  BoutonPost,
  ChampChoix,
  ChampFichier,
  ChampTexteLong,
  Citation,
  erreurDe,
  Formulaire,
  GroupeBoutons,
  idDe,
  Lien,
  Section,
} from '../../../ui/index.ts'
import {
  chemins,
  decide,
  depotsCourants,
  type EntreeDHistorique,
  type Fait,
  Historique,
  titreChapitre,
} from '../../candidatures/index.ts'
import { LienApercu } from './apercu-lien.tsx'
import { acceptationDeCertificat } from '../use-cases/deposer-hors-chapitre.ts'
import { FichiersDeposes } from './fichiers-deposes.tsx'
import { certificatFourni } from './homologation-suivie.tsx'
import type { PreuveSuivie, VueHomologations } from './homologations.page.tsx'

const rien = { depotId: '', contenu: { nature: 'lien', url: '' } } as const

/** CND-3 — one certificate, for one of the proofs that wait for theirs. */
export const DepotDuCertificat = ({ page }: { readonly page: VueHomologations }): VNode | null => {
  const { vue, dispositif, acteur, suivies, erreurs, saisie } = page
  const contexte = { acteur, now: vue.le, dispositif }
  const attendues = suivies.filter(
    ({ chapitre, numero, preuve }) =>
      !certificatFourni(preuve) &&
      decide(vue.etat, { type: 'deposerHomologation', chapitre, preuve: numero, ...rien }, contexte).ok,
  )
  const acceptation = acceptationDeCertificat(dispositif)
  const [premiere] = attendues
  if (!premiere || !acceptation) return null
  return (
    <Section titre="Déposer un certificat" id="depot">
      <p>
        Déposez le certificat de conformité remis par le CNDA, ou sa lettre de référencement. Un vérificateur l’examine
        ; avec le dernier, le dossier est complet.
      </p>
      <Formulaire action={`${chemins.homologations(vue.etat.numero)}/certificat`} multipart>
        <ChampChoix
          nom="preuve"
          libelle="Preuve concernée"
          obligatoire
          vide={attendues.length === 1 ? null : undefined}
          valeur={saisie?.preuve ?? (attendues.length === 1 ? premiere.numero : undefined)}
          erreur={erreurDe(erreurs, 'preuve')}
          options={attendues.map(({ chapitre, numero }) => ({
            valeur: numero,
            libelle: `${numero}, ${titreChapitre(dispositif, chapitre)}`,
          }))}
        />
        <ChampFichier
          nom="piece"
          libelle="Certificat ou lettre"
          obligatoire
          accepte={acceptation.extensions}
          tailleMax={acceptation.tailleMax}
          erreur={erreurDe(erreurs, 'piece')}
        />
        <Bouton icone="upload-line">Déposer le certificat</Bouton>
      </Formulaire>
    </Section>
  )
}

/** INT-7 — what waits for a verifier, each with its pièce and the two answers. */
export const Certificats = ({ page }: { readonly page: VueHomologations }): VNode | null => {
  const { vue, dispositif, acteur, suivies } = page
  const aVerifier = suivies.filter(
    ({ chapitre, numero }) =>
      decide(vue.etat, { type: 'validerHomologation', chapitre, preuve: numero }, { acteur, now: vue.le, dispositif })
        .ok,
  )
  return aVerifier.length === 0 ? null : (
    <Section titre="Certificats à vérifier" id="a-verifier">
      {aVerifier.map(suivie => (
        <UnCertificat key={suivie.numero} page={page} suivie={suivie} />
      ))}
    </Section>
  )
}

/** The field in which a certificate is turned down, on a page that may have several. */
export const champMotif = (preuve: string): string => `motif-${preuve}`

const UnCertificat = (props: { readonly page: VueHomologations; readonly suivie: PreuveSuivie }): VNode => {
  const { page, suivie } = props
  const { vue, dispositif, erreurs, saisie } = page
  const { chapitre, numero, preuve } = suivie
  const adresse = chemins.homologations(vue.etat.numero)
  return (
    <Section titre={`Preuve ${numero}, ${titreChapitre(dispositif, chapitre)}`} niveau={3}>
      <FichiersDeposes
        numero={vue.etat.numero}
        depots={depotsCourants(preuve)}
        legende={`Certificat de la preuve ${numero}`}
        vide="Aucun fichier"
      />
      <GroupeBoutons>
        <BoutonPost action={`${adresse}/validation`} champs={{ chapitre, preuve: numero }}>
          Retenir le certificat
        </BoutonPost>
      </GroupeBoutons>
      <Formulaire action={`${adresse}/refus`} champs={{ chapitre, preuve: numero }}>
        <ChampTexteLong
          nom="motif"
          id={idDe(champMotif(numero))}
          libelle="Ou ne pas le retenir, pour ce motif"
          aide="L’éditeur le lit, et dépose un autre certificat."
          lignes={3}
          longueurMax={4000}
          valeur={saisie?.preuve === numero ? saisie.motif : ''}
          erreur={erreurDe(erreurs, champMotif(numero))}
        />
        <Bouton variante="secondaire">Ne pas retenir le certificat</Bouton>
      </Formulaire>
    </Section>
  )
}

/** Every certificate that came, and what was said of it. */
export const HistoriqueDesHomologations = ({ page }: { readonly page: VueHomologations }): VNode => (
  <Historique faits={page.faits} entreeDe={fait => entreeDe(fait, page.vue.etat.numero)} />
)

const entreeDe = (fait: Fait, numero: string): EntreeDHistorique | null => {
  switch (fait.type) {
    case 'HomologationDeposee':
      return {
        titre: `Certificat déposé pour la preuve ${fait.preuve}`,
        detail:
          fait.depot.nature === 'fichier' ? (
            <>
              <Lien href={chemins.piece(numero, fait.depot.id)} telechargement>
                {fait.depot.nom}
              </Lien>
              <LienApercu numero={numero} depot={fait.depot} />
            </>
          ) : undefined,
        ton: 'info',
      }
    case 'HomologationValidee':
      return { titre: `Homologation constatée pour la preuve ${fait.preuve}`, ton: 'succes' }
    case 'HomologationRefusee':
      return {
        titre: `Certificat non retenu pour la preuve ${fait.preuve}`,
        detail: <Citation>{fait.motif}</Citation>,
        ton: 'erreur',
      }
    default:
      return null
  }
}
