import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  Chronologie,
  Citation,
  Entete,
  type Erreur,
  format,
  LienBouton,
  ListeDescription,
  Progression,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../../ui/index.ts'
import {
  avantCloture,
  chapitresDe,
  chemins,
  compterPreuves,
  estInstruite,
  type Fait,
  libelleChapitre,
  titreCandidature,
  titreChapitre,
  tonChapitre,
} from '../../candidatures/index.ts'
import { texteDe } from '../../dispositifs/index.ts'
import { estSecretaire, type Seance } from '../domain/seance.ts'
import type { DossierLu } from '../use-cases/ports.ts'
import { FIL_COLLEGE } from './college.page.tsx'
import { DecisionASaisirFormulaire, Deport } from './decision.tsx'
import { issueEnMots, tonIssue } from './phrases.ts'
import { titreSeance } from './seance.page.tsx'

/** As typed: `preuves` are « chapitre/preuve ». */
export type SaisieDecision = {
  readonly kind: string
  readonly motif: string
  readonly preuves: readonly string[]
}

export type VueDossier = {
  readonly acteur: Personne
  readonly seance: Seance
  readonly dossier: DossierLu
  readonly faits: readonly Fait[]
  readonly saisie: SaisieDecision
  readonly erreurs: readonly Erreur[]
}

/** COL-2 — one file on one page: who, what, the counts, the chapters, what was asked before, then the decision. */
export const pageDossierDeSeance = (page: VueDossier): Page => {
  const { seance, dossier, acteur, erreurs } = page
  const { candidature, issue } = dossier
  const ouvert = seance.statut === 'convoquee' && issue.kind === 'a_examiner' && estSecretaire(acteur)
  return {
    titre: `${titreCandidature(dossier)}, ${titreSeance(seance)}`,
    largeur: 'large',
    filAriane: [...FIL_COLLEGE, { libelle: titreSeance(seance), href: chemins.seance(seance.jour) }],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="La décision n’a pas été consignée" />
        <Entete
          titre={titreCandidature(dossier)}
          surtitre={`${titreSeance(seance)} · candidature n° ${candidature}`}
          complement={<Badge ton={tonIssue[issue.kind]}>{issueEnMots(issue.kind, dossier.dispositif)}</Badge>}
          actions={
            <>
              <LienBouton href={chemins.dossier(candidature)} variante="secondaire" icone="folder-line">
                Dossier complet
              </LienBouton>
              <LienBouton href={chemins.documents(candidature)} variante="tertiaire" icone="file-text-line">
                Documents
              </LienBouton>
            </>
          }
        />
        <Decision dossier={dossier} />
        <Identite dossier={dossier} />
        <Chapitres dossier={dossier} />
        <Historique page={page} />
        <Deport page={page} modifiable={seance.statut === 'convoquee' && estSecretaire(acteur)} />
        {ouvert ? <DecisionASaisirFormulaire page={page} /> : null}
      </>
    ),
  }
}

const Decision = ({ dossier: { issue, dispositif } }: { readonly dossier: DossierLu }): VNode | null => {
  if (issue.kind === 'a_examiner') return null
  const source = `${issue.par.nom}, le ${format.dateHeure(issue.le)}`
  return issue.kind === 'attribution' ? (
    <Alerte ton="succes" titre={dispositif.issue.decision}>{`Décision consignée par ${source}.`}</Alerte>
  ) : (
    <Alerte ton="attention" titre="Réserves bloquantes">
      <Citation source={source}>{issue.motif}</Citation>
      <p>Preuves concernées : {issue.preuves.map(({ preuve }) => preuve).join(', ')}.</p>
    </Alerte>
  )
}

const Identite = ({ dossier }: { readonly dossier: DossierLu }): VNode => {
  const { vue, dispositif } = dossier
  const etat = avantCloture(vue.etat)
  const instruite = estInstruite(etat) ? etat : null
  const convention = 'convention' in etat && etat.convention && 'signeeLe' in etat.convention ? etat.convention : null
  return (
    <ListeDescription
      dense
      entrees={[
        { terme: 'Éditeur', valeur: `${vue.entreprise.nom} (SIRET ${format.siret(vue.entreprise.siret)})` },
        {
          terme: 'Version technique',
          valeur: texteDe(instruite?.eligibilite.soumission.reponses['version_technique']),
        },
        {
          terme: 'Profils',
          valeur: format.enumeration(
            dispositif.profils.filter(({ code }) => instruite?.profils.includes(code)).map(({ libelle }) => libelle),
          ),
        },
        ...(dispositif.convention
          ? [
              {
                terme: 'Convention',
                valeur: convention
                  ? `signée par ${convention.signeePar.nom}, le ${format.dateHeure(convention.signeeLe)}`
                  : '',
              },
            ]
          : []),
        ...(etat.identifiant && dispositif.identifiant
          ? [{ terme: dispositif.identifiant.libelle, valeur: etat.identifiant }]
          : []),
      ]}
    />
  )
}

const Chapitres = ({ dossier: { vue, dispositif } }: { readonly dossier: DossierLu }): VNode | null => {
  const etat = avantCloture(vue.etat)
  if (!estInstruite(etat)) return null
  return (
    <Section titre="Chapitres" id="chapitres">
      <Tableau
        legende="Chapitres de la candidature"
        legendeCachee
        dense
        lignes={chapitresDe(etat)}
        cleLigne={([code]) => code}
        vide={null}
        colonnes={[
          { cle: 'titre', titre: 'Chapitre', entete: true, rendu: ([code]) => titreChapitre(dispositif, code) },
          {
            cle: 'conformes',
            titre: 'Preuves conformes',
            rendu: ([, chapitre]) => {
              const { conformes, total } = compterPreuves(chapitre)
              return <Progression valeur={conformes} total={total} libelle="preuves conformes" compacte />
            },
          },
          {
            cle: 'etat',
            titre: 'État',
            rendu: ([, { statut }]) => <Badge ton={tonChapitre[statut]}>{libelleChapitre[statut]}</Badge>,
          },
          {
            cle: 'par',
            titre: 'Instruit par',
            rendu: ([, chapitre]) => (chapitre.statut === 'valide' ? chapitre.validePar.nom : '—'),
          },
        ]}
      />
    </Section>
  )
}

/** What was asked of the éditeur along the way: requests for change, and reservations of earlier séances. */
const Historique = ({ page: { faits, dossier } }: { readonly page: VueDossier }): VNode => {
  const titre = (code: Parameters<typeof titreChapitre>[1]): string => titreChapitre(dossier.dispositif, code)
  const entrees = faits.flatMap(fait => {
    const { le, par } = fait
    if (fait.type === 'ModificationsDemandees')
      return [
        {
          le,
          par: par.nom,
          titre: `${format.pluriel(fait.preuves.length, 'modification demandée', 'modifications demandées')} : ${titre(fait.chapitre)}`,
          detail: fait.preuves.join(', '),
        },
      ]
    if (fait.type === 'ReservesBloquantesEmises')
      return [
        {
          le,
          par: par.nom,
          ton: 'erreur' as const,
          titre: `Réserves bloquantes, séance du ${format.jour(fait.seance)}`,
          detail: `${fait.motif} (${fait.preuves.map(({ preuve }) => preuve).join(', ')})`,
        },
      ]
    return []
  })
  return (
    <Section titre="Demandes et réserves" id="historique">
      {entrees.length === 0 ? (
        <p>Aucune modification n’a été demandée, et aucune réserve n’a été émise.</p>
      ) : (
        <Chronologie entrees={entrees} />
      )}
    </Section>
  )
}
