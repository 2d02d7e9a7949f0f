import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import { Alerte, Badge, Confirmation, Echeance, Entete, format, Section, Tableau } from '../../../ui/index.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { ChapitreTouche } from '../domain/consequences-profils.ts'
import { filDeCandidature } from './candidature.page.tsx'
import { chemins } from './chemins.ts'
import { libelleChapitre, titreCandidature, tonChapitre } from './phrases.ts'
import type { VueProfils } from './profils.page.tsx'
import { titreChapitre } from './taches.tsx'

export type VueConfirmation = VueProfils & {
  readonly chapitres: readonly ChapitreTouche[]
  /** The same cost, to be compared with what it is when the act is done. */
  readonly cout: string
  readonly places: ReadonlyMap<CodeChapitre, number>
  /** It no longer costs what the éditeur had read. */
  readonly change: boolean
}

/** PRE-9 — exactly what it costs, before it is done. */
export const pageConfirmationProfils = (page: VueConfirmation): Page => {
  const { vue, etat, dispositif, acteur, choisis, chapitres } = page
  const { numero } = etat
  const titre = titreCandidature({ vue, dispositif })
  const libelles = dispositif.profils.filter(({ code }) => choisis.includes(code)).map(({ libelle }) => libelle)
  const nom = libelles.length > 1 ? 'les profils' : 'le profil'
  return {
    titre: `Ajouter ${nom} ${format.enumeration(libelles)}`,
    titreCourt: 'Confirmation',
    filAriane: [...filDeCandidature(acteur, { numero, titre }), { libelle: 'Profils', href: chemins.profils(numero) }],
    contenu: (
      <>
        {page.change ? (
          <Alerte ton="attention" annonce titre="La situation a changé depuis que vous avez ouvert cette page">
            Aucun profil n’a été ajouté. Relisez ce que cela change maintenant, puis confirmez.
          </Alerte>
        ) : null}
        <Entete
          titre={`Ajouter ${nom} ${format.enumeration(libelles)}`}
          surtitre={`Candidature n° ${numero} · ${titre}`}
        />
        <Section titre="Ce que cela change">
          <Consequences page={page} />
        </Section>
        <Confirmation
          action={`${chemins.profils(numero)}/confirmation`}
          bouton={libelles.length > 1 ? 'Ajouter ces profils' : 'Ajouter ce profil'}
          annuler={chemins.profils(numero)}
          libelleAnnuler="Ne rien ajouter"
          champs={{ profils: choisis.join(','), cout: page.cout }}
        >
          <p>
            <strong>Un profil ajouté ne se retire pas.</strong> L’agence est prévenue, et un accusé de réception vous
            est remis.
          </p>
          {chapitres.some(({ sort }) => sort === 'perdu') ? (
            <p>
              Les chapitres qui reviennent dans vos mains perdent leur place dans la file d’attente : ils en prennent
              une nouvelle, la dernière, quand vous les soumettez à nouveau. Ce qui y a été jugé conforme le reste.
            </p>
          ) : null}
        </Confirmation>
      </>
    ),
  }
}

const Consequences = ({ page }: { readonly page: VueConfirmation }): VNode => {
  const { chapitres, vue, dispositif } = page
  if (chapitres.length === 0) return <p>Aucune exigence ne s’ajoute : il n’y a pas d’autre preuve à déposer.</p>
  const preuves = chapitres.reduce((n, { ajoutees }) => n + ajoutees, 0)
  const nombre = (sort: ChapitreTouche['sort']): number => chapitres.filter(touche => touche.sort === sort).length
  const [nouveaux, completes, perdus] = [nombre('nouveau'), nombre('complete'), nombre('perdu')]
  const j2 = dispositif.jalons.find(({ code }) => code === 'J2')
  return (
    <>
      <ul>
        <li>
          {format.pluriel(preuves, 'preuve')} de plus à déposer
          {nouveaux > 0 ? `, dont celles de ${format.pluriel(nouveaux, 'nouveau chapitre', 'nouveaux chapitres')}` : ''}
          .
        </li>
        {completes > 0 ? <li>{format.pluriel(completes, 'chapitre')} dans vos mains à compléter.</li> : null}
        {perdus > 0 ? (
          <li>
            <strong>
              {perdus === 1
                ? '1 chapitre déjà soumis revient dans vos mains et perd sa place dans la file.'
                : `${perdus} chapitres déjà soumis reviennent dans vos mains et perdent leur place dans la file.`}
            </strong>
          </li>
        ) : null}
        {j2 ? (
          <li>
            Tous ces chapitres sont à soumettre avant le jalon J2 : <Echeance limite={j2.quand} maintenant={vue.le} />.
          </li>
        ) : null}
      </ul>
      <Tableau
        legende="Chapitres concernés"
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
            rendu: ({ code }) => titreChapitre(dispositif, code),
          },
          { cle: 'preuves', titre: 'Preuves de plus', nombre: true, rendu: ({ ajoutees }) => `+ ${ajoutees}` },
          { cle: 'etat', titre: 'Aujourd’hui', rendu: touche => <Avant touche={touche} places={page.places} /> },
          { cle: 'ensuite', titre: 'Ensuite', rendu: ({ sort }) => ensuite[sort] },
        ]}
      />
    </>
  )
}

const ensuite: Readonly<Record<ChapitreTouche['sort'], string>> = {
  nouveau: 'S’ouvre au dépôt',
  complete: 'Reste dans vos mains, avec ces preuves en plus',
  perdu: 'Revient dans vos mains ; nouvelle place à la prochaine soumission',
}

const Avant = (props: {
  readonly touche: ChapitreTouche
  readonly places: ReadonlyMap<CodeChapitre, number>
}): VNode => {
  const { code, avant } = props.touche
  if (!avant) return <>Ne s’applique pas</>
  const place = props.places.get(code)
  return (
    <>
      <Badge ton={tonChapitre[avant.statut]}>{libelleChapitre[avant.statut]}</Badge>
      {place === undefined ? null : ` ${format.ordinal(place)} de la file`}
      {avant.statut === 'en_instruction' ? ` ${avant.pris.par.nom}` : null}
    </>
  )
}
