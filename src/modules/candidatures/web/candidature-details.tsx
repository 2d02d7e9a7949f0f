import type { VNode } from 'preact'
import { Echeance as EcheanceVue, format, Lien, ListeDescription, Quand, Section, Tableau } from '../../../ui/index.ts'
import { DeplacementsDuJalon } from '../../dispositifs/index.ts'
import type { EtapeAcceptee, EtapeOuverte } from '../domain/candidature.ts'
import { avantCloture } from '../domain/contexte.ts'
import { estLeSien } from '../domain/droits.ts'
import { echeances } from '../domain/echeances.ts'
import type { VueTableauDeBord } from './candidature.page.tsx'
import { chemins } from './chemins.ts'
import { objetEnMots, quiDoitAgir } from './echeances-en-mots.ts'
import { effetEnMots } from './taches.tsx'

/** What falls due, and the programme's calendar. */
export const Echeances = ({ vue: { vue, dispositif } }: { readonly vue: VueTableauDeBord }): VNode => {
  const dues = echeances(vue.etat, dispositif)
  const jalons = dispositif.jalons
  return (
    <Section
      titre="Échéances"
      id="echeances"
      actions={<Lien href={chemins.echeances(vue.etat.numero)}>Pourquoi ces dates, et si je réponds le…</Lien>}
    >
      {dues.length > 0 ? (
        <Tableau
          legende="Ce qui arrive à échéance"
          legendeCachee
          empile
          lignes={dues}
          cleLigne={({ regle, quand }) => regle + quand}
          vide={null}
          colonnes={[
            { cle: 'objet', titre: 'Objet', entete: true, rendu: echeance => objetEnMots(echeance, dispositif) },
            { cle: 'quand', titre: 'Limite', rendu: ({ quand }) => <EcheanceVue limite={quand} maintenant={vue.le} /> },
            { cle: 'qui', titre: 'Qui doit agir', rendu: quiDoitAgir },
            { cle: 'effet', titre: 'Ensuite', rendu: effetEnMots },
          ]}
        />
      ) : (
        <p>Aucun délai ne court contre cette candidature.</p>
      )}
      {jalons.length > 0 ? (
        <ListeDescription
          dense
          entrees={jalons.map(jalon => ({
            terme: `${jalon.code} · ${jalon.libelle}`,
            valeur: (
              <>
                <Quand le={jalon.quand} maintenant={vue.le} />
                <DeplacementsDuJalon jalon={jalon} />
              </>
            ),
          }))}
        />
      ) : (
        <p>Ce guichet est permanent : il n’a pas de jalon.</p>
      )}
    </Section>
  )
}

/** What the candidature is about, and who works on it. */
export const Informations = ({
  vue: { vue, dispositif, collaborateurs, acteur },
}: {
  readonly vue: VueTableauDeBord
}): VNode => {
  const { etat, entreprise, produit } = vue
  const dossier = avantCloture(etat)
  const sien = estLeSien(etat, acteur)
  const aRelire = (etape: EtapeOuverte | EtapeAcceptee | null): boolean =>
    etape !== null && (etape.statut !== 'a_completer' || (sien && etat.statut !== 'close'))
  const etapes = (['administrative', 'eligibilite'] as const).filter(etape =>
    aRelire(etape === 'administrative' ? dossier[etape] : etape in dossier ? dossier[etape] : null),
  )
  return (
    <Section titre="La candidature" id="informations">
      <ListeDescription
        entrees={[
          { terme: 'Éditeur', valeur: `${entreprise.nom} (SIRET ${format.siret(entreprise.siret)})` },
          {
            terme: 'Produit',
            valeur: sien ? (
              <Lien href={`/produits/${produit.id}`}>{`${produit.nom} ${produit.version}`}</Lien>
            ) : (
              `${produit.nom} ${produit.version}`
            ),
          },
          { terme: 'Dispositif', valeur: `${dispositif.intitule}, version ${dispositif.version}` },
          ...(etat.identifiant && dispositif.identifiant
            ? [
                {
                  terme: dispositif.identifiant.libelle,
                  valeur: `${etat.identifiant}, ${dossier.statut === 'referencee' ? 'actif' : `actif avec ${dispositif.issue.leActe}`}`,
                },
              ]
            : []),
          ...('autorisation' in dossier && dossier.autorisation && dispositif.autorisation
            ? [
                {
                  terme: dispositif.autorisation.titre,
                  valeur: `délivrée le ${format.dateHeure(dossier.autorisation.delivreeLe)}`,
                  action: <Lien href={chemins.documents(etat.numero)}>Voir les documents</Lien>,
                },
              ]
            : []),
          { terme: 'Ouverte', valeur: <Quand le={etat.ouverteLe} /> },
          {
            terme: 'Charte acceptée',
            valeur: `version ${etat.charte.version}, par ${etat.charte.accepteePar.nom}, le ${format.dateHeure(etat.charte.accepteeLe)}`,
          },
          {
            terme: 'Collaborateurs',
            valeur: format.enumeration(collaborateurs.map(({ nom }) => nom)),
            ...(sien
              ? { action: <Lien href={`/produits/${produit.id}/collaborateurs`}>Ajouter un collaborateur</Lien> }
              : {}),
          },
          ...(etat.statut === 'depot_des_preuves' && acteur.kind === 'agent' && acteur.roles.includes('gestionnaire')
            ? [
                {
                  terme: 'Preuves transverses',
                  valeur: <Lien href={chemins.preuvesTransverses(etat.numero)}>Admettre des preuves transverses</Lien>,
                },
              ]
            : []),
          ...(dispositif.controles.maturite
            ? [
                {
                  terme: 'Maturité SSI',
                  valeur: etat.maturite
                    ? `questionnaire renseigné le ${format.dateHeure(etat.maturite.renseigneeLe)}`
                    : 'questionnaire à renseigner',
                  action: <Lien href={chemins.maturite(etat.numero)}>Voir le questionnaire</Lien>,
                },
              ]
            : []),
          {
            terme: 'Formulaires',
            valeur:
              etapes.length === 0 ? (
                'Aucun n’est soumis'
              ) : (
                <>
                  {etapes.map(etape => (
                    <span key={etape}>
                      <Lien href={chemins.recapitulatif(etat.numero, etape)}>{dispositif.etapes[etape]}</Lien>{' '}
                    </span>
                  ))}
                </>
              ),
          },
        ]}
      />
    </Section>
  )
}
