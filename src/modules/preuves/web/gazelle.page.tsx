import type { Instant } from '../../../kernel/temps.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  Bouton,
  BoutonPost,
  Entete,
  type Erreur,
  EtatVide,
  Lien,
  LienBouton,
  Quand,
  ResumeErreurs,
  Tableau,
} from '../../../ui/index.ts'
import { type CandidatureVue, chemins, filDeCandidature, titreCandidature } from '../../candidatures/index.ts'
import type { Dispositif, PreuveAttendue } from '../../dispositifs/index.ts'
import type { RapportAChoisir } from './deps.ts'

export type VueGazelle = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly chapitre: { readonly code: string; readonly titre: string }
  readonly attendue: PreuveAttendue
  readonly rapports:
    | { readonly ok: true; readonly rapports: readonly RapportAChoisir[] }
    | { readonly ok: false; readonly cause: string }
  readonly dejaDepose: boolean
  readonly erreurs: readonly Erreur[]
}

const verdicts = {
  reussi: { libelle: 'Réussi', ton: 'succes' },
  echoue: { libelle: 'Échoué', ton: 'erreur' },
  indetermine: { libelle: 'Indéterminé', ton: 'attention' },
  en_cours: { libelle: 'En cours', ton: 'encours' },
} as const

/** PRE-4 — the éditeur's reports on the interoperability platform, and the import of the one selected. */
export const pageGazelle = (page: VueGazelle): Page => {
  const { vue, dispositif, chapitre, attendue, rapports, erreurs } = page
  const { numero } = vue.etat
  const retour = chemins.chapitre(numero, chapitre.code)
  const action = `${retour}/preuves/gazelle`
  return {
    titre: `Importer un rapport de Gazelle, preuve ${attendue.numero}`,
    titreCourt: 'Importer de Gazelle',
    largeur: 'large',
    filAriane: [
      ...filDeCandidature({ kind: 'editeur' }, { numero, titre: titreCandidature({ vue, dispositif }) }),
      { libelle: chapitre.titre, href: retour },
    ],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="Le rapport n’a pas été importé" />
        <Entete
          titre="Importer directement de Gazelle"
          surtitre={`Preuve ${attendue.numero}`}
          chapeau="Le rapport choisi est copié dans la candidature avec son empreinte et la version du validateur : il y restera lisible."
          actions={
            <LienBouton href={retour} variante="tertiaire" icone="arrow-left-line">
              Retour au chapitre
            </LienBouton>
          }
        />
        {page.dejaDepose ? (
          <Alerte ton="info">
            Le rapport importé remplacera ce qui est déposé ; la version antérieure reste lisible.
          </Alerte>
        ) : null}
        {rapports.ok ? (
          <Tableau
            legende="Vos rapports de test d’interopérabilité"
            legendeCachee
            empile
            lignes={rapports.rapports}
            cleLigne={({ oid }) => oid}
            vide={
              <EtatVide titre="Aucun rapport trouvé">
                Gazelle ne connaît aucun rapport à votre adresse de courriel. Lancez une validation sur la plateforme,
                puis revenez ici.
              </EtatVide>
            }
            colonnes={[
              {
                cle: 'intitule',
                titre: 'Document validé',
                entete: true,
                rendu: ({ intitule, lien }) => <Lien href={lien}>{intitule}</Lien>,
              },
              { cle: 'service', titre: 'Service', rendu: ({ service }) => service },
              {
                cle: 'verdict',
                titre: 'Verdict',
                rendu: ({ statut }) => <Badge ton={verdicts[statut].ton}>{verdicts[statut].libelle}</Badge>,
              },
              {
                cle: 'date',
                titre: 'Date',
                insecable: true,
                rendu: ({ valideLe }) => (valideLe ? <Quand le={valideLe as Instant} forme="courte" /> : '—'),
              },
              {
                cle: 'choix',
                titre: 'Choix',
                rendu: ({ oid, statut }) =>
                  statut === 'en_cours' ? (
                    <Bouton petit indisponible="La validation n’est pas terminée.">
                      Importer
                    </Bouton>
                  ) : (
                    <BoutonPost action={action} champs={{ preuve: attendue.numero, oid }} petit>
                      Importer ce rapport
                    </BoutonPost>
                  ),
              },
            ]}
          />
        ) : (
          <Alerte ton="erreur" titre="Gazelle ne répond pas">
            {`${rapports.cause} Vous pouvez réessayer plus tard, ou déposer le lien permanent du rapport depuis la page du chapitre.`}
          </Alerte>
        )}
      </>
    ),
  }
}
