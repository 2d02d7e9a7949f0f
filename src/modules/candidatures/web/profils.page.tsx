import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Bouton,
  CasesACocher,
  Echeance,
  Entete,
  type Erreur,
  erreurDe,
  format,
  Formulaire,
  GroupeBoutons,
  LienBouton,
  ListeDescription,
  ResumeErreurs,
  Section,
} from '../../../ui/index.ts'
import type { Dispositif, Profil } from '../../dispositifs/index.ts'
import type { Candidature, Instruite } from '../domain/candidature.ts'
import { consequencesDAjout } from '../domain/consequences-profils.ts'
import { decide } from '../domain/decide.ts'
import { estLeSien } from '../domain/droits.ts'
import { profilsAAjouter } from '../domain/profils.ts'
import { commandeDAjout } from '../use-cases/ajouter-profils.ts'
import type { CandidatureVue } from '../queries/voir-candidature.ts'
import { filDeCandidature } from './candidature.page.tsx'
import { chemins } from './chemins.ts'
import { phraseRefus, titreCandidature } from './phrases.ts'

export type VueProfils = {
  readonly vue: CandidatureVue
  readonly etat: Candidature & Instruite
  readonly dispositif: Dispositif
  readonly acteur: Personne
  /** The codes that are ticked. */
  readonly choisis: readonly string[]
  readonly erreurs: readonly Erreur[]
}

/** PRE-9 — the profiles of the candidature, and those that may still be added. */
export const pageProfils = (page: VueProfils): Page => {
  const { vue, etat, dispositif, acteur, erreurs } = page
  const titre = titreCandidature({ vue, dispositif })
  const actuels = dispositif.profils.filter(({ code }) => etat.profils.includes(code))
  return {
    titre: `Profils, ${titre}`,
    titreCourt: 'Profils',
    filAriane: filDeCandidature(acteur, { numero: etat.numero, titre }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="Aucun profil n’a été ajouté" />
        <Entete
          titre="Profils de la candidature"
          surtitre={`Candidature n° ${etat.numero} · ${titre}`}
          chapeau="Les profils disent quelles exigences s’appliquent à la solution ; ils figurent sur l’attestation de référencement."
        />
        <Section titre="Profils retenus">
          <ListeDescription
            entrees={actuels.map(({ libelle, obligatoire, aide }) => ({
              terme: libelle,
              valeur: aide ?? (obligatoire ? 'Profil obligatoire.' : 'Profil facultatif.'),
            }))}
          />
        </Section>
        <Section titre="Ajouter un profil">
          <Ajout page={page} />
        </Section>
      </>
    ),
  }
}

const Ajout = ({ page }: { readonly page: VueProfils }): VNode => {
  const { vue, etat, dispositif, acteur, choisis, erreurs } = page
  const contexte = { acteur, now: vue.le, dispositif }
  const codes = estLeSien(etat, acteur) ? profilsAAjouter(etat, contexte) : []
  const offerts = dispositif.profils.filter(({ code }) => codes.includes(code))
  if (offerts.length === 0) return <Alerte ton="info">{pourquoiAucun(page)}</Alerte>
  const j2 = dispositif.jalons.find(({ code }) => code === 'J2')
  return (
    <Formulaire action={chemins.profils(etat.numero)}>
      {j2 ? (
        <p>
          Un profil facultatif s’ajoute jusqu’au jalon J2 : <Echeance limite={j2.quand} maintenant={vue.le} />.
        </p>
      ) : null}
      <CasesACocher
        nom="profils"
        libelle="Profils à ajouter"
        aide="Vous lirez ce que cela change avant de confirmer."
        obligatoire
        valeurs={choisis}
        erreur={erreurDe(erreurs, 'profils')}
        options={offerts.map(profil => ({
          valeur: profil.code,
          libelle: profil.libelle,
          aide: [profil.aide, coutEnBref(page, profil)].filter(Boolean).join(' '),
        }))}
      />
      <GroupeBoutons>
        <Bouton>Voir ce que cela change</Bouton>
        <LienBouton href={chemins.candidature(etat.numero)} variante="secondaire">
          Revenir à la candidature
        </LienBouton>
      </GroupeBoutons>
    </Formulaire>
  )
}

/** What one profile alone would ask for. */
const coutEnBref = ({ vue, etat, dispositif, acteur }: VueProfils, { code }: Profil): string => {
  const cout = consequencesDAjout(etat, commandeDAjout(etat, dispositif, [code]), { acteur, now: vue.le, dispositif })
  if (!cout.ok) return ''
  const preuves = cout.chapitres.reduce((n, { ajoutees }) => n + ajoutees, 0)
  return preuves === 0
    ? 'Aucune preuve de plus.'
    : `${format.pluriel(preuves, 'preuve')} de plus, dans ${format.pluriel(cout.chapitres.length, 'chapitre')}.`
}

/** The rule says why, when it is not that all are there already. */
const pourquoiAucun = ({ vue, etat, dispositif, acteur }: VueProfils): string => {
  if (!estLeSien(etat, acteur)) return 'Le chef de file du groupement est seul à ajouter un profil.'
  if (dispositif.profils.every(({ code }) => etat.profils.includes(code)))
    return 'La candidature a déjà tous les profils du dispositif.'
  if (dispositif.ajoutDeProfils !== 'J2')
    return 'Dans ce dispositif, les profils se choisissent à l’étape 2, l’éligibilité : ils ne changent plus une fois celle-ci acceptée.'
  const manquants = dispositif.profils.map(({ code }) => code).filter(code => !etat.profils.includes(code))
  const decision = decide(etat, commandeDAjout(etat, dispositif, manquants), { acteur, now: vue.le, dispositif })
  return decision.ok ? '' : `Aucun profil ne peut plus être ajouté. ${phraseRefus(decision.refus)}`
}
