import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import type { JourCivil } from '../../../kernel/temps.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  Bouton,
  BoutonPost,
  CasesACocher,
  ChampTexte,
  Empreinte,
  Entete,
  type Erreur,
  erreurDe,
  EtatVide,
  format,
  Formulaire,
  Lien,
  LienBouton,
  Progression,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../../ui/index.ts'
import { avantCloture, chemins, compterDossier, estInstruite } from '../../candidatures/index.ts'
import { partenaires } from '../domain/partenaires.ts'
import { estSecretaire, type Membre, type Seance } from '../domain/seance.ts'
import type { DossierLu } from '../use-cases/ports.ts'
import { cheminsCollege } from './chemins.ts'
import { FIL_COLLEGE } from './college.page.tsx'
import type { DossierPret } from './deps.ts'
import { heureEnMots, issueEnMots, libelleSeance, tonIssue, tonSeance } from './phrases.ts'

/** As the form has it: the names ticked, and what was typed for each partner. */
export type SaisieMembres = {
  readonly presents: readonly string[]
  readonly partenaires: Readonly<Record<string, string>>
}

export type VueSeance = {
  readonly acteur: Personne
  readonly seance: Seance
  readonly dossiers: readonly DossierLu[]
  readonly prets: { readonly candidatures: readonly DossierPret[]; readonly nombre: number }
  readonly aujourdhui: JourCivil
  readonly agents: readonly Membre[]
  readonly saisie: SaisieMembres
  /** Why the séance can't be closed now; `null` when it can. */
  readonly refusDeClore: string | null
  readonly erreurs: readonly Erreur[]
}

export const titreSeance = ({ jour, heure }: Seance): string =>
  `Séance du ${format.jourLong(jour)} à ${heureEnMots(heure)}`

/** COL-1…4 — the agenda and what was decided, who sat, then the minutes. */
export const pageSeance = (page: VueSeance): Page => {
  const { seance, acteur, erreurs } = page
  const ouverte = seance.statut === 'convoquee' && estSecretaire(acteur)
  return {
    titre: titreSeance(seance),
    filAriane: [...FIL_COLLEGE],
    largeur: 'large',
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          titre={titreSeance(seance)}
          surtitre={[seance.instance, seance.lieu].filter(Boolean).join(' · ')}
          complement={<Badge ton={tonSeance[seance.statut]}>{libelleSeance[seance.statut]}</Badge>}
        />
        {seance.statut === 'close' ? <Pv seance={seance} /> : null}
        <OrdreDuJour page={page} />
        {ouverte ? <DossiersPrets page={page} /> : null}
        {ouverte ? <MembresASaisir page={page} /> : <Membres membres={seance.membres} />}
        {ouverte ? (
          <Section titre="Clôture" id="cloture">
            {page.refusDeClore ? (
              <p>{page.refusDeClore}</p>
            ) : (
              <LienBouton href={cheminsCollege.cloture(seance.jour)}>
                Clore la séance et établir le procès-verbal
              </LienBouton>
            )}
          </Section>
        ) : null}
      </>
    ),
  }
}

const Pv = ({ seance }: { readonly seance: Extract<Seance, { readonly statut: 'close' }> }): VNode => (
  <Alerte ton="succes" titre="Le procès-verbal est établi">
    <p>
      Séance close par {seance.closePar.nom}, le {format.dateHeure(seance.closeLe)}. Empreinte SHA-256 :{' '}
      <Empreinte sha256={seance.pv} />
    </p>
    <LienBouton href={cheminsCollege.pv(seance.jour)} icone="download-line" variante="secondaire" telechargement>
      Télécharger le procès-verbal (PDF)
    </LienBouton>
  </Alerte>
)

