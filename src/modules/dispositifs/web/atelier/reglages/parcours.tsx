import type { VNode } from 'preact'
import { ChampChoix, ChampsEnLigne, ChampTexte, GroupeChamps } from '../../../../../ui/index.ts'
import { codeDeTitre } from '../../../domain/composer-rem.ts'
import type { Dispositif } from '../../../domain/dispositif.ts'
import { FORME_CODE, type Lecteur } from '../lecteur.ts'
import { champsDe, SelonLeCas } from './blocs.tsx'
import type { Contexte, VueReglage } from './reglage.tsx'

const NOUVEAU = 'nouveau'

/** The parcours that other published programmes are found under, each once, by name. */
const parcoursConnus = ({ publies, chantier }: Contexte): readonly Dispositif['parcours'][] => {
  const autres = publies.filter(({ code }) => code !== chantier.code)
  const parCode = new Map(autres.map(({ parcours }) => [parcours.code, parcours]))
  return [...parCode.values()].toSorted((a, b) => a.intitule.localeCompare(b.intitule, 'fr'))
}

/** One that is known, or a new one: its code is drawn from its name unless one is given. */
export const lireParcours = (lecteur: Lecteur, contexte: Contexte): Dispositif['parcours'] => {
  const connus = parcoursConnus(contexte)
  const choisi = lecteur.texte('parcours')
  const connu = connus.find(({ code }) => code === choisi)
  if (connu) return connu
  const intitule = lecteur.texte('parcours.intitule', 120)
  const ecrit = lecteur.forme(
    'parcours.code',
    FORME_CODE,
    'Écrivez des minuscules sans accent et des chiffres, séparés par des tirets, par exemple teleconsultation.',
  )
  const code = ecrit === '' && intitule !== '' ? codeDeTitre(intitule) : ecrit
  const pris = connus.find(parcours => parcours.code === code)
  if (pris)
    lecteur.faute(
      'parcours.code',
      `Ce code est celui du parcours « ${pris.intitule} » : choisissez-le dans la liste, ou donnez un autre code.`,
    )
  return { code, intitule }
}

export const ChampsDuParcours = (vue: VueReglage): VNode => {
  const de = champsDe(vue)
  const connus = parcoursConnus(vue)
  const { valeur } = de('parcours')
  return (
    <GroupeChamps legende="Parcours" aide="Le titre sous lequel plusieurs dispositifs se présentent ensemble.">
      <ChampChoix
        {...de('parcours')}
        valeur={connus.some(({ code }) => code === valeur) ? valeur : NOUVEAU}
        libelle="Parcours"
        vide={null}
        options={[
          ...connus.map(({ code, intitule }) => ({ valeur: code, libelle: intitule })),
          { valeur: NOUVEAU, libelle: 'Un nouveau parcours' },
        ]}
        obligatoire
      />
      <SelonLeCas champ="parcours" vaut={NOUVEAU} cas="Si c’est un nouveau parcours.">
        <ChampsEnLigne>
          <ChampTexte {...de('parcours.intitule')} libelle="Nom du parcours" aide="Par exemple : Téléconsultation" />
          <ChampTexte
            {...de('parcours.code')}
            libelle="Son code, dans les adresses"
            aide="Laissez vide : il est tiré du nom."
          />
        </ChampsEnLigne>
      </SelonLeCas>
    </GroupeChamps>
  )
}
