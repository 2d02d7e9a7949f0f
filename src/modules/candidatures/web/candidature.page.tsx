import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import { veille } from '../../../kernel/temps.ts'
import {
  Alerte,
  Badge,
  Echeance as EcheanceVue,
  Entete,
  Etapes,
  format,
  LienBouton,
  Lien,
  ProchaineEtape,
  Quand,
} from '../../../ui/index.ts'
import type { Page } from '../../../platform/http/contract.ts'
import { type CodeChapitre, type Dispositif, membresDuGroupement } from '../../dispositifs/index.ts'
import { avantCloture, estInstruite } from '../domain/contexte.ts'
import { estLeSien } from '../domain/droits.ts'
import { type Echeance, echeancesDepassees } from '../domain/echeances.ts'
import { etapeRemise } from '../domain/etapes.ts'
import { suite, type Tache } from '../domain/suite.ts'
import { peutChanger } from '../domain/version.ts'
import type { CandidatureVue } from '../queries/voir-candidature.ts'
import { Chapitres } from './candidature-chapitres.tsx'
import { Echeances, Informations } from './candidature-details.tsx'
import { Completude, Suivi } from './candidature-suivi.tsx'
import { chemins } from './chemins.ts'
import { etapesDe } from './etapes-affichees.ts'
import { NouvelleVersion, type Recente } from './nouvelle-version.tsx'
import { libelleCloture, statutEnMots, titreCandidature, tonStatut } from './phrases.ts'
import { acteurDe, effetEnMots, estPour, pourquoiEnMots, tacheEnMots } from './taches.tsx'

export type VueTableauDeBord = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  /** A version of the programme that was published since. */
  readonly recente?: Recente | null
  readonly acteur: Personne
  readonly places: ReadonlyMap<CodeChapitre, number>
  readonly collaborateurs: readonly { readonly id: string; readonly nom: string }[]
  readonly nonLus: number
}

/**
 * GUI-6, ADM-9 — the dashboard of a candidature, for the éditeur and for the agency: its number, where it stands, what comes next,
 * by when, who acts.
 */
export const pageCandidature = (vue: VueTableauDeBord): Page => {
  const { etat } = vue.vue
  const titre = titreCandidature(vue)
  const dossier = avantCloture(etat)
  return {
    titre,
    filAriane: filDeCandidature(vue.acteur),
    contenu: (
      <>
        <Entete
          titre={titre}
          surtitre={`Candidature n° ${etat.numero}`}
          complement={<Badge ton={tonStatut(etat.statut)}>{statutEnMots(etat.statut, vue.dispositif)}</Badge>}
          actions={<Actions vue={vue} />}
        />
        <Groupement vue={vue} />
        <Etapes etapes={etapesDe(etat, vue.dispositif)} />
        <Suite vue={vue} />
        <Completude vue={vue} />
        {estInstruite(dossier) ? <Chapitres vue={vue} etat={dossier} /> : null}
        {estInstruite(dossier) ? <Suivi vue={vue} etat={dossier} /> : null}
        <Echeances vue={vue} />
        {vue.recente && etat.statut !== 'close' ? (
          <NouvelleVersion
            etat={etat}
            dispositif={vue.dispositif}
            recente={vue.recente}
            sien={estLeSien(etat, vue.acteur) && peutChanger(etat)}
          />
        ) : null}
        <Informations vue={vue} />
      </>
    ),
  }
}

/** GRP-1, GRP-2 — who is in the group and who acts for it, told to its members, and to the agency. */
const Groupement = ({ vue: { vue, acteur } }: { readonly vue: VueTableauDeBord }): VNode | null => {
  const { etat, entreprise } = vue
  const remise = etapeRemise(etat, 'eligibilite')
  const membres = remise ? membresDuGroupement(remise.soumission.reponses) : []
  if (membres.length === 0) return null
  const noms = format.enumeration(membres.map(({ denomination }) => denomination))
  if (acteur.kind === 'editeur' && !estLeSien(etat, acteur))
    return (
      <Alerte ton="info" titre="Vous lisez cette candidature en tant que membre du groupement">
        {`Son chef de file, ${entreprise.nom}, est seul à agir et l’unique interlocuteur de l’agence.`}
      </Alerte>
    )
  return (
    <Alerte ton="info">
      {acteur.kind === 'agent'
        ? `Candidature d’un groupement : ${entreprise.nom}, chef de file, est l’interlocuteur unique. Membres : ${noms}.`
        : `Vous agissez pour le groupement, en tant que chef de file. Lisent aussi cette candidature : ${noms}.`}
    </Alerte>
  )
}

export const filDeCandidature = (
  acteur: { readonly kind: Personne['kind'] },
  candidature?: { readonly numero: string; readonly titre: string },
): readonly { readonly libelle: string; readonly href: string }[] => [
  { libelle: acteur.kind === 'agent' ? 'Ma journée' : 'Tableau de bord', href: chemins.accueil(acteur.kind) },
  { libelle: 'Candidatures', href: acteur.kind === 'agent' ? chemins.listeAgence() : chemins.candidatures() },
  ...(candidature ? [{ libelle: candidature.titre, href: chemins.candidature(candidature.numero) }] : []),
]

