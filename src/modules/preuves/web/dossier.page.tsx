import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import { Badge, Brut, Entete, format, Lien, memoriser, Section, Tableau } from '../../../ui/index.ts'
import {
  type CandidatureVue,
  type ChapitreDepose,
  chemins,
  compterPreuves,
  conditionDe,
  type Depot,
  depotsCourants,
  depotsEcartesDuCas,
  estLeSien,
  filDeCandidature,
  homologationEnMots,
  type Instruite,
  libelleChapitre,
  libellePreuve,
  type PreuveDeposee,
  titreCandidature,
  tonChapitre,
  tonPreuve,
} from '../../candidatures/index.ts'
import type { ChapitreApplicable, Dispositif, Exigence } from '../../dispositifs/index.ts'

export type VueDossier = {
  readonly vue: CandidatureVue
  readonly etat: Instruite
  readonly dispositif: Dispositif
  readonly acteur: Personne
  /** What applies, when the page has to be written. */
  readonly chapitres: () => readonly ChapitreApplicable[]
}

/**
 * Everything that applies and everything that was deposited, on one page: to read, to search, to print. It shows the state of
 * the candidature and the texts of its programme, which never change: it is written once for each state.
 */
export const pageDossier = ({ vue, etat, dispositif, acteur, chapitres }: VueDossier): Page => {
  const { numero } = vue.etat
  const titre = titreCandidature({ vue, dispositif })
  const aDeposer = estLeSien(vue.etat, acteur) && vue.etat.statut !== 'close'
  return {
    titre: `Dossier complet, ${titre}`,
    largeur: 'large',
    filAriane: filDeCandidature(acteur, { numero, titre }),
    contenu: memoriser(vue.etat, `dossier ${aDeposer} ${titre}`, () => (
      <Contenu numero={numero} titre={titre} etat={etat} chapitres={chapitres()} aDeposer={aDeposer} />
    )),
  }
}

const Contenu = (props: {
  readonly numero: string
  readonly titre: string
  readonly etat: Instruite
  readonly chapitres: readonly ChapitreApplicable[]
  readonly aDeposer: boolean
}): VNode => {
  const { numero, titre, etat, chapitres, aDeposer } = props
  const exigences = chapitres.reduce((n, chapitre) => n + chapitre.exigences.length, 0)
  return (
    <>
      <Entete
        titre="Dossier complet"
        surtitre={`Candidature n° ${numero}`}
        chapeau={`${titre}. ${format.pluriel(chapitres.length, 'chapitre')}, ${format.pluriel(exigences, 'exigence')}.`}
      />
      <p>
        <Lien href={chemins.archivePreuves(numero)} icone="download-line" telechargement>
          Toutes les pièces, avec leurs empreintes (.zip)
        </Lien>
      </p>
      {aDeposer ? (
        <p>
          <Lien href={chemins.depotGroupe(numero)} icone="upload-line">
            Déposer plusieurs fichiers
          </Lien>
        </p>
      ) : null}
      <nav aria-label="Chapitres">
        <ul>
          {chapitres.map(({ code, titre: libelle }) => (
            <li key={code}>
              <a href={`#${code}`}>{libelle}</a>
            </li>
          ))}
        </ul>
      </nav>
      {chapitres.map(chapitre => (
        <UnChapitre key={chapitre.code} numero={numero} etat={etat} chapitre={chapitre} />
      ))}
    </>
  )
}

const UnChapitre = (props: {
  readonly numero: string
  readonly etat: Instruite
  readonly chapitre: ChapitreApplicable
}): VNode => {
  const { numero, etat, chapitre } = props
  const depose = etat.chapitres[chapitre.code]
  const compte = depose ? compterPreuves(depose) : null
  return (
    <Section titre={chapitre.titre} id={chapitre.code}>
      {depose && compte ? (
        <p>
          <Badge ton={tonChapitre[depose.statut]}>{libelleChapitre[depose.statut]}</Badge>{' '}
          {`${compte.conformes}/${compte.total} preuves conformes`}
        </p>
      ) : (
        <p>Ce chapitre ne comporte que des préconisations.</p>
      )}
      <Tableau
        legende={`Exigences et preuves : ${chapitre.titre}`}
        legendeCachee
        empile
        lignes={chapitre.exigences}
        cleLigne={({ id }) => id}
        vide={null}
        colonnes={[
          {
            cle: 'exigence',
            titre: 'Exigence',
            entete: true,
            rendu: ({ id, texte }) => (
              <>
                {id}
                <div class="cv-dossier__texte">
                  <Brut html={texte} />
                </div>
              </>
            ),
          },
          {
            cle: 'preuves',
            titre: 'Preuves',
            rendu: exigence => <Preuves numero={numero} exigence={exigence} depose={depose} />,
          },
        ]}
      />
    </Section>
  )
}

const Preuves = (props: {
  readonly numero: string
  readonly exigence: Exigence
  readonly depose: ChapitreDepose | undefined
}): VNode => {
  const { depose } = props
  const numeros = props.exigence.scenarios.flatMap(({ preuves }) => preuves.map(({ numero }) => numero))
  const ecartees = depose ? depotsEcartesDuCas(depose).filter(({ numero }) => numeros.includes(numero)) : []
  return (
    <ul class="cv-dossier__preuves">
      {numeros.map(numero => {
        const preuve = depose?.preuves[numero]
        const condition = depose && conditionDe(depose, numero)
        return preuve ? (
          <li key={numero}>
            {numero} <Badge ton={tonPreuve[preuve.statut]}>{libellePreuve[preuve.statut]}</Badge>{' '}
            {condition ? (condition.choix ? `cas ${condition.choix.cas} déclaré` : 'cas à choisir') : null}
            <Pieces numero={props.numero} preuve={preuve} />
          </li>
        ) : null
      })}
      {ecartees.map(({ numero, cas, preuve }) => (
        <li key={`${numero} ${cas}`}>
          {`${numero}, déposée sous le cas ${cas}, qui n’est plus déclaré : elle ne compte pas`}
          <Pieces numero={props.numero} preuve={preuve} />
        </li>
      ))}
    </ul>
  )
}

const Pieces = ({ numero, preuve }: { readonly numero: string; readonly preuve: PreuveDeposee }): VNode => (
  <>
    {depotsCourants(preuve).map(depot => (
      <span key={depot.id} class="cv-dossier__depot">
        <Piece numero={numero} depot={depot} />
        {depot.homologation ? `, homologation : ${homologationEnMots(depot.homologation).toLowerCase()}` : null}
      </span>
    ))}
  </>
)

const Piece = ({ numero, depot }: { readonly numero: string; readonly depot: Depot }): VNode => {
  if (depot.nature === 'lien') return <Lien href={depot.url}>{depot.url}</Lien>
  const nom = depot.nature === 'fichier' ? depot.nom : `Rapport Gazelle ${depot.oid}`
  return (
    <>
      <Lien href={chemins.piece(numero, depot.id)} telechargement>
        {nom}
      </Lien>{' '}
      {format.taille(depot.taille)}
    </>
  )
}
