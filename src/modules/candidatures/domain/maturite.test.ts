import test from 'node:test'
import { etantDonne, J2, justeAvant, paris, pierre } from '../../../../test/harness/cas.ts'
import { complet, niveauxDonnes, questionnaire } from '../../../../test/harness/complet.ts'
import { enDepotComplet, enDepotSansMaturite } from '../../../../test/harness/histoires-controles.ts'
import type { Instant } from '../../../kernel/temps.ts'

const repondre = { type: 'renseignerMaturite', niveaux: niveauxDonnes } as const
const a = (now: Instant) => ({ acteur: pierre, now, dispositif: complet })

test('[ELI-9] [JAL-2] le questionnaire est une pièce du dossier complet : on y répond une première fois avant J2', () => {
  const sans = etantDonne(...enDepotSansMaturite)
  sans.quand(repondre, a(justeAvant(J2))).alors({
    type: 'MaturiteRenseignee',
    version: questionnaire.version,
    niveaux: niveauxDonnes,
  })
  sans.quand(repondre, a(J2)).refuse({ code: 'jalon_depasse', jalon: 'J2', quand: J2 })
})

test('[ELI-9] une fois renseigné, il se corrige encore après J2', () => {
  etantDonne(...enDepotComplet)
    .quand(repondre, a(paris('2027-01-11 10:00')))
    .accepte()
})

test('[ELI-9] [JAL-2] un guichet sans jalon le reçoit en tout temps', () => {
  etantDonne(...enDepotSansMaturite)
    .quand(repondre, { ...a(paris('2030-01-10 10:00')), dispositif: { ...complet, guichet: 'permanent', jalons: [] } })
    .accepte()
})
