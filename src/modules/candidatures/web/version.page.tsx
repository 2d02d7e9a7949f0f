import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Accordeon,
  Alerte,
  Badge,
  CaseACocher,
  Compteur,
  Compteurs,
  Confirmation,
  Echeance,
  Entete,
  type Erreur,
  erreurDe,
  format,
  LienBouton,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../../ui/index.ts'
import type { CodeChapitre, Dispositif, NumeroPreuve } from '../../dispositifs/index.ts'
import { type ChapitreChange, type ConsequencesDeVersion, depotsEcartes } from '../domain/consequences-version.ts'
import { type CommandeDe, estInstruite } from '../domain/contexte.ts'
import type { CandidatureVue } from '../queries/voir-candidature.ts'
import { filDeCandidature } from './candidature.page.tsx'
import { chemins } from './chemins.ts'
import { libelleChapitre, phraseRefus, titreCandidature, tonChapitre } from './phrases.ts'
import { titreChapitre } from './taches.tsx'

export type VueVersion = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  /** The version to which it may go. */
  readonly recente: Dispositif
  readonly acteur: Personne
  readonly commande: CommandeDe<'changerDeVersion'>
  readonly consequences: ConsequencesDeVersion
  /** The same cost, to be compared with what it is when the act is done. */
  readonly cout: string
  readonly places: ReadonlyMap<CodeChapitre, number>
  readonly erreurs: readonly Erreur[]
  /** It no longer costs what the éditeur had read. */
  readonly change: boolean
}

type Couts = Extract<ConsequencesDeVersion, { readonly ok: true }>

const cadre = (
  { vue, dispositif, acteur }: Pick<VueVersion, 'vue' | 'dispositif' | 'acteur'>,
  { titre, contenu }: { readonly titre: string; readonly contenu: VNode },
): Page => ({
  titre: `${titre}, ${titreCandidature({ vue, dispositif })}`,
  titreCourt: 'Version du dispositif',
  filAriane: filDeCandidature(acteur, { numero: vue.etat.numero, titre: titreCandidature({ vue, dispositif }) }),
  contenu,
})

/** VIE-3 — exactly what going to the newer version costs, before it is done. */
export const pageVersion = (page: VueVersion): Page => {
  const { vue, dispositif, recente, consequences, erreurs } = page
  const { numero } = vue.etat
  const titre = `Passer à la version ${format.nombre(recente.version)}`
  return cadre(page, {
    titre,
    contenu: (
      <>
        {page.change ? (
          <Alerte ton="attention" annonce titre="La situation a changé depuis que vous avez ouvert cette page">
            La candidature n’a pas changé de version. Relisez ce que cela coûte maintenant, puis confirmez.
          </Alerte>
        ) : null}
        <ResumeErreurs erreurs={erreurs} titre="La candidature n’a pas changé de version" />
        <Entete
          titre={titre}
          surtitre={`Candidature n° ${numero} · ${titreCandidature({ vue, dispositif })}`}
          chapeau={`La candidature est sur la version ${format.nombre(dispositif.version)}, et elle y reste si vous ne faites rien. La version ${format.nombre(recente.version)} est en vigueur depuis.`}
        />
        {consequences.ok ? (
          <Changement page={page} cout={consequences} />
        ) : (
          <>
            <Alerte ton="info" titre="La candidature ne peut pas changer de version">
              {phraseRefus(consequences.refus)}
            </Alerte>
            <p>
              <LienBouton href={chemins.candidature(numero)} variante="secondaire">
                Revenir à la candidature
              </LienBouton>
            </p>
          </>
        )}
      </>
    ),
  })
}

/** VIE-3 — there is no newer version to go to. */
export const pageAJour = (page: Pick<VueVersion, 'vue' | 'dispositif' | 'acteur'>): Page =>
  cadre(page, {
    titre: 'Version du dispositif',
    contenu: (
      <>
        <Entete titre="Version du dispositif" surtitre={`Candidature n° ${page.vue.etat.numero}`} />
        <Alerte ton="info">
          {`La candidature est sur la version ${format.nombre(page.dispositif.version)}, la dernière publiée : il n’y en a pas d’autre à laquelle passer.`}
        </Alerte>
        <p>
          <LienBouton href={chemins.candidature(page.vue.etat.numero)} variante="secondaire">
            Revenir à la candidature
          </LienBouton>
        </p>
      </>
    ),
  })

const Changement = ({ page, cout }: { readonly page: VueVersion; readonly cout: Couts }): VNode => {
  const { recente, erreurs } = page
  const { numero } = page.vue.etat
  return (
    <>
      <Section titre="Ce que cela change">
        <Effets page={page} cout={cout} />
      </Section>
      {cout.chapitres.length > 0 ? (
        <Section titre="Chapitre par chapitre">
          <Chapitres page={page} chapitres={cout.chapitres} />
        </Section>
      ) : null}
      <Preuves titre="Preuves à refaire ou à déposer" numeros={cout.impact.aRefaire} />
      <Preuves titre="Preuves à confirmer" numeros={cout.impact.aConfirmer} />
      <Section titre="Confirmer">
        <Confirmation
          action={chemins.version(numero)}
          bouton={`Passer à la version ${format.nombre(recente.version)}`}
          annuler={chemins.candidature(numero)}
          libelleAnnuler="Rester sur la version actuelle"
          champs={{ vers: recente.id, cout: page.cout }}
          saisie={
            <CaseACocher
              nom="accord"
              libelle="J’ai lu ce que ce changement coûte à la candidature"
              obligatoire
              erreur={erreurDe(erreurs, 'accord')}
            />
          }
        >
          <p>
            <strong>Une candidature ne revient pas à une version antérieure.</strong> L’agence est prévenue, et un
            accusé de réception vous est remis.
          </p>
        </Confirmation>
      </Section>
    </>
  )
}

