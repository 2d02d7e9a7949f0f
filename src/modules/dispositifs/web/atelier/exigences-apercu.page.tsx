import type { VNode } from 'preact'
import type { Page } from '../../../../platform/http/contract.ts'
import {
  Alerte,
  Bouton,
  CaseACocher,
  Empreinte,
  Entete,
  type Erreur,
  erreurDe,
  Formulaire,
  format,
  GroupeBoutons,
  GroupeChamps,
  idDe,
  Lien,
  LienBouton,
  Quand,
  ResumeErreurs,
  Section,
  Tableau,
  Taille,
} from '../../../../ui/index.ts'
import { type Apercu, type Bilan, type Composition, MAX_REMARQUES, type Remarque } from '../../domain/apercu-rem.ts'
import { phraseAvertissementImport, phraseFauteImport } from '../../domain/phrases-import.ts'
import { regrouperFautes } from '../../domain/regrouper-fautes.ts'
import type { Rem } from '../../domain/rem.ts'
import type { ChantierLu } from '../../use-cases/ports-chantiers.ts'
import type { ClasseurDepose } from '../../use-cases/ports-classeurs.ts'
import { motsDuSort, sorts } from '../versions/mots.ts'
import { cheminsAtelier, filAtelier } from './chemins.ts'
import { cheminsExigences, liresAvec } from './exigences-chemins.ts'
import { CompositionDesExigences } from './exigences-composition.tsx'
import { DepotDuClasseur } from './exigences-depot.tsx'
import { type LectureDemandee, LectureDesExigences } from './exigences-lecture.tsx'
import { libelleRubrique } from './mots.ts'

export type VueApercu = {
  readonly lu: ChantierLu
  readonly depose: ClasseurDepose
  readonly apercu: Apercu
  readonly rem: Rem | null
  readonly demandee: LectureDemandee
  /** The keys of the warnings that are ticked. */
  readonly acceptees: readonly string[]
  readonly erreurs: readonly Erreur[]
}

/** The field of the warnings, and how a fault names one of its boxes. */
export const CHAMP_REMARQUES = 'remarques'
export const champDeRemarque = (rang: number): string => `remarque-${rang + 1}`

/** REM-3 — what a workbook holds, before anything of it is adopted: its faults, or what it would change. */
export const pageApercu = (vue: VueApercu): Page => {
  const { chantier } = vue.lu
  const { depose, apercu, rem, erreurs } = vue
  return {
    titre: `Aperçu du classeur, ${chantier.intitule}`,
    titreCourt: 'Aperçu du classeur',
    filAriane: filAtelier(
      { libelle: chantier.intitule, href: cheminsAtelier.tableau(chantier.code) },
      { libelle: libelleRubrique.exigences, href: cheminsExigences.page(chantier.code) },
    ),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          surtitre={chantier.intitule}
          titre="Aperçu du classeur"
          complement={
            <>
              {depose.nom} <Taille octets={depose.taille} /> <Empreinte sha256={depose.empreinte} />{' '}
              <span>
                {`Déposé par ${depose.par.nom}, `}
                <Quand le={depose.le} forme="courte" />
              </span>
            </>
          }
        />
        {rem && apercu.composition ? (
          <Adoptable vue={vue} rem={rem} composition={apercu.composition} />
        ) : (
          <Fautif code={chantier.code} apercu={apercu} />
        )}
      </>
    ),
  }
}

const Fautif = ({ code, apercu }: { readonly code: string; readonly apercu: Apercu }): VNode => {
  const { fautes, fautesEnTout, comptes } = apercu
  return (
    <>
      <Alerte
        ton="erreur"
        titre={`${format.pluriel(fautesEnTout, 'faute')}\u00a0: rien ne peut être repris de ce classeur`}
      >
        <p>
          {`Corrigez ${format.accorder(fautesEnTout, 'la cellule indiquée', 'les cellules indiquées')}, puis déposez le classeur de nouveau. ${format.pluriel(comptes.lignes, 'ligne')} ${format.accorder(comptes.lignes, 'a été lue', 'ont été lues')} dans la feuille ${format.guillemets(apercu.feuille)}.`}
        </p>
      </Alerte>
      <Section titre="À corriger dans le classeur">
        <Tableau
          legende="Fautes du classeur, dans l’ordre de lecture"
          legendeCachee
          empile
          lignes={regrouperFautes(fautes, phraseFauteImport)}
          vide={null}
          colonnes={[
            { cle: 'feuille', titre: 'Feuille', rendu: ({ faute }) => faute.feuille },
            { cle: 'cellule', titre: 'Cellules', entete: true, rendu: ({ plages }) => plages.join(', ') },
            {
              cle: 'phrase',
              titre: 'Ce qu’il faut corriger',
              rendu: ({ faute, nombre }) =>
                nombre === 1
                  ? phraseFauteImport(faute)
                  : `${format.pluriel(nombre, 'cellule')}\u00a0: ${phraseFauteImport(faute)}`,
            },
          ]}
        />
        {fautes.some(({ code: defaut }) => defaut === 'profil_inconnu' || defaut === 'perimetre_inconnu') ? (
          <p>
            Les profils et les périmètres du dispositif se déclarent dans{' '}
            <Lien href={cheminsAtelier.rubrique(code, 'profils')}>{libelleRubrique.profils}</Lien>.
          </p>
        ) : null}
        {fautesEnTout > fautes.length ? (
          <p>
            {`Les ${format.nombre(fautes.length)} premières sont montrées\u00a0; les ${format.nombre(fautesEnTout - fautes.length)} autres le seront une fois celles-ci corrigées.`}
          </p>
        ) : null}
      </Section>
      <Section titre="Déposer le classeur corrigé">
        <DepotDuClasseur code={code} erreurs={[]} />
      </Section>
    </>
  )
}

