import assert from 'node:assert/strict'
import test from 'node:test'
import { borne, J3, justeApres, lucas, paris, suivante } from '../../../../test/harness/cas.ts'
import { complet } from '../../../../test/harness/complet.ts'
import { conditionnel, histoiresConditionnelles } from '../../../../test/harness/conditions.ts'
import { annuaireValide, toutesLesHistoires } from '../../../../test/harness/histoires.ts'
import { histoiresCompletes } from '../../../../test/harness/histoires-completes.ts'
import { possiblesDe } from '../../../../test/harness/possibles.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { CommandeCandidature } from './commandes.ts'
import { refusDeDroit } from './droits.ts'
import { replier } from './evolve.ts'
import type { Fait } from './faits.ts'
import { commandesPossibles } from './possibles.ts'

/** A command that is added does not compile until it is here, nor pass until a history says that someone can give it. */
const commandes: Readonly<Record<CommandeCandidature['type'], true>> = {
  soumettreEtape: true,
  demanderComplement: true,
  accepterCandidatureAdministrative: true,
  accepterEligibilite: true,
  refuserCandidature: true,
  deposerPreuve: true,
  choisirCas: true,
  soumettreChapitres: true,
  prendreChapitre: true,
  rendreChapitre: true,
  rendreAvis: true,
  demanderModifications: true,
  validerChapitre: true,
  preparerConvention: true,
  signerConvention: true,
  inscrireAuCollege: true,
  retirerDuCollege: true,
  consignerAttribution: true,
  consignerReserves: true,
  prononcerReferencement: true,
  renseignerMaturite: true,
  ajouterProfils: true,
  changerDeVersion: true,
  deposerHomologation: true,
  validerHomologation: true,
  refuserHomologation: true,
  proposerJournee: true,
  confirmerJournee: true,
  demanderAutreDate: true,
  dispenserDeJournee: true,
  consignerJournee: true,
  deposerEnregistrement: true,
  demanderMediation: true,
  conclureMediation: true,
  admettrePreuvesTransverses: true,
  proposerEffet: true,
  constaterEcheance: true,
}

const histoires: readonly (readonly [histoire: readonly Fait[], dispositif: Dispositif])[] = [
  ...[...Object.values(toutesLesHistoires), annuaireValide.slice(0, -1)].map(
    (histoire): readonly [readonly Fait[], Dispositif] => [histoire, borne],
  ),
  ...Object.values(histoiresConditionnelles).map((histoire): readonly [readonly Fait[], Dispositif] => [
    histoire,
    conditionnel,
  ]),
  ...Object.values(histoiresCompletes).map((histoire): readonly [readonly Fait[], Dispositif] => [histoire, complet]),
]
const instants = (histoire: readonly Fait[]) => [justeApres(histoire.at(-1)?.le ?? J3), paris('2026-04-02'), J3]

test('chaque commande est possible à quelqu’un, quelque part', () => {
  const dites = histoires.flatMap(([histoire, dispositif]) =>
    instants(histoire).flatMap(now =>
      Object.values(possiblesDe(histoire, now, dispositif, suivante(dispositif))).flatMap(actes =>
        actes.map(acte => acte.split(' ')[0]),
      ),
    ),
  )
  assert.deepEqual([...new Set(dites)].toSorted(), Object.keys(commandes).toSorted())
})

test('[GRP-2] les membres d’un groupement, comme quiconque n’est pas du chef de file, ne peuvent rien, jamais', () => {
  for (const [histoire, dispositif] of histoires) {
    const etat = replier(histoire)
    for (const role of ['mandataire', 'responsable', 'salarie'] as const) {
      const acteur = { ...lucas, role }
      for (const now of instants(histoire))
        assert.deepEqual(commandesPossibles(etat, { acteur, now, dispositif, recente: suivante(dispositif) }), [])
      for (const type of Object.keys(commandes) as CommandeCandidature['type'][])
        assert.deepEqual(refusDeDroit(etat, type, acteur), { code: 'acteur_non_autorise' })
    }
  }
})
