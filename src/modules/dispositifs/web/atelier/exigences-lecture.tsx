import type { VNode } from 'preact'
import { Accordeon, Badge, Brut, format, Pagination, Reference, Section } from '../../../../ui/index.ts'
import { conditionsEcrites } from '../../domain/cas.ts'
import type { Exigence, NumeroPreuve, Rem, Scenario } from '../../domain/rem.ts'
import { naturesEnMots } from '../versions/mots.ts'
import { LECTURE, liresAvec } from './exigences-chemins.ts'

/** Requirements shown at once. */
const PAR_PAGE = 15

/** What an address asks to read. */
export type LectureDemandee = { readonly chapitre: string; readonly page: number }

/** REM-1 — a chapter as its candidates will read it: the first one, unless another is asked for. */
export const LectureDesExigences = ({
  rem: { chapitres },
  demandee,
  adresse,
}: {
  readonly rem: Rem
  readonly demandee: LectureDemandee
  /** Of the page, without what it asks to read. */
  readonly adresse: string
}): VNode | null => {
  const chapitre = chapitres.find(({ code }) => code === demandee.chapitre) ?? chapitres[0]
  if (!chapitre) return null
  const { code, titre, exigences } = chapitre
  const pages = Math.ceil(exigences.length / PAR_PAGE)
  const page = Math.min(demandee.page, pages)
  return (
    <Section titre="Telles qu’un candidat les lira" id={LECTURE}>
      <p>Un chapitre à la fois ; les autres s’ouvrent depuis le tableau des chapitres.</p>
      <Section titre={titre} niveau={3}>
        {exigences.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map(exigence => (
          <UneExigence exigence={exigence} />
        ))}
        <Pagination page={page} pages={pages} href={n => liresAvec(adresse, { chapitre: code, page: n })} />
      </Section>
    </Section>
  )
}

const UneExigence = ({ exigence }: { readonly exigence: Exigence }): VNode => {
  const { id, nature, fonction, texte, commentaire, profil, perimetre, criticite, scenarios } = exigence
  return (
    <Section
      niveau={4}
      titre={id}
      actions={
        <>
          <Badge ton={nature === 'exigence' ? 'info' : 'neutre'}>
            {nature === 'exigence' ? 'Exigence' : 'Préconisation'}
          </Badge>
          <Badge ton="neutre">{criticite}</Badge>
        </>
      }
    >
      <p class="fr-text--sm fr-mb-1w">{[fonction, `profil ${profil}`, perimetre].filter(Boolean).join(' · ')}</p>
      <Brut html={texte} />
      {commentaire === '' ? null : (
        <Accordeon titre="Commentaire">
          <Brut html={commentaire} />
        </Accordeon>
      )}
      {scenarios.map(scenario => (
        <UnScenario scenario={scenario} conditionnel={nature === 'exigence'} />
      ))}
    </Section>
  )
}

/** PRE-1 — in which case a proof is due; nothing where it always is. */
const casEnMots = (scenario: Scenario, numero: NumeroPreuve): string | null => {
  const condition = conditionsEcrites(scenario).find(({ cas }) =>
    cas.some(({ preuves }) => preuves.some(preuve => preuve.numero === numero)),
  )
  if (!condition) return null
  const siens = condition.cas.filter(({ preuves }) => preuves.some(preuve => preuve.numero === numero))
  const [seul] = siens
  return siens.length === 1 && seul
    ? `Due dans le cas ${seul.numero}`
    : `Conditionnelle : cas ${format.enumeration(
        siens.map(cas => String(cas.numero)),
        'ou',
      )}`
}

const UnScenario = ({
  scenario,
  conditionnel,
}: {
  readonly scenario: Scenario
  readonly conditionnel: boolean
}): VNode => {
  const { numero, texte, preuves } = scenario
  return (
    <Accordeon
      titre={`Scénario ${numero}`}
      complement={preuves.length === 0 ? 'aucune preuve' : format.pluriel(preuves.length, 'preuve')}
    >
      <Brut html={texte} />
      <ul>
        {preuves.map(preuve => (
          <li>
            <Reference>{preuve.numero}</Reference> {naturesEnMots(preuve.natures)}{' '}
            {conditionnel && casEnMots(scenario, preuve.numero) ? (
              <Badge ton="info">{casEnMots(scenario, preuve.numero)}</Badge>
            ) : null}
            <Brut html={preuve.texte} />
          </li>
        ))}
      </ul>
    </Accordeon>
  )
}