const Effets = ({ page, cout }: { readonly page: VueVersion; readonly cout: Couts }): VNode => {
  const { vue, recente, commande } = page
  const { impact, chapitres } = cout
  const { etat } = vue
  if (!estInstruite(etat))
    return (
      <ul>
        <li>Les étapes déjà soumises le restent, avec les questions auxquelles vous avez répondu.</li>
        <li>
          Ce qui reste à compléter suit les questions de la nouvelle version ; votre brouillon est conservé, pour celles
          qui existent encore.
        </li>
      </ul>
    )
  const nombre = (sort: ChapitreChange['sort']): number => chapitres.filter(change => change.sort === sort).length
  const [perdus, rejuges] = [nombre('perdu'), nombre('rejuge')]
  const ecartes = depotsEcartes(etat, commande.chapitres)
  const j2 = recente.jalons.find(({ code }) => code === 'J2')
  return (
    <>
      <Compteurs>
        <Compteur
          valeur={impact.aRefaire.length}
          libelle={format.accorder(impact.aRefaire.length, 'preuve à refaire', 'preuves à refaire')}
          ton={impact.aRefaire.length > 0 ? 'attention' : 'neutre'}
        />
        <Compteur valeur={impact.aConfirmer.length} libelle="à confirmer" />
        <Compteur
          valeur={impact.conservees.length}
          libelle={format.accorder(impact.conservees.length, 'conservée', 'conservées')}
          ton="succes"
        />
        <Compteur valeur={impact.aDeposer.length} libelle="à déposer, comme avant" />
      </Compteurs>
      <ul>
        {perdus > 0 ? (
          <li>
            <strong>
              {perdus === 1
                ? '1 chapitre déjà soumis revient dans vos mains et perd sa place dans la file.'
                : `${perdus} chapitres déjà soumis reviennent dans vos mains et perdent leur place dans la file.`}
            </strong>
          </li>
        ) : null}
        {rejuges > 0 ? (
          <li>
            {`${format.pluriel(rejuges, 'chapitre validé est jugé', 'chapitres validés sont jugés')} de nouveau, sans rien à déposer : à sa place dans la file, celle de sa première réception.`}
          </li>
        ) : null}
        {ecartes > 0 ? (
          <li>
            {`Les dépôts de ${format.pluriel(ecartes, 'preuve')} ne comptent plus ; les accusés de réception et le journal de la candidature les citent toujours.`}
          </li>
        ) : null}
        <li>Les étapes acceptées le restent, avec les questions auxquelles vous avez répondu.</li>
        <li>Tout autre chapitre garde ses preuves, les avis rendus et sa place.</li>
        {cout.dossierValide ? <li>Plus rien ne manque au dossier : il est validé.</li> : null}
        {j2 && impact.aRefaire.length > 0 ? (
          <li>
            Ce qui est à refaire est à soumettre avant le jalon J2 : <Echeance limite={j2.quand} maintenant={vue.le} />.
          </li>
        ) : null}
      </ul>
    </>
  )
}

const ensuite: Readonly<Record<ChapitreChange['sort'], string>> = {
  nouveau: 'S’ouvre au dépôt',
  perdu: 'Revient dans vos mains ; nouvelle place à la prochaine soumission',
  rejuge: 'Revient dans la file, à sa place',
  touche: 'Reste où il est',
  disparu: 'N’est plus demandé',
}

const Chapitres = ({
  page,
  chapitres,
}: {
  readonly page: VueVersion
  readonly chapitres: readonly ChapitreChange[]
}): VNode => (
  <Tableau
    legende="Chapitres qui changent"
    legendeCachee
    empile
    lignes={chapitres}
    cleLigne={({ code }) => code}
    vide={null}
    colonnes={[
      {
        cle: 'chapitre',
        titre: 'Chapitre',
        entete: true,
        rendu: ({ code, sort }) => titreChapitre(sort === 'disparu' ? page.dispositif : page.recente, code),
      },
      {
        cle: 'refaire',
        titre: 'À refaire ou à déposer',
        nombre: true,
        rendu: ({ aRefaire }) => format.nombre(aRefaire.length),
      },
      {
        cle: 'confirmer',
        titre: 'À confirmer',
        nombre: true,
        rendu: ({ aConfirmer }) => format.nombre(aConfirmer.length),
      },
      { cle: 'etat', titre: 'Aujourd’hui', rendu: change => <Avant change={change} places={page.places} /> },
      { cle: 'ensuite', titre: 'Ensuite', rendu: ({ sort }) => ensuite[sort] },
    ]}
  />
)

const Avant = ({
  change: { code, avant },
  places,
}: {
  readonly change: ChapitreChange
  readonly places: ReadonlyMap<CodeChapitre, number>
}): VNode => {
  if (!avant) return <>Ne s’applique pas</>
  const place = places.get(code)
  return (
    <>
      <Badge ton={tonChapitre[avant.statut]}>{libelleChapitre[avant.statut]}</Badge>
      {place === undefined ? null : ` ${format.ordinal(place)} de la file`}
    </>
  )
}

const Preuves = ({
  titre,
  numeros,
}: {
  readonly titre: string
  readonly numeros: readonly NumeroPreuve[]
}): VNode | null =>
  numeros.length === 0 ? null : (
    <Accordeon titre={titre} complement={format.nombre(numeros.length)}>
      <p>{numeros.join(', ')}.</p>
    </Accordeon>
  )
