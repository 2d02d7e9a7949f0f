import type { VNode } from 'preact'
import { estAgent } from '../../../../../kernel/acteur.ts'
import {
  heureAParis,
  type Instant,
  jourAParis,
  type JourCivil,
  minuteAParis,
  moisDepuis,
} from '../../../../../kernel/temps.ts'
import {
  Alerte,
  BoutonsRadio,
  ChampDate,
  ChampsEnLigne,
  ChampTexte,
  format,
  GroupeChamps,
  Lien,
} from '../../../../../ui/index.ts'
import type { CodeJalon, Jalon } from '../../../domain/dispositif.ts'
import type { JalonProgramme } from '../../../domain/programme.ts'
import { cheminsAtelier } from '../chemins.ts'
import { type Lecteur, makeLecteur } from '../lecteur.ts'
import { champsDe } from './blocs.tsx'
import type { Contexte, Reglage, VueReglage } from './reglage.tsx'

const codes: readonly CodeJalon[] = ['J1', 'J2', 'J3', 'J4', 'J5', 'J6']
const MOIS_MAX = 120
const MIDI = '12:00'

/** GUI-2, JAL-5 — milestones as days, or as months after the decree. */
export const reglageCalendrier: Reglage = {
  rubrique: 'calendrier',
  chapeau: 'Quand chaque étape se ferme. Un jalon est un jour, ou un nombre de mois après le décret.',
  saisieDe: ({ decret, jalons, adverseJalons }) => ({
    decret: decret ?? '',
    adverseJalons,
    ...Object.fromEntries(
      codes.flatMap(code => {
        const jalon = jalons.find(connu => connu.code === code)
        return [
          [`jalons.${code}.libelle`, jalon?.libelle ?? ''],
          [`jalons.${code}.jour`, jalon?.jour ?? ''],
          [`jalons.${code}.mois`, jalon?.mois === undefined ? '' : String(jalon.mois)],
          [`jalons.${code}.heure`, jalon?.heure ?? MIDI],
        ]
      }),
    ),
  }),
  champs: vue => <ChampsDuCalendrier {...vue} />,
  lire: (lecteur, contexte) => {
    const decret = lecteur.jour('decret')
    const fixes = jalonsPublies(contexte)
    const jalons = codes.flatMap(code => {
      const fixe = fixes.find(jalon => jalon.code === code)
      return fixe ? lireFixe(lecteur, fixe) : lireJalon(lecteur, { code, decret })
    })
    const adverseJalons = lecteur.choix('adverseJalons', ['propose', 'automatique'])
    return chantier => ({ ...chantier, decret, jalons, adverseJalons })
  },
  apercu: () => null,
}

/** P10 — those of the version that is published: only an administrator moves them, for all candidatures alike. */
const jalonsPublies = ({ publies, chantier }: Contexte): readonly Jalon[] =>
  publies.find(({ code }) => code === chantier.code)?.jalons ?? []

const lireFixe = (lecteur: Lecteur, { code, libelle, quand }: Jalon): readonly JalonProgramme[] => [
  {
    code,
    libelle: lecteur.texte(`jalons.${code}.libelle`) || libelle,
    jour: jourAParis(quand),
    heure: heureAParis(quand),
  },
]

type Place = { readonly code: CodeJalon; readonly decret: JourCivil | null }

/** A milestone of which nothing is said is none. */
const lireJalon = (lecteur: Lecteur, { code, decret }: Place): readonly JalonProgramme[] => {
  const nom = (champ: string): string => `jalons.${code}.${champ}`
  const libelle = lecteur.texte(nom('libelle'))
  const jour = lecteur.jour(nom('jour'))
  const enMois = lecteur.texte(nom('mois')) !== ''
  const bornes = { min: 1, max: MOIS_MAX, phrase: `Donnez un nombre de mois, de 1 à ${MOIS_MAX}.` }
  const mois = enMois ? lecteur.entier(nom('mois'), bornes) : null
  if (libelle === '' && jour === null && mois === null) return []
  const heure = lecteur.heure(nom('heure')) || MIDI
  if (jour !== null && mois !== null)
    lecteur.faute(nom('mois'), 'Donnez soit un jour, soit un nombre de mois : effacez l’un des deux.')
  if (libelle === '') lecteur.faute(nom('libelle'), 'Donnez un libellé à ce jalon, ou effacez sa date.')
  if (momentDe({ jour, mois, heure }, decret) === 'inexistant')
    lecteur.faute(
      nom('heure'),
      'Choisissez une autre heure : cette nuit-là, l’heure change, et celle-ci n’existe pas ou existe deux fois.',
    )
  return [{ code, libelle, heure, ...(jour === null ? {} : { jour }), ...(mois === null ? {} : { mois }) }]
}

/** `null`: nothing says it yet. `inexistant`: clocks in Paris don't show that hour that day, or show it twice. */
const momentDe = (
  { jour, mois, heure }: { readonly jour: JourCivil | null; readonly mois: number | null; readonly heure: string },
  decret: JourCivil | null,
): Instant | 'inexistant' | null => {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(heure)) return null
  const quel = jour ?? (mois !== null && decret !== null ? jourAParis(moisDepuis(decret, mois, MIDI)) : null)
  return quel && (minuteAParis(quel, heure) ?? 'inexistant')
}