const Actions = ({ vue: { vue, acteur, nonLus } }: { readonly vue: VueTableauDeBord }): VNode => {
  const { numero } = vue.etat
  return (
    <>
      <LienBouton href={chemins.messages(numero)} variante="secondaire" icone="chat-line">
        {nonLus > 0 ? `Messagerie (${format.pluriel(nonLus, 'non lu')})` : 'Messagerie'}
      </LienBouton>
      {estInstruite(avantCloture(vue.etat)) ? (
        <LienBouton href={chemins.dossier(numero)} variante="tertiaire" icone="folder-line">
          Dossier complet
        </LienBouton>
      ) : null}
      <LienBouton href={chemins.documents(numero)} variante="tertiaire" icone="file-text-line">
        Documents et accusés
      </LienBouton>
      {acteur.kind === 'agent' && acteur.roles.includes('administrateur') ? (
        <LienBouton href={chemins.journal(numero)} variante="tertiaire" icone="archive-line">
          Journal
        </LienBouton>
      ) : null}
    </>
  )
}

/** What happens next, who acts and by when: derived from the procedure, never written by hand. */
const Suite = ({ vue: { vue, dispositif, acteur } }: { readonly vue: VueTableauDeBord }): VNode => {
  const { etat, le } = vue
  if (etat.statut === 'close')
    return (
      <Alerte ton="attention" titre={libelleCloture[etat.cloture.motif]}>
        <p>
          {etat.cloture.explication} <br />
          Décision du <Quand le={etat.cloture.closeLe} />, par {etat.cloture.closePar.nom}.{' '}
          {dispositif.mentions.recours}
        </p>
      </Alerte>
    )
  if (etat.statut === 'referencee')
    return (
      <ProchaineEtape
        qui="fini"
        titre={`${dispositif.issue.acquis} sous le numéro ${etat.referencement.reference}`}
        acteur={`${format.enMajuscule(dispositif.issue.leActe)} a pris effet le ${format.jourLong(etat.referencement.debutLe)} et court jusqu’au ${format.jour(veille(etat.referencement.finLe))}.`}
        actions={<LienBouton href={chemins.documents(etat.numero)}>Voir les documents</LienBouton>}
      />
    )
  const depassees = echeancesDepassees(etat, dispositif, le)
  const taches = suite(etat, dispositif, le)
  const [premiere] = [...taches.filter(tache => estPour(tache, acteur, vue.etat)), ...taches]
  return (
    <>
      {depassees.length > 0 ? <Depassee vue={vue} acteur={acteur} echeances={depassees} /> : null}
      {premiere ? (
        <Prochaine
          tache={premiere}
          autres={taches.filter(tache => tache !== premiere)}
          vue={{ vue, dispositif, acteur }}
        />
      ) : null}
    </>
  )
}

const Depassee = (props: {
  readonly vue: CandidatureVue
  readonly acteur: Personne
  readonly echeances: readonly Echeance[]
}): VNode => (
  <Alerte ton="erreur" titre="Une échéance est dépassée">
    {props.echeances.map(echeance => (
      <p key={echeance.regle}>
        <EcheanceVue limite={echeance.quand} maintenant={props.vue.le} />. {effetEnMots(echeance)}
      </p>
    ))}
    {props.acteur.kind === 'agent' && props.acteur.roles.includes('gestionnaire') ? (
      <p>
        <LienBouton href={chemins.constat(props.vue.etat.numero)}>Examiner et confirmer</LienBouton>
      </p>
    ) : (
      <p>Un agent de l’agence doit le constater avant que la candidature ne soit close. Vous serez prévenu.</p>
    )}
  </Alerte>
)

const Prochaine = (props: {
  readonly tache: Tache
  readonly autres: readonly Tache[]
  readonly vue: Pick<VueTableauDeBord, 'vue' | 'dispositif' | 'acteur'>
}): VNode => {
  const { tache, autres } = props
  const { vue, dispositif, acteur } = props.vue
  const sujet = { numero: vue.etat.numero, dispositif }
  const { titre, href, bouton } = tacheEnMots(tache, sujet)
  const aMoi = estPour(tache, acteur, vue.etat)
  const miennes = autres.filter(autre => estPour(autre, acteur, vue.etat))
  const { echeance } = tache
  return (
    <ProchaineEtape
      titre={titre}
      qui={aMoi ? 'vous' : 'autre'}
      acteur={aMoi ? undefined : `Qui agit : ${acteurDe(tache)}.`}
      limite={echeance?.quand}
      maintenant={vue.le}
      pourquoi={echeance ? pourquoiEnMots(echeance) : undefined}
      actions={aMoi ? <LienBouton href={href}>{bouton}</LienBouton> : undefined}
    >
      {echeance ? <p>{effetEnMots(echeance)}</p> : null}
      {aMoi ? null : (
        <p>Vous n’avez rien à faire pour le moment : vous serez prévenu par courriel et dans la messagerie.</p>
      )}
      {miennes.length > 0 ? (
        <ul>
          {miennes.slice(0, 4).map(autre => {
            const mots = tacheEnMots(autre, sujet)
            return (
              <li key={mots.titre}>
                <Lien href={mots.href}>{mots.titre}</Lien>
              </li>
            )
          })}
          {miennes.length > 4 ? (
            <li>et {format.pluriel(miennes.length - 4, 'autre action', 'autres actions')} ci-dessous</li>
          ) : null}
        </ul>
      ) : null}
    </ProchaineEtape>
  )
}