const OrdreDuJour = ({ page }: { readonly page: VueSeance }): VNode => {
  const { seance, dossiers, acteur } = page
  const retirables = estSecretaire(acteur) && dossiers.some(({ issue }) => issue.kind === 'a_examiner')
  return (
    <Section titre={`Ordre du jour (${dossiers.length})`} id="ordre-du-jour">
      <Tableau
        legende="Dossiers à l’ordre du jour"
        legendeCachee
        lignes={dossiers}
        cleLigne={({ candidature }) => candidature}
        vide={
          <EtatVide titre="L’ordre du jour est vide" icone="list-line">
            Inscrivez les dossiers prêts : ceux dont tout est validé et, s’il y en a une, la convention signée.
          </EtatVide>
        }
        colonnes={[
          {
            cle: 'produit',
            titre: 'Dossier',
            entete: true,
            rendu: ({ candidature, vue: { produit } }) => (
              <Lien href={cheminsCollege.dossier(seance.jour, candidature)}>{`${produit.nom} ${produit.version}`}</Lien>
            ),
          },
          { cle: 'editeur', titre: 'Éditeur', rendu: ({ vue }) => vue.entreprise.nom },
          { cle: 'dispositif', titre: 'Dispositif', rendu: ({ dispositif }) => dispositif.intitule },
          { cle: 'preuves', titre: 'Preuves conformes', rendu: ({ vue: { etat } }) => <Conformes etat={etat} /> },
          {
            cle: 'decision',
            titre: 'Décision',
            rendu: ({ issue, dispositif }) => (
              <Badge ton={tonIssue[issue.kind]}>{issueEnMots(issue.kind, dispositif)}</Badge>
            ),
          },
          ...(retirables
            ? [
                {
                  cle: 'acte',
                  titre: 'Actions',
                  rendu: ({ candidature, issue }: DossierLu) =>
                    issue.kind === 'a_examiner' ? (
                      <BoutonPost
                        action={cheminsCollege.retrait(seance.jour)}
                        champs={{ numero: candidature }}
                        variante="tertiaire"
                        petit
                      >
                        {`Retirer ${candidature}`}
                      </BoutonPost>
                    ) : (
                      '—'
                    ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}

const Conformes = ({ etat: actuel }: { readonly etat: DossierLu['vue']['etat'] }): VNode => {
  const etat = avantCloture(actuel)
  const { conformes, total } = estInstruite(etat) ? compterDossier(etat) : { conformes: 0, total: 0 }
  return <Progression valeur={conformes} total={total} libelle="preuves conformes" compacte />
}

const DossiersPrets = ({ page: { seance, prets } }: { readonly page: VueSeance }): VNode => (
  <Section titre={`Dossiers prêts (${prets.nombre})`} id="prets">
    <Tableau
      legende="Dossiers prêts à être examinés"
      legendeCachee
      lignes={prets.candidatures}
      cleLigne={({ numero }) => `pret-${numero}`}
      vide={<EtatVide titre="Aucun dossier n’attend une séance" />}
      colonnes={[
        {
          cle: 'produit',
          titre: 'Dossier',
          entete: true,
          rendu: ({ numero, produit }) => <Lien href={chemins.candidature(numero)}>{produit}</Lien>,
        },
        { cle: 'editeur', titre: 'Éditeur', rendu: ({ entreprise }) => entreprise },
        {
          cle: 'preuves',
          titre: 'Preuves conformes',
          rendu: ({ conformes, total }) => (
            <Progression valeur={conformes} total={total} libelle="preuves conformes" compacte />
          ),
        },
        {
          cle: 'acte',
          titre: 'Actions',
          rendu: ({ numero }) => (
            <BoutonPost
              action={cheminsCollege.inscription(seance.jour)}
              champs={{ numero }}
              variante="secondaire"
              icone="add-line"
              petit
            >
              {`Inscrire ${numero}`}
            </BoutonPost>
          ),
        },
      ]}
    />
  </Section>
)

const MembresASaisir = ({ page }: { readonly page: VueSeance }): VNode => {
  const { seance, agents, saisie, erreurs } = page
  return (
    <Section titre="Membres présents" id="membres">
      {seance.membres.length === 0 ? (
        <Alerte ton="info">
          Rien n’est encore noté : sont proposées les personnes qui ont instruit les dossiers, et le secrétariat.
        </Alerte>
      ) : null}
      <Formulaire action={cheminsCollege.membres(seance.jour)}>
        <CasesACocher
          nom="presents"
          libelle="Personnes de l’agence"
          valeurs={saisie.presents}
          erreur={erreurDe(erreurs, 'presents')}
          options={agents.map(({ nom, qualite }) => ({ valeur: nom, libelle: nom, aide: qualite }))}
        />
        {partenaires.map(({ code, libelle }) => (
          <ChampTexte
            key={code}
            nom={`partenaire_${code}`}
            libelle={`Partenaires présents : ${libelle}`}
            aide="Prénom et nom ; séparez par des virgules. Laissez vide si personne n’a siégé."
            longueurMax={400}
            valeur={saisie.partenaires[code]}
          />
        ))}
        <Bouton variante="secondaire">Enregistrer les présences</Bouton>
      </Formulaire>
    </Section>
  )
}

const Membres = ({ membres }: { readonly membres: readonly Membre[] }): VNode => (
  <Section titre="Membres présents" id="membres">
    {membres.length === 0 ? (
      <p>Les présences ne sont pas encore notées.</p>
    ) : (
      <ul>
        {membres.map(({ nom, qualite }) => (
          <li key={nom}>{`${nom} (${qualite})`}</li>
        ))}
      </ul>
    )}
  </Section>
)