const ChampsDuCalendrier = (vue: VueReglage): VNode => {
  const { chantier } = vue
  const de = champsDe(vue)
  if (chantier.guichet === 'permanent' && chantier.jalons.length === 0)
    return (
      <>
        <Alerte ton="info" titre="Ce guichet est permanent">
          <p>
            Une candidature s’y ouvre à tout moment : il n’a pas de jalon. Pour lui en donner, rendez-le d’abord borné à
            la page <Lien href={cheminsAtelier.rubrique(chantier.code, 'identite')}>Identité du dispositif</Lien>.
          </p>
        </Alerte>
        <Decret {...vue} />
      </>
    )
  const fixes = jalonsPublies(vue)
  return (
    <>
      {chantier.guichet === 'permanent' ? (
        <Alerte ton="attention" titre="Ce guichet est permanent">
          <p>Un guichet permanent n’a pas de jalon : effacez ceux-ci, ou rendez le guichet borné.</p>
        </Alerte>
      ) : null}
      {fixes.length > 0 ? (
        <Alerte ton="info" titre="Les jalons publiés ne changent pas ici">
          <p>
            Ils valent pour toutes les candidatures, d’une version à l’autre. Un administrateur peut en déplacer un,
            avec un motif publié.
          </p>
        </Alerte>
      ) : null}
      <Decret {...vue} />
      {codes.map(code => {
        const fixe = fixes.find(jalon => jalon.code === code)
        return fixe ? <JalonFixe {...vue} jalon={fixe} /> : <JalonSaisi {...vue} code={code} />
      })}
      <GroupeChamps legende="Jalon manqué">
        <BoutonsRadio
          {...de('adverseJalons')}
          libelle="Une candidature qui n’a pas tenu un jalon"
          options={[
            { valeur: 'propose', libelle: 'Est proposée à la clôture', aide: 'Un agent décide, et motive.' },
            { valeur: 'automatique', libelle: 'Est close par la plateforme', aide: 'À la minute du jalon.' },
          ]}
        />
      </GroupeChamps>
    </>
  )
}

const Decret = (vue: VueReglage): VNode => (
  <GroupeChamps legende="Décret">
    <ChampDate
      {...champsDe(vue)('decret')}
      libelle="Date du décret"
      aide="Nécessaire si un jalon est donné en mois : ils se comptent depuis ce jour."
    />
  </GroupeChamps>
)

const ferme: Readonly<Record<CodeJalon, string>> = {
  J1: 'Ferme l’ouverture des candidatures et la première soumission des deux formulaires.',
  J2: 'Ferme la première soumission des preuves.',
  J3: 'Ferme tout dépôt de preuve, réponses à l’agence comprises.',
  J4: 'Indiqué au calendrier, sans effet sur la plateforme.',
  J5: 'Indiqué au calendrier, sans effet sur la plateforme.',
  J6: 'Indiqué au calendrier, sans effet sur la plateforme.',
}

const legendeDe = (code: CodeJalon): string => `Jalon ${code.slice(1)}`

const JalonSaisi = (vue: VueReglage & { readonly code: CodeJalon }): VNode => {
  const { code, chantier, corps } = vue
  const de = champsDe(vue)
  const nom = (champ: string) => de(`jalons.${code}.${champ}`)
  const attendu = chantier.guichet === 'borne' && code <= 'J3'
  const lecteur = makeLecteur(corps)
  const moisLu = Number(nom('mois').valeur)
  const moment = momentDe(
    {
      jour: lecteur.jour(`jalons.${code}.jour`),
      mois: Number.isInteger(moisLu) && moisLu > 0 && moisLu <= MOIS_MAX ? moisLu : null,
      heure: nom('heure').valeur,
    },
    lecteur.jour('decret'),
  )
  return (
    <GroupeChamps legende={legendeDe(code)} aide={ferme[code]}>
      <ChampTexte {...nom('libelle')} libelle="Libellé" obligatoire={attendu} />
      <ChampsEnLigne>
        <ChampDate {...nom('jour')} libelle="Jour" />
        <ChampTexte
          {...nom('mois')}
          libelle="Ou mois après le décret"
          clavier="numeric"
          largeur="courte"
          longueurMax={3}
        />
        <ChampTexte {...nom('heure')} libelle="Heure de Paris" largeur="courte" longueurMax={5} />
      </ChampsEnLigne>
      {moment !== null && moment !== 'inexistant' ? (
        <p class="fr-hint-text">Soit le {format.dateHeure(moment)}.</p>
      ) : null}
    </GroupeChamps>
  )
}

const JalonFixe = (vue: VueReglage & { readonly jalon: Jalon }): VNode => {
  const { jalon, chantier, acteur, deps } = vue
  return (
    <GroupeChamps legende={legendeDe(jalon.code)} aide={ferme[jalon.code]}>
      <ChampTexte {...champsDe(vue)(`jalons.${jalon.code}.libelle`)} libelle="Libellé" obligatoire />
      <p>
        Publié pour le <strong>{format.dateHeure(jalon.quand)}</strong>.{' '}
        {estAgent(acteur, 'administrateur') ? (
          <Lien
            href={deps.adresseDuJalon(chantier.code, jalon.code)}
          >{`Déplacer le jalon ${jalon.code.slice(1)}`}</Lien>
        ) : null}
      </p>
    </GroupeChamps>
  )
}
