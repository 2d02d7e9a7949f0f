import assert from 'node:assert/strict'
import test from 'node:test'
import { alix, borne, claire, horloge, hugo, ines, J1, J2, J3, nadia, paris } from '../../../../test/harness/cas.ts'
import { type Acteur, type ActeurAgent, auteur, rolesAgent } from '../../../kernel/acteur.ts'
import {
  appliquerDeplacements,
  type DemandeDeDeplacement,
  deplacerJalon,
  type Deplacement,
  jalonsChanges,
  LONGUEUR_MOTIF,
  sensDuDeplacement,
} from './deplacement.ts'

const now = paris('2026-05-11 12:00')
const quand = paris('2026-06-10 12:00')
const calendrier = { jalons: borne.jalons, revision: 4 }
const demande: DemandeDeDeplacement = { jalon: 'J1', avant: J1, quand, motif: 'Incident de la plateforme.' }

const essayer = (changements: Partial<DemandeDeDeplacement> = {}, { acteur = alix as Acteur, le = now } = {}) =>
  deplacerJalon(calendrier, { ...demande, ...changements }, { acteur, now: le })
const refus = (...args: Parameters<typeof essayer>): unknown => {
  const decision = essayer(...args)
  assert.equal(decision.ok, false)
  return decision.refus
}

test('[P10] [JAL-4] un jalon déplacé l’est par quelqu’un, avec un motif, de telle minute à telle autre', () => {
  const { le, par, ...reste } = { le: now, par: auteur(alix), revision: 5, jalon: 'J1', avant: J1, quand }
  assert.deepEqual(essayer({ motif: '  Incident de la plateforme.\n' }), {
    ok: true,
    faits: [{ type: 'JalonDeplace', le, par, ...reste, motif: 'Incident de la plateforme.' }],
  })
})

test('[P10] seul un administrateur déplace un jalon : ni un autre agent, ni un éditeur, ni l’horloge', () => {
  const seulement = (role: ActeurAgent['roles'][number]): ActeurAgent => ({ ...nadia, roles: [role] })
  const admis = rolesAgent.filter(role => essayer({}, { acteur: seulement(role) }).ok)
  assert.deepEqual(admis, ['administrateur'])
  for (const acteur of [nadia, hugo, ines, claire, horloge])
    assert.deepEqual(refus({}, { acteur }), { code: 'role_requis' })
})

test('[P10] pas de déplacement sans motif, ni avec un motif que personne ne lira', () => {
  for (const motif of ['', '  \n\t']) assert.deepEqual(refus({ motif }), { code: 'motif_manquant' })
  assert.equal(essayer({ motif: 'é'.repeat(LONGUEUR_MOTIF) }).ok, true)
  assert.deepEqual(refus({ motif: 'é'.repeat(LONGUEUR_MOTIF + 2) }), {
    code: 'motif_trop_long',
    max: LONGUEUR_MOTIF,
    de: 2,
  })
})

test('[P10] un jalon que le programme n’a pas ne se déplace pas', () => {
  for (const jalon of ['J4', 'J9', '', 'constructor']) assert.deepEqual(refus({ jalon }), { code: 'jalon_inconnu' })
})

test('[P10] ce qui a bougé depuis que la page a été lue est relu avant', () => {
  assert.deepEqual(refus({ avant: J2 }), { code: 'deplace_entre_temps', quand: J1 })
})

test('[P10] déplacer un jalon là où il est n’est pas le déplacer', () => {
  assert.deepEqual(refus({ quand: J1 }), { code: 'meme_moment', quand: J1 })
})

test('[P10] [JAL-4] un jalon va à un instant à venir : ni passé, ni présent', () => {
  assert.deepEqual(refus({ quand: paris('2026-05-11 11:59') }), { code: 'moment_passe', now })
  assert.deepEqual(refus({ quand: now }), { code: 'moment_passe', now })
  assert.equal(essayer({ quand: paris('2026-05-11 12:01') }).ok, true, 'avancé, mais à venir')
})

test('[P10] un jalon passé peut être reporté : ce qu’il fermait se rouvre', () => {
  assert.equal(essayer({}, { acteur: alix, le: paris('2026-06-01') }).ok, true)
})

test('[P10] les jalons gardent leur ordre, avant et après', () => {
  const [, j2] = borne.jalons
  const [j1, , j3] = borne.jalons
  assert.deepEqual(refus({ quand: J2 }), { code: 'ordre_des_jalons', voisin: j2, cote: 'apres' })
  assert.deepEqual(refus({ jalon: 'J2', avant: J2, quand: J1 }), {
    code: 'ordre_des_jalons',
    voisin: j1,
    cote: 'avant',
  })
  assert.deepEqual(refus({ jalon: 'J2', avant: J2, quand: J3 }), {
    code: 'ordre_des_jalons',
    voisin: j3,
    cote: 'apres',
  })
  assert.equal(
    essayer({ jalon: 'J3', avant: J3, quand: paris('2028-01-01') }).ok,
    true,
    'rien ne vient après le dernier',
  )
})

const deplacement = (revision: number, jalon: 'J1' | 'J2' | 'J4', vers: string, de = J1): Deplacement => ({
  revision,
  jalon,
  avant: de,
  quand: paris(vers),
  motif: 'Motif.',
  le: now,
  par: auteur(alix),
})

test('[P10] la version telle qu’elle est : le dernier déplacement l’emporte, les autres jalons et le reste ne bougent pas', () => {
  const premier = deplacement(1, 'J1', '2026-06-10 12:00')
  const second = deplacement(2, 'J1', '2026-05-20 12:00', premier.quand)
  const apres = appliquerDeplacements(borne, [premier, second])
  const [j1, ...autres] = borne.jalons
  assert.deepEqual(apres, {
    ...borne,
    jalons: [{ ...j1, quand: second.quand, deplacements: [premier, second] }, ...autres],
  })
  assert.equal(borne.jalons[0]?.quand, J1)
  assert.deepEqual([sensDuDeplacement(premier), sensDuDeplacement(second)], ['reporte', 'avance'])
})

test('sans déplacement de l’un de ses jalons, la version est elle-même', () => {
  assert.equal(appliquerDeplacements(borne, []), borne)
  assert.equal(appliquerDeplacements(borne, [deplacement(1, 'J4', '2029-01-01')]), borne)
})

test('[P10] [GUI-3] une nouvelle version ne déplace ni ne retire un jalon ; elle peut dire celui en vigueur, ou en ajouter', () => {
  const [j1, j2, j3] = borne.jalons
  assert.ok(j1 && j2 && j3)
  const changes = (nouvelle: readonly (typeof j1)[], deplacements: readonly Deplacement[] = []) =>
    jalonsChanges({ publiee: borne.jalons, nouvelle, deplacements }).map(({ code }) => code)
  assert.deepEqual(changes(borne.jalons), [])
  assert.deepEqual(changes([...borne.jalons, { ...j3, code: 'J4' }]), [])
  assert.deepEqual(changes([{ ...j1, quand }, j2]), ['J1', 'J3'])
  const reporte = [deplacement(1, 'J1', '2026-06-10 12:00')]
  assert.deepEqual(changes([{ ...j1, quand }, j2, j3], reporte), [])
  assert.deepEqual(changes(borne.jalons, reporte), [], 'la date d’origine : le déplacement tient toujours')
})
