import assert from 'node:assert/strict'
import test from 'node:test'
import { J3, justeApres } from '../../../../test/harness/cas.ts'
import { complet } from '../../../../test/harness/complet.ts'
import { histoiresCompletes } from '../../../../test/harness/histoires-completes.ts'
import { type Possibles, possiblesDe } from '../../../../test/harness/possibles.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Fait } from './faits.ts'

/** All that is possible at the instant that follows the last fact of each history; whoever is not named can do nothing. */
const aTemps = `
effetPropose
  gestionnaire: constaterEcheance
tentativeRejetee
  gestionnaire: constaterEcheance
  horloge: proposerEffet
eligibiliteOuverte
  editeurs: soumettreEtape eligibilite, renseignerMaturite
maturiteRenseignee
  editeurs: soumettreEtape eligibilite, renseignerMaturite
enDepotSansMaturite
  editeurs: deposerPreuve ins, deposerPreuve facturation, deposerPreuve securite, renseignerMaturite, ajouterProfils ciba, demanderMediation
  gestionnaire: admettrePreuvesTransverses ins, admettrePreuvesTransverses facturation, admettrePreuvesTransverses securite
  verificateurs: dispenserDeJournee
enDepotComplet
  editeurs: deposerPreuve ins, deposerPreuve facturation, deposerPreuve securite, renseignerMaturite, ajouterProfils ciba, demanderMediation
  gestionnaire: admettrePreuvesTransverses ins, admettrePreuvesTransverses facturation, admettrePreuvesTransverses securite
  verificateurs: dispenserDeJournee
insSoumis
  editeurs: deposerPreuve facturation, deposerPreuve securite, renseignerMaturite, ajouterProfils ciba, demanderMediation
  gestionnaire: admettrePreuvesTransverses facturation, admettrePreuvesTransverses securite
  verificateurs: prendreChapitre ins, proposerJournee, dispenserDeJournee
journeeProposee
  editeurs: deposerPreuve facturation, deposerPreuve securite, renseignerMaturite, ajouterProfils ciba, confirmerJournee, demanderAutreDate, demanderMediation
  gestionnaire: admettrePreuvesTransverses facturation, admettrePreuvesTransverses securite
  verificateurs: prendreChapitre ins, proposerJournee, dispenserDeJournee
autreDateDemandee
  editeurs: deposerPreuve facturation, deposerPreuve securite, renseignerMaturite, ajouterProfils ciba, demanderMediation
  gestionnaire: admettrePreuvesTransverses facturation, admettrePreuvesTransverses securite
  verificateurs: prendreChapitre ins, proposerJournee, dispenserDeJournee
journeeConfirmee
  editeurs: deposerPreuve facturation, deposerPreuve securite, renseignerMaturite, ajouterProfils ciba, demanderAutreDate, demanderMediation
  gestionnaire: admettrePreuvesTransverses facturation, admettrePreuvesTransverses securite
  verificateurs: prendreChapitre ins, dispenserDeJournee
journeeTenue
  editeurs: deposerPreuve facturation, deposerPreuve securite, renseignerMaturite, ajouterProfils ciba, deposerEnregistrement, demanderMediation
  gestionnaire: admettrePreuvesTransverses facturation, admettrePreuvesTransverses securite
  verificateurs: prendreChapitre ins, dispenserDeJournee
journeeEchouee
  editeurs: deposerPreuve facturation, deposerPreuve securite, renseignerMaturite, ajouterProfils ciba, deposerEnregistrement, demanderMediation
  gestionnaire: admettrePreuvesTransverses facturation, admettrePreuvesTransverses securite
  verificateurs: prendreChapitre ins, proposerJournee, dispenserDeJournee
journeeEnregistree
  editeurs: deposerPreuve facturation, deposerPreuve securite, renseignerMaturite, ajouterProfils ciba, deposerEnregistrement, demanderMediation
  gestionnaire: admettrePreuvesTransverses facturation, admettrePreuvesTransverses securite
  verificateurs: prendreChapitre ins
journeeDispensee
  editeurs: deposerPreuve facturation, deposerPreuve securite, renseignerMaturite, ajouterProfils ciba, demanderMediation
  gestionnaire: admettrePreuvesTransverses facturation, admettrePreuvesTransverses securite
  verificateurs: prendreChapitre ins
insConforme
  editeurs: deposerPreuve facturation, deposerPreuve securite, renseignerMaturite, ajouterProfils ciba, demanderAutreDate, demanderMediation
  gestionnaire: admettrePreuvesTransverses facturation, admettrePreuvesTransverses securite
  verificateur: rendreChapitre ins, rendreAvis ins, dispenserDeJournee
  autreVerificateur: dispenserDeJournee
mediationDemandee
  editeurs: deposerPreuve facturation, deposerPreuve securite, renseignerMaturite, ajouterProfils ciba
  gestionnaire: admettrePreuvesTransverses facturation, admettrePreuvesTransverses securite, conclureMediation
  verificateurs: prendreChapitre ins, proposerJournee, dispenserDeJournee
mediationConclue
  editeurs: deposerPreuve facturation, deposerPreuve securite, renseignerMaturite, ajouterProfils ciba, demanderMediation
  gestionnaire: admettrePreuvesTransverses facturation, admettrePreuvesTransverses securite
  verificateurs: prendreChapitre ins, proposerJournee, dispenserDeJournee
profilsAjoutes
  editeurs: deposerPreuve ins, deposerPreuve facturation, deposerPreuve securite, deposerPreuve ciba, renseignerMaturite, demanderMediation
  gestionnaire: admettrePreuvesTransverses facturation, admettrePreuvesTransverses securite, admettrePreuvesTransverses ciba
  verificateurs: dispenserDeJournee
transversesAdmises
  editeurs: deposerPreuve facturation, soumettreChapitres facturation, deposerPreuve securite, renseignerMaturite, ajouterProfils ciba, demanderMediation
  gestionnaire: admettrePreuvesTransverses securite
  verificateurs: prendreChapitre ins, proposerJournee, dispenserDeJournee
testFavorable
  editeurs: deposerPreuve facturation, renseignerMaturite, ajouterProfils ciba, demanderMediation
  gestionnaire: admettrePreuvesTransverses facturation
  verificateur: prendreChapitre ins, rendreChapitre securite, rendreAvis securite, proposerJournee, dispenserDeJournee
  autreVerificateur: prendreChapitre ins, proposerJournee, dispenserDeJournee
testDefavorable
  editeurs: deposerPreuve facturation, renseignerMaturite, ajouterProfils ciba, demanderMediation
  gestionnaire: admettrePreuvesTransverses facturation
  verificateur: prendreChapitre ins, rendreChapitre securite, rendreAvis securite, proposerJournee, dispenserDeJournee
  autreVerificateur: prendreChapitre ins, proposerJournee, dispenserDeJournee
soixanteJours
  editeurs: deposerHomologation facturation, renseignerMaturite, ajouterProfils ciba, demanderMediation
  verificateurs: prendreChapitre ins, prendreChapitre facturation, prendreChapitre securite, proposerJournee, dispenserDeJournee
suspendu
  editeurs: deposerHomologation facturation, deposerPreuve securite, renseignerMaturite, ajouterProfils ciba, demanderMediation
  verificateurs: prendreChapitre ins, prendreChapitre facturation, proposerJournee, dispenserDeJournee
homologationEnAttente
  editeurs: deposerHomologation facturation, renseignerMaturite, ajouterProfils ciba, demanderMediation
certificatDepose
  editeurs: deposerHomologation facturation, renseignerMaturite, ajouterProfils ciba, demanderMediation
  verificateurs: validerHomologation facturation, refuserHomologation facturation
certificatRefuse
  editeurs: deposerHomologation facturation, renseignerMaturite, ajouterProfils ciba, demanderMediation
homologationObtenue
  gestionnaire: preparerConvention
maturiteManquante
  editeurs: renseignerMaturite, ajouterProfils ciba, demanderMediation
maturiteEnDernier
  gestionnaire: preparerConvention
`

