import type { VNode } from 'preact'
import { Alerte, Brut, format, GroupeBoutons, Lien, LienBouton, Section } from '../../../ui/index.ts'
import { conditionDe, manquesAvantSoumission, type PreuveDeposee } from '../../candidatures/index.ts'
import { type PreuveAttendue, preuveSelonCas } from '../../dispositifs/index.ts'
import { depotPossible } from '../use-cases/essai.ts'
import { CasDeLaCondition } from './cas-affiches.tsx'
import type { VueChapitre } from './chapitre.page.tsx'
import { PreuveAffichee } from './depot-affiche.tsx'
import { Depots } from './depots.tsx'
import { idPreuve, lienExigence, voisinesDe } from './exigences.ts'

/** REM-1 — one requirement: its text, its scenarios, and for each expected proof what was deposited and how to deposit. */
export const UneExigence = ({ page }: { readonly page: VueChapitre }): VNode => {
  const { exigence, depose } = page
  return (
    <>
      <Section titre={`${exigence.nature === 'exigence' ? 'Exigence' : 'Préconisation'} ${exigence.id}`} id="exigence">
        <p class="fr-text--sm">
          {[exigence.fonction, exigence.profil, exigence.perimetre, exigence.criticite].filter(Boolean).join(' · ')}
        </p>
        <Brut html={exigence.texte} />
        {exigence.commentaire ? <Brut html={exigence.commentaire} /> : null}
      </Section>
      {exigence.scenarios.map(scenario => (
        <Section key={scenario.numero} titre={`Scénario ${scenario.numero}`} niveau={3}>
          <Brut html={scenario.texte} />
          {scenario.preuves.map(attendue => {
            const condition = conditionDe(depose, attendue.numero)
            const preuve = condition && !condition.choix ? undefined : depose.preuves[attendue.numero]
            return (
              <>
                {condition?.preuve === attendue.numero ? (
                  <CasDeLaCondition page={page} scenario={scenario} posee={condition} />
                ) : null}
                {preuve ? (
                  <UnePreuve
                    key={attendue.numero}
                    page={page}
                    attendue={preuveSelonCas(attendue, condition?.choix?.cas ?? null)}
                    preuve={preuve}
                  />
                ) : null}
              </>
            )
          })}
        </Section>
      ))}
      <Voisines page={page} />
    </>
  )
}

/** From one requirement to the next, without going back to the list. */
const Voisines = ({ page }: { readonly page: VueChapitre }): VNode => {
  const { precedente, suivante } = voisinesDe(page)
  return (
    <GroupeBoutons>
      {precedente ? (
        <LienBouton href={lienExigence(page, precedente.id)} variante="tertiaire" icone="arrow-left-line">
          {`Exigence ${precedente.id}`}
        </LienBouton>
      ) : null}
      {suivante ? (
        <LienBouton href={lienExigence(page, suivante.id)} variante="tertiaire" icone="arrow-right-line" iconeADroite>
          {`Exigence ${suivante.id}`}
        </LienBouton>
      ) : null}
    </GroupeBoutons>
  )
}

const UnePreuve = (props: {
  readonly page: VueChapitre
  readonly attendue: PreuveAttendue
  readonly preuve: PreuveDeposee
}): VNode => {
  const { page, attendue, preuve } = props
  const { numero } = page.vue.etat
  return (
    <section
      class="cv-preuve"
      id={idPreuve(attendue.numero)}
      aria-label={`Preuve ${attendue.numero}`}
      data-montrer={page.recue === attendue.numero ? '' : undefined}
    >
      <h4 class="cv-preuve__titre">Preuve attendue {attendue.numero}</h4>
      <Brut html={attendue.texte} />
      {page.recue === attendue.numero && preuve.statut === 'deposee' ? <Recue page={page} /> : null}
      <PreuveAffichee
        numero={numero}
        preuve={preuve}
        attendue={attendue}
        version={page.vue.produit.version}
        dispositif={page.dispositif}
        analyses={page.analyses}
      />
      {depotPossible({ ...page, chapitre: page.chapitre.code, preuve: attendue.numero }) ? (
        <Depots page={page} attendue={attendue} preuve={preuve} />
      ) : null}
    </section>
  )
}

/** What the deposit changed, and what comes next. */
const Recue = ({ page }: { readonly page: VueChapitre }): VNode => {
  const { aFaire } = voisinesDe(page)
  const restent = manquesAvantSoumission(page.depose).length
  return (
    <Alerte ton="succes" annonce>
      <p>
        Le dépôt est reçu.{' '}
        {restent === 0
          ? `Le chapitre est complet : vous pouvez le ${page.depose.statut === 'en_depot' ? 'soumettre' : 'soumettre à nouveau'}.`
          : `Il reste ${format.pluriel(restent, 'preuve')} dans ce chapitre.`}{' '}
        {aFaire ? <Lien href={lienExigence(page, aFaire.id)}>{`Passer à l’exigence ${aFaire.id}`}</Lien> : null}
      </p>
    </Alerte>
  )
}