const Adoptable = ({
  vue,
  rem,
  composition,
}: {
  readonly vue: VueApercu
  readonly rem: Rem
  readonly composition: Composition
}): VNode => {
  const { depose, apercu, demandee, lu } = vue
  const adresse = cheminsExigences.apercu(lu.chantier.code, depose.empreinte)
  return (
    <>
      <Alerte ton="info" titre="Aucune faute : rien n’est encore repris">
        <p>{phraseDuBilan(apercu.bilan)}</p>
      </Alerte>
      <Section titre="Ce que contient le classeur">
        <CompositionDesExigences
          composition={composition}
          lireChapitre={chapitre => liresAvec(adresse, { chapitre })}
        />
      </Section>
      <Section titre="Adopter">
        <Adoption vue={vue} />
      </Section>
      <LectureDesExigences rem={rem} demandee={demandee} adresse={adresse} />
    </>
  )
}

/** What would change in the chantier, in one line. */
const phraseDuBilan = (bilan: Bilan | null): string => {
  if (!bilan) return 'Le chantier n’a pas encore d’exigences : celles-ci seront les premières.'
  const changements = sorts.flatMap(sort =>
    bilan[sort] > 0 ? [format.pluriel(bilan[sort], ...motsDuSort[sort].compte)] : [],
  )
  if (changements.length === 0) return 'Par rapport à ce que contient le chantier, aucune exigence ne change.'
  const reste = `${format.pluriel(bilan.inchangee, 'exigence')} ${format.accorder(bilan.inchangee, 'reste inchangée', 'restent inchangées')}`
  return `Par rapport à ce que contient le chantier\u00a0: ${format.enumeration(changements)}\u00a0; ${reste}.`
}

const Adoption = ({ vue: { lu, depose, apercu, acceptees, erreurs } }: { readonly vue: VueApercu }): VNode => {
  const { code } = lu.chantier
  const { remarques } = apercu
  if (remarques.length > MAX_REMARQUES)
    return (
      <>
        <p>
          {`Ce classeur appelle ${format.pluriel(remarques.length, 'remarque')}, plus que les ${format.nombre(MAX_REMARQUES)} qu’une personne peut accepter une à une\u00a0: corrigez-le d’abord. Les premières\u00a0:`}
        </p>
        <ul>
          {remarques.slice(0, 20).map(remarque => (
            <li>{phraseDeRemarque(remarque)}</li>
          ))}
        </ul>
      </>
    )
  return (
    <Formulaire
      action={cheminsExigences.adoption(code)}
      champs={{ classeur: depose.empreinte, versionVue: String(lu.version) }}
    >
      {remarques.length === 0 ? null : (
        <GroupeChamps
          legende={`${format.pluriel(remarques.length, 'remarque')} à accepter`}
          aide="Aucune n’empêche d’adopter le classeur, mais chacune est acceptée sous votre nom : cochez celles que vous avez lues."
        >
          {remarques.map((remarque, rang) => (
            <CaseACocher
              nom={CHAMP_REMARQUES}
              id={idDe(champDeRemarque(rang))}
              valeur={remarque.cle}
              libelle={phraseDeRemarque(remarque)}
              cochee={acceptees.includes(remarque.cle)}
              erreur={erreurDe(erreurs, champDeRemarque(rang)) && 'Cochez cette remarque si vous l’acceptez.'}
            />
          ))}
        </GroupeChamps>
      )}
      <p>
        {lu.chantier.rem
          ? 'Ces exigences remplaceront celles du chantier. Rien n’est publié.'
          : 'Ces exigences entreront dans le chantier. Rien n’est publié.'}
      </p>
      <GroupeBoutons>
        <Bouton>Adopter ces exigences</Bouton>
        <LienBouton href={cheminsExigences.page(code)} variante="secondaire">
          Ne rien reprendre
        </LienBouton>
      </GroupeBoutons>
    </Formulaire>
  )
}

/** Cells named with a warning: beyond, they are counted. */
const CELLULES = 12

export const phraseDeRemarque = ({ avertissement, cellules }: Remarque): string => {
  const phrase = phraseAvertissementImport(avertissement)
  if (cellules.length === 0) return phrase
  const nommees = cellules.slice(0, CELLULES)
  const autres = cellules.length - nommees.length
  const ou = autres > 0 ? `${nommees.join(', ')} et ${format.pluriel(autres, 'autre')}` : format.enumeration(nommees)
  return `${ou}\u00a0: ${phrase}`
}