/** All that is possible once every delay has passed and J3 is there. */
const troptard = `
effetPropose
  gestionnaire: constaterEcheance
tentativeRejetee
  gestionnaire: constaterEcheance
  horloge: proposerEffet
eligibiliteOuverte
  gestionnaire: constaterEcheance
  horloge: proposerEffet
maturiteRenseignee
  editeurs: renseignerMaturite
  gestionnaire: constaterEcheance
  horloge: proposerEffet
enDepotSansMaturite
  editeurs: demanderMediation
  gestionnaire: constaterEcheance
  verificateurs: dispenserDeJournee
  horloge: proposerEffet
enDepotComplet
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  verificateurs: dispenserDeJournee
  horloge: proposerEffet
insSoumis
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  verificateurs: prendreChapitre ins, dispenserDeJournee
  horloge: proposerEffet
journeeProposee
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  verificateurs: prendreChapitre ins, dispenserDeJournee
  horloge: proposerEffet
autreDateDemandee
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  verificateurs: prendreChapitre ins, dispenserDeJournee
  horloge: proposerEffet
journeeConfirmee
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  verificateurs: prendreChapitre ins, dispenserDeJournee, consignerJournee
  horloge: proposerEffet
journeeTenue
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  verificateurs: prendreChapitre ins, dispenserDeJournee
  horloge: proposerEffet
journeeEchouee
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  verificateurs: prendreChapitre ins, dispenserDeJournee
  horloge: proposerEffet
journeeEnregistree
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  verificateurs: prendreChapitre ins
  horloge: proposerEffet
journeeDispensee
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  verificateurs: prendreChapitre ins
  horloge: proposerEffet
insConforme
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  verificateur: rendreChapitre ins, rendreAvis ins, dispenserDeJournee, consignerJournee
  autreVerificateur: dispenserDeJournee, consignerJournee
  horloge: proposerEffet
mediationDemandee
  editeurs: renseignerMaturite
  gestionnaire: conclureMediation, constaterEcheance
  verificateurs: prendreChapitre ins, dispenserDeJournee
  horloge: proposerEffet
mediationConclue
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  verificateurs: prendreChapitre ins, dispenserDeJournee
  horloge: proposerEffet
profilsAjoutes
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  verificateurs: dispenserDeJournee
  horloge: proposerEffet
transversesAdmises
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  verificateurs: prendreChapitre ins, dispenserDeJournee
  horloge: proposerEffet
testFavorable
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  verificateur: prendreChapitre ins, rendreChapitre securite, rendreAvis securite, dispenserDeJournee
  autreVerificateur: prendreChapitre ins, dispenserDeJournee
  horloge: proposerEffet
testDefavorable
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  verificateur: prendreChapitre ins, rendreChapitre securite, rendreAvis securite, dispenserDeJournee
  autreVerificateur: prendreChapitre ins, dispenserDeJournee
  horloge: proposerEffet
soixanteJours
  editeurs: renseignerMaturite, demanderMediation
  verificateurs: prendreChapitre ins, prendreChapitre facturation, prendreChapitre securite, dispenserDeJournee
suspendu
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  verificateurs: prendreChapitre ins, prendreChapitre facturation, dispenserDeJournee
  horloge: proposerEffet
homologationEnAttente
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  horloge: proposerEffet
certificatDepose
  editeurs: renseignerMaturite, demanderMediation
  verificateurs: validerHomologation facturation, refuserHomologation facturation
certificatRefuse
  editeurs: renseignerMaturite, demanderMediation
  gestionnaire: constaterEcheance
  horloge: proposerEffet
homologationObtenue
  gestionnaire: preparerConvention
maturiteManquante
  editeurs: demanderMediation
  gestionnaire: constaterEcheance
  horloge: proposerEffet
maturiteEnDernier
  gestionnaire: preparerConvention
`

