import type { Page } from '../../../platform/http/contract.ts'
import { Empreinte, LienBouton, ListeDescription, Recepisse, Section, Tableau } from '../../../ui/index.ts'
import type { AccuseImprime } from './accuse.ts'
import { filDeCandidature } from './candidature.page.tsx'
import { chemins, type CheminsDuCandidat } from './chemins.ts'

/** What a person gets for what was handed over: number, date to the millisecond, what was received, what comes next (P8). */
export const pageAccuse = (args: {
  readonly accuse: AccuseImprime
  readonly position: number
  readonly titreCandidature: string
  readonly kind: 'editeur' | 'agent'
  readonly vers?: CheminsDuCandidat
}): Page => {
  const { accuse, position, titreCandidature, kind, vers = chemins } = args
  const { numero, manifeste, contenu, mentions } = accuse
  return {
    titre: `Accusé de réception ${accuse.reference}`,
    filAriane: filDeCandidature({ kind }, { numero, titre: titreCandidature }),
    contenu: (
      <Recepisse
        titre={accuse.objet}
        numero={accuse.reference}
        libelleNumero="Accusé de réception"
        le={accuse.le}
        suite={accuse.suite.map(phrase => <p key={phrase}>{phrase}</p>)}
        actions={
          <>
            <LienBouton href={vers.candidature(numero)}>Retour à la candidature</LienBouton>
            <LienBouton
              href={vers.accusePdf(numero, position)}
              variante="secondaire"
              icone="download-line"
              telechargement
            >
              Télécharger en PDF
            </LienBouton>
          </>
        }
      >
        <Section titre="Ce qui a été reçu">
          <ListeDescription
            entrees={[...accuse.faits, ...(contenu ?? [])].map(({ libelle, valeur }) => ({ terme: libelle, valeur }))}
            dense
          />
          {manifeste && manifeste.length > 0 ? (
            <Tableau
              legende="Pièces reçues et leurs empreintes SHA-256"
              lignes={manifeste}
              vide={null}
              dense
              colonnes={[
                { cle: 'preuve', titre: 'Preuve', entete: true, rendu: ({ preuve }) => preuve },
                { cle: 'nom', titre: 'Pièce', rendu: ({ nom }) => nom },
                { cle: 'taille', titre: 'Taille', nombre: true, insecable: true, rendu: ({ taille }) => taille },
                {
                  cle: 'empreinte',
                  titre: 'Empreinte',
                  rendu: ({ empreinte }) => (empreinte ? <Empreinte sha256={empreinte} /> : '—'),
                },
              ]}
            />
          ) : null}
        </Section>
        <Section titre="Mentions légales">
          <ListeDescription
            dense
            entrees={[
              { terme: 'Service chargé du dossier', valeur: mentions.service },
              { terme: 'Adresse', valeur: mentions.adresse },
              { terme: 'Courriel', valeur: mentions.courriel },
              { terme: 'Téléphone', valeur: mentions.telephone },
              { terme: 'En l’absence de réponse', valeur: mentions.silence },
              { terme: 'Voies de recours', valeur: mentions.recours },
            ]}
          />
        </Section>
      </Recepisse>
    ),
  }
}
