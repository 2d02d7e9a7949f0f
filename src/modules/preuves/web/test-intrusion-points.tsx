import type { VNode } from 'preact'
import { Badge, BoutonsRadio, ChampTexteLong, type Erreur, erreurDe, type Ton } from '../../../ui/index.ts'
import { graviteDe, type ReponseAuTest, reponsesAuTest } from '../../candidatures/index.ts'
import type { Gravite, PointDeControle } from '../../dispositifs/index.ts'
import type { SaisieRapport } from '../domain/saisie-rapport.ts'

const gravites: Readonly<Record<Gravite, { readonly libelle: string; readonly ton: Ton }>> = {
  haute: { libelle: 'Gravité haute', ton: 'erreur' },
  moyenne: { libelle: 'Gravité moyenne', ton: 'attention' },
  na: { libelle: 'Pour information', ton: 'neutre' },
}

const libelleReponse: Readonly<Record<ReponseAuTest, string>> = {
  conforme: 'Conforme',
  non_conforme: 'Non conforme',
  sans_objet: 'Sans objet',
}

export const champReponse = (id: string): string => `reponse-${id}`
export const champJustification = (id: string): string => `justification-${id}`

/** PEN-1 — one control point: what it asks, its severity, the answer, and why when it does not conform. */
export const UnPoint = (props: {
  readonly point: PointDeControle
  readonly saisie: SaisieRapport
  readonly erreurs: readonly Erreur[]
}): VNode => {
  const { point, saisie, erreurs } = props
  const { id } = point
  const { libelle, ton } = gravites[graviteDe(point, saisie.types)]
  const donnee = Object.hasOwn(saisie.reponses, id) ? saisie.reponses[id] : undefined
  return (
    <>
      <BoutonsRadio
        nom={champReponse(id)}
        libelle={
          <>
            {`${id} · ${point.intitule} `}
            <Badge ton={ton}>{libelle}</Badge>
          </>
        }
        aide={point.enonce}
        obligatoire
        enLigne
        valeur={donnee?.reponse}
        erreur={erreurDe(erreurs, champReponse(id))}
        options={reponsesAuTest.map(reponse => ({ valeur: reponse, libelle: libelleReponse[reponse] }))}
      />
      <ChampTexteLong
        nom={champJustification(id)}
        libelle={`Justification, ${id}`}
        aide="Obligatoire sauf si le point est conforme."
        lignes={2}
        longueurMax={2000}
        valeur={donnee?.justification ?? ''}
        erreur={erreurDe(erreurs, champJustification(id))}
      />
    </>
  )
}