const ENSEMBLES = { editeurs: 'salarie responsable mandataire', verificateurs: 'verificateur autreVerificateur' }

/** Those who can do the same are one line. */
const enLignes = (possibles: Possibles): readonly string[] =>
  [...Map.groupBy(Object.entries(possibles), ([, actes]) => actes.join(', '))].map(([actes, groupe]) => {
    const roles = groupe.map(([role]) => role).join(' ')
    const ensemble = Object.entries(ENSEMBLES).reduce((dits, [nom, liste]) => dits.replace(liste, nom), roles)
    return `  ${ensemble}: ${actes}`
  })

const table = (quand: (histoire: readonly Fait[]) => Instant): string =>
  Object.entries(histoiresCompletes)
    .map(([nom, histoire]) => [nom, ...enLignes(possiblesDe(histoire, quand(histoire), complet))].join('\n'))
    .join('\n')

test('tout ce qui est possible, à chacun, et rien d’autre, là où un programme demande tout', () => {
  assert.equal(
    table(histoire => justeApres(histoire.at(-1)?.le ?? J3)),
    aTemps.trim(),
  )
})

test('tout ce qui est possible, à chacun, une fois toutes les échéances passées, là où un programme demande tout', () => {
  assert.equal(
    table(() => J3),
    troptard.trim(),
  )
})
