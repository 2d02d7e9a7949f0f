import type { VNode } from 'preact'
import type { Page } from '../../../../platform/http/contract.ts'
import {
  Alerte,
  BarreAction,
  Bouton,
  BoutonsRadio,
  CaseACocher,
  ChampChoix,
  ChampTexte,
  ChampTexteLong,
  Entete,
  type Erreur,
  erreurDe,
  format,
  Formulaire,
  LienBouton,
  NoteObligatoires,
  ResumeErreurs,
  Section as Partie,
} from '../../../../ui/index.ts'
import { formulaireDesLignes } from '../../domain/ecrire-formulaire.ts'
import { cheminsFormulaire, type CheminsFormulaire } from './formulaires-chemins.ts'
import { naturesDeChamp, naturesPossibles, phraseDeGarde } from './formulaires-mots.ts'
import { type ChampSaisi, conditionsPossibles, gardeDe, type SituationDeChamp } from './formulaires-saisie.ts'
import { Reglages } from './formulaires-reglages.tsx'
import { TableDesChamps, type VueFormulaire } from './formulaires-table.tsx'
import { filDuFormulaire } from './formulaires.page.tsx'

export type VueChamp = {
  readonly vue: VueFormulaire
  readonly situation: SituationDeChamp
  readonly saisie: ChampSaisi
  readonly fait: string | null
  readonly erreurs: readonly Erreur[]
}

/** ADM-1, ELI-1…5 — a question, or a field of the lines of a list: all that it can be, on one page. */
export const pageChamp = (page: VueChamp): Page => {
  const { vue, situation, erreurs, fait } = page
  const { ancien, liste } = situation
  const chemins = cheminsFormulaire(vue.lu.chantier.code, vue.etape)
  const titre = ancien ? ancien.libelle : liste ? 'Ajouter un champ à chaque ligne' : 'Ajouter une question'
  return {
    titre: `${titre}, ${vue.lu.chantier.intitule}`,
    titreCourt: format.abreger(titre, 60),
    filAriane: [
      ...filDuFormulaire(vue),
      ...(liste ? [{ libelle: format.abreger(liste.libelle, 60), href: chemins.champ({ champ: liste.code }) }] : []),
    ],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          surtitre={liste ? `Lignes de ${format.guillemets(liste.libelle)}` : vue.lu.chantier.intitule}
          titre={titre}
          actions={<Retrait page={page} chemins={chemins} />}
        />
        {fait ? (
          <Alerte ton="succes" annonce>
            {fait}
          </Alerte>
        ) : null}
        <Saisie page={page} chemins={chemins} />
        {ancien?.type === 'liste' ? <Lignes page={page} chemins={chemins} /> : null}
      </>
    ),
  }
}

type Props = { readonly page: VueChamp; readonly chemins: CheminsFormulaire }

const Retrait = ({ page: { situation }, chemins }: Props): VNode | null => {
  const { ancien, liste } = situation
  if (!ancien || gardeDe(situation)) return null
  const place = liste ? { champ: liste.code, ligne: ancien.code } : { champ: ancien.code }
  return (
    <LienBouton href={chemins.retraitDeChamp(place)} variante="tertiaire" icone="delete-line">
      {liste ? 'Retirer ce champ' : 'Retirer cette question'}
    </LienBouton>
  )
}

const adresseDe = ({ ancien, liste }: SituationDeChamp, chemins: CheminsFormulaire): string => {
  if (liste)
    return ancien ? chemins.champ({ champ: liste.code, ligne: ancien.code }) : chemins.nouvelleLigne(liste.code)
  return ancien ? chemins.champ({ champ: ancien.code }) : chemins.nouveauChamp()
}

