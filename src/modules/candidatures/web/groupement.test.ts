import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import { chapitreDEssai, petitProgramme } from '../../../../test/harness/programme.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { Interdit } from '../../../kernel/erreurs.ts'
import type { Champ, CodeChapitre, Formulaire } from '../../dispositifs/index.ts'
import type { NumeroCandidature } from '../index.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, modules } = procedure
const { pierre, claire, lucas, nadia } = personnes
const { candidatures } = modules
const actes = actesDe(procedure)

const texte = (code: string): Champ => ({ code, libelle: code, type: 'texte', obligatoire: false })
const eligibilite: Formulaire = {
  sections: [
    {
      code: 'groupement',
      titre: 'Groupement',
      champs: [
        texte('version_technique'),
        {
          code: 'membres',
          libelle: 'Membres du groupement',
          type: 'liste',
          obligatoire: false,
          lignes: [texte('denomination'), { ...texte('siret'), type: 'siret' }],
        },
      ],
    },
  ],
}
const programme = petitProgramme()
const dispositif = await procedure.publier({
  ...programme,
  formulaires: { ...programme.formulaires, eligibilite },
  rem: { chapitres: [chapitreDEssai('annuaire', [{ numero: 'ANN.01.01.01', natures: ['lien'] }])] },
})
const annuaire = 'annuaire' as CodeChapitre
const membres = [{ denomination: 'Radio Témoin SARL', siret: '356 000 000 49837' }]

/** Pierre's candidature at step 2, whose draft names Lucas's company as a member. */
const aLEligibilite = async (): Promise<NumeroCandidature> => {
  const numero = await actes.ouvrir(dispositif)
  await actes.soumettreEtape(numero, 'administrative')
  await fait(candidatures.accepterCandidatureAdministrative({ numero, acte: acteDe(nadia) }))
  await candidatures.enregistrerBrouillon({
    numero,
    etape: 'eligibilite',
    acte: acteDe(pierre),
    reponses: { version_technique: '4.2', membres },
    versionVue: 0,
  })
  return numero
}
const auDepot = async (): Promise<NumeroCandidature> => {
  const numero = await aLEligibilite()
  await actes.soumettreEtape(numero, 'eligibilite')
  await fait(candidatures.accepterEligibilite({ numero, acte: acteDe(nadia) }))
  return numero
}
const statut = async (qui: typeof lucas, url: string): Promise<number> => (await navigation.en(qui).aller(url)).statut

test('[GRP-2] [P23] a member reads from the day the lead names it in what it submits, not from a draft; others never', async () => {
  const numero = await aLEligibilite()
  assert.equal(await statut(lucas, `/candidatures/${numero}`), 404)
  await actes.soumettreEtape(numero, 'eligibilite')
  assert.equal(await statut(lucas, `/candidatures/${numero}`), 200)
  const sansGroupe = await actes.ouvrir(dispositif)
  assert.equal(await statut(lucas, `/candidatures/${sansGroupe}`), 404)
})

test('[GRP-2] a company without a SIRET is a member of nothing', async () => {
  const numero = await auDepot()
  const { db } = procedure
  await db.updateTable('entreprises').set({ siret: null }).where('id', '=', lucas.entrepriseId).execute()
  assert.equal(await statut(lucas, `/candidatures/${numero}`), 404)
  await db.updateTable('entreprises').set({ siret: '35600000049837' }).where('id', '=', lucas.entrepriseId).execute()
  assert.equal(await statut(lucas, `/candidatures/${numero}`), 200)
})

test('[GRP-1] [GRP-2] a member reads every page of the file, is told who acts, and is offered no act', async () => {
  const numero = await auDepot()
  const depot = await actes.deposer(numero, annuaire, 'ANN.01.01.01')
  const candidature = await navigation.en(lucas).aller(`/candidatures/${numero}`)
  assert.match(candidature.texte, /Vous lisez cette candidature en tant que membre du groupement/)
  assert.match(candidature.texte, /Imagerie Démo SAS, est seul à agir et l’unique interlocuteur de l’agence/)
  assert.doesNotMatch(candidature.texte, /à vous|Ajouter un collaborateur/)
  for (const page of ['dossier', 'messages', 'documents', 'accuses', 'echeances', `chapitres/${annuaire}`]) {
    const visite = await navigation.en(lucas).aller(`/candidatures/${numero}/${page}`)
    assert.equal(visite.statut, 200, page)
    const formulaires = [...visite.html.matchAll(/<form[^>]*method="post"[^>]*action="([^"]+)"/g)].map(([, a]) => a)
    assert.deepEqual(
      formulaires.filter(action => action !== '/deconnexion'),
      [],
      page,
    )
  }
  assert.notEqual(depot, '')
  assert.match(
    (await navigation.en(pierre).aller(`/candidatures/${numero}`)).texte,
    /en tant que chef de file\. Lisent aussi cette candidature : Radio Témoin SARL/,
  )
  assert.match(
    (await navigation.en(nadia).aller(`/candidatures/${numero}`)).texte,
    /Candidature d’un groupement : Imagerie Démo SAS, chef de file, est l’interlocuteur unique/,
  )
})

test('[GRP-2] nothing that a member asks for is done, were it sent by hand: acts, drafts, messages', async () => {
  const numero = await auDepot()
  const avant = await procedure.faits(numero)
  const acte = () => acteDe(lucas)
  const refusees = [
    candidatures.soumettreChapitres({ numero, acte: acte(), chapitres: [annuaire] }),
    candidatures.soumettreEtape({ numero, acte: acte(), etape: 'eligibilite' }),
    candidatures.deposerPreuve({
      numero,
      acte: acte(),
      chapitre: annuaire,
      preuve: 'ANN.01.01.01' as never,
      depotId: 'd',
      remplace: [],
      contenu: { nature: 'lien', url: 'https://gazelle.example/x' },
    }),
  ]
  for (const issue of await Promise.all(refusees))
    assert.deepEqual(issue, { ok: false, refus: { code: 'acteur_non_autorise' } })
  const brouillon = await candidatures.enregistrerBrouillon({
    numero,
    etape: 'eligibilite',
    acte: acte(),
    reponses: { version_technique: 'pirate' },
    versionVue: 0,
  })
  assert.equal(brouillon, null)
  await assert.rejects(modules.messagerie.envoyerMessage({ acte: acte(), numero, texte: 'Bonjour' }), Interdit)
  assert.deepEqual(await procedure.faits(numero), avant)
})

test('[GRP-2] the lead’s candidature is in the member’s list and calendar of things to read, with nothing to do', async () => {
  const numero = await auDepot()
  assert.match((await navigation.en(lucas).aller('/candidatures')).texte, new RegExp(numero))
  const accueil = await navigation.en(lucas).aller('/tableau-de-bord')
  assert.doesNotMatch(accueil.texte, /Déposer 1 preuve/)
  assert.match((await navigation.en(claire).aller('/tableau-de-bord')).texte, /Déposer 1 preuve/)
})
