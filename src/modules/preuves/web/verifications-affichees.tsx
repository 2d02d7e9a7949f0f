import type { VNode } from 'preact'
import { Badge, BoutonPost, Quand, type Ton } from '../../../ui/index.ts'
import type { IssueDeVerification, Verification } from '../domain/verification.ts'

const mots: Readonly<Record<IssueDeVerification, { readonly ton: Ton; readonly libelle: string }>> = {
  identique: { ton: 'info', libelle: 'Identique à la copie' },
  meme_verdict: { ton: 'info', libelle: 'Même verdict, rapport réécrit' },
  differe: { ton: 'attention', libelle: 'Différent de la copie' },
  indisponible: { ton: 'neutre', libelle: 'Non vérifié' },
}

const resultats: Readonly<Record<string, string>> = {
  DONE_PASSED: 'réussi',
  DONE_FAILED: 'échoué',
  DONE_UNDEFINED: 'indéterminé',
}

/** The words of the platform's verdict, where a detail begins with one. */
const enMots = (detail: string): string => detail.replace(/^DONE_[A-Z]+/, mot => resultats[mot] ?? mot)

/** PRE-4 — what the platform said of the report each time that it was asked again, the latest first. */
export const VerificationsAffichees = ({
  verifications,
}: {
  readonly verifications: readonly Verification[]
}): VNode => (
  <>
    {verifications.map(({ le, par, issue, detail }) => (
      <p key={le} class="fr-text--sm fr-mb-1v">
        <Badge ton={mots[issue].ton}>{mots[issue].libelle}</Badge> <Quand le={le} forme="courte" />
        {`, à la demande de ${par.nom}`}
        {detail === '' ? '.' : ` : ${enMots(detail)}`}
      </p>
    ))}
  </>
)

/** Another report is never put in the place of the one that was deposited: it is only compared. */
export const DemanderVerification = ({ numero, depot }: { readonly numero: string; readonly depot: string }): VNode => (
  <BoutonPost action={`/candidatures/${numero}/preuves/${depot}/verification`} variante="tertiaire" petit>
    Redemander le rapport à Gazelle
  </BoutonPost>
)