const Saisie = ({ page, chemins }: Props): VNode => {
  const { vue, situation, saisie, erreurs } = page
  const { ancien, liste, publie, formulaire } = situation
  const garde = gardeDe(situation)
  const champ = (nom: keyof ChampSaisi) => ({ nom, erreur: erreurDe(erreurs, nom) })
  return (
    <Formulaire action={adresseDe(situation, chemins)} champs={{ versionVue: String(vue.lu.version) }} surveille>
      <NoteObligatoires />
      {garde ? <Alerte ton="info">{phraseDeGarde[garde]}</Alerte> : null}
      <ChampTexte {...champ('libelle')} libelle={liste ? 'Libellé' : 'Question'} obligatoire valeur={saisie.libelle} />
      <ChampTexteLong
        {...champ('aide')}
        libelle="Aide"
        aide="Affichée sous la question : un exemple, où trouver la réponse."
        lignes={2}
        valeur={saisie.aide}
      />
      {liste ? null : (
        <ChampChoix
          {...champ('section')}
          libelle="Section"
          obligatoire
          vide={null}
          valeur={saisie.section}
          options={formulaire.sections.map(({ code, titre }) => ({ valeur: code, libelle: titre }))}
        />
      )}
      <Nature page={page} fixe={garde !== null} />
      {garde ? null : (
        <>
          <CaseACocher nom="obligatoire" libelle="La réponse est obligatoire" cochee={saisie.obligatoire} />
          <Condition page={page} />
        </>
      )}
      <Reglages page={page} />
      <ChampTexte
        {...champ('code')}
        libelle="Code"
        lectureSeule={ancien !== null && (publie || garde !== null)}
        aide={
          ancien && publie
            ? 'Cette question a été publiée : les réponses déjà données sont conservées sous ce code, qui ne change plus.'
            : 'Le nom sous lequel les réponses sont conservées. Laissez vide : il sera tiré de la question. Il ne changera plus une fois le dispositif publié.'
        }
        largeur="moyenne"
        valeur={saisie.code}
      />
      <BarreAction
        actions={
          <>
            <Bouton>Enregistrer</Bouton>
            <LienBouton
              href={liste ? chemins.champ({ champ: liste.code }) : chemins.formulaire()}
              variante="secondaire"
            >
              {liste ? 'Revenir à la liste' : 'Revenir au formulaire'}
            </LienBouton>
          </>
        }
      >
        Rien n’est publié : seul l’atelier voit ce qui est enregistré ici.
      </BarreAction>
    </Formulaire>
  )
}

const Nature = ({ page, fixe }: { readonly page: VueChamp; readonly fixe: boolean }): VNode => {
  const { situation, saisie, erreurs } = page
  const { etape, liste, ancien } = situation
  if (fixe && ancien) {
    const { libelle, vu } = naturesDeChamp[ancien.type]
    return (
      <p>
        Nature de la réponse : <strong>{libelle}</strong>. {vu}
      </p>
    )
  }
  return (
    <BoutonsRadio
      nom="type"
      libelle="Nature de la réponse"
      aide="Sous chacune, ce que le candidat voit."
      obligatoire
      valeur={saisie.type}
      erreur={erreurDe(erreurs, 'type')}
      options={naturesPossibles(etape, { dansUneListe: liste !== null }).map(nature => ({
        valeur: nature,
        libelle: naturesDeChamp[nature].libelle,
        aide: naturesDeChamp[nature].vu,
      }))}
    />
  )
}

const Condition = ({ page: { situation, saisie, erreurs } }: { readonly page: VueChamp }): VNode => {
  const possibles = conditionsPossibles(situation).map(({ valeur, champ, reponse }) => ({
    valeur,
    libelle: `si « ${format.abreger(champ.libelle, 70)} » vaut « ${format.abreger(reponse, 50)} »`,
  }))
  const perdue = saisie.condition !== '' && !possibles.some(({ valeur }) => valeur === saisie.condition)
  return (
    <ChampChoix
      nom="condition"
      libelle="Demandée"
      aide={
        possibles.length === 0
          ? 'Une condition repose sur une question à réponses connues, « oui ou non » ou un choix : il n’y en a pas d’autre ici.'
          : 'Sans sa condition, la question est cachée et sa réponse n’est pas attendue.'
      }
      vide="Toujours"
      valeur={saisie.condition}
      erreur={erreurDe(erreurs, 'condition')}
      options={[
        ...possibles,
        ...(perdue
          ? [{ valeur: saisie.condition, libelle: `si ${saisie.condition}, qui ne peut plus se vérifier` }]
          : []),
      ]}
    />
  )
}

const Lignes = ({ page: { vue, situation }, chemins }: Props): VNode | null => {
  const { ancien } = situation
  if (!ancien) return null
  const lignes = ancien.lignes ?? []
  return (
    <Partie titre="Champs d’une ligne" id="lignes">
      <p>Le candidat ajoute autant de lignes qu’il veut ; chacune a ces champs.</p>
      <TableDesChamps
        legende="Champs d’une ligne"
        vue={vue}
        formulaire={formulaireDesLignes(ancien)}
        champs={lignes}
        liste={ancien}
        vide={<Alerte ton="attention">Une ligne n’a pas encore de champ : ajoutez-en au moins un.</Alerte>}
      />
      <LienBouton href={chemins.nouvelleLigne(ancien.code)} variante="secondaire" petit icone="add-line">
        Ajouter un champ à chaque ligne
      </LienBouton>
    </Partie>
  )
}
