import type { Procedure } from './procedure.ts'
import { chapitreDEssai } from './programme.ts'
import { actesEntiersDe, programmeEntier } from './programme-entier.ts'
import { formulaireDeTest } from './test-intrusion.ts'

/**
 * A candidature of a programme that asks for all that one can ask for: a homologation, a test day, a penetration test, the
 * questionnaire of maturity; the chapter of the day is handed over. Answers its number.
 */
export const semerLesControles = async (procedure: Procedure): Promise<string> => {
  const entier = programmeEntier({ code: 'tous-controles' })
  const { id } = await procedure.publier({
    ...entier,
    controles: {
      ...entier.controles,
      testIntrusion: formulaireDeTest,
      maturite: {
        version: '1',
        niveaux: ['Absent', 'Formalisé'],
        questions: [
          { id: 'SSI-01', theme: 'Gouvernance', question: 'Qui en répond ?', niveaux: ['Personne', 'Un chef'] },
        ],
      },
    },
    rem: {
      chapitres: [
        ...entier.rem.chapitres,
        chapitreDEssai('securite', [{ numero: 'PEN.01.01.01', natures: ['passi'] }]),
      ],
    },
  })
  const actes = actesEntiersDe(procedure)
  const numero = await actes.ouvrir(id)
  await actes.soumettre(numero, 'ins')
  return numero
}

/** Its test day is proposed, confirmed, and come. */
export const laisserVenirLaJournee = async (procedure: Procedure, numero: string): Promise<void> => {
  await actesEntiersDe(procedure).laisserVenir(numero)
}
