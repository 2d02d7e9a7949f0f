import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Monde } from './monde.ts'
import { cocher, constaterRefus, constaterTexte, envoyer, lire, repondre, suivre } from './pages.ts'

const NOM = 'Certification des solutions de téléconsultation'
const classeur = (nom: string): string => join(import.meta.dirname, '..', 'donnees', nom)

/** Saved; some parts show what they make of it, and lead back to the chantier by a link. */
const enregistrer = async (nadia: Page): Promise<void> => {
  assert.equal(await envoyer(nadia, nadia.getByRole('main').getByRole('button', { name: 'Enregistrer' }).last()), 303)
  await nadia
    .getByText(/enregistrée?/)
    .first()
    .waitFor()
  const retour = nadia.getByRole('main').getByRole('link', { name: 'Revenir au chantier' }).last()
  if ((await retour.count()) > 0) await suivre(nadia, 'Revenir au chantier')
  await nadia.getByRole('heading', { level: 1, name: NOM }).waitFor()
}

export const ouvrirUnChantier = async ({ constater }: Monde, nadia: Page): Promise<void> => {
  await suivre(nadia, 'Atelier')
  await constaterTexte(nadia, /Aucun chantier/, /Publiés 5 dispositifs/)
  await constater(nadia, 'atelier-01-accueil')
  await suivre(nadia, 'Créer un dispositif')
  await nadia.getByLabel('Code').fill('Télé consultation !')
  await constaterRefus(nadia, 'Ouvrir le chantier', { statut: 422, phrases: [/nom/i, /code/i] })
  await constater(nadia, 'atelier-02-nouveau-refus')
  await nadia.getByLabel('Nom du dispositif').fill(NOM)
  await nadia.getByLabel('Code').fill('teleconsultation')
  await envoyer(nadia, 'Ouvrir le chantier')
  await constaterTexte(nadia, /Prochaine étape : à vous Complétez « Identité du dispositif »/, /points à corriger/)
  await constater(nadia, 'atelier-03-chantier')
}

export const ecrireLIdentite = async ({ constater }: Monde, nadia: Page): Promise<void> => {
  await suivre(nadia, 'Identité du dispositif')
  await nadia
    .getByLabel('Présentation', { exact: false })
    .first()
    .fill('Le guichet est ouvert aux éditeurs qui demandent la certification de leur solution de téléconsultation.')
  await nadia.getByLabel('Nom du parcours').fill('Téléconsultation')
  await nadia.getByLabel('Titre du premier formulaire').fill('Recevabilité')
  await cocher(nadia.getByRole('radio', { name: /^Certificat de conformité/ }))
  await nadia.getByLabel('Début des références').fill('CERT-TLC')
  await nadia.getByLabel('Durée de validité').fill('trois')
  await constaterRefus(nadia, nadia.getByRole('main').getByRole('button', { name: 'Enregistrer' }).last(), {
    statut: 422,
    phrases: [/nombre/],
  })
  assert.equal(await nadia.getByLabel('Début des références').inputValue(), 'CERT-TLC')
  await constater(nadia, 'atelier-04-identite-refus')
  await nadia.getByLabel('Durée de validité').fill('3')
  await enregistrer(nadia)
  await constaterTexte(nadia, /Recevabilité/)
}

export const ecrireLesReglages = async ({ constater }: Monde, nadia: Page): Promise<void> => {
  await suivre(nadia, 'Délais et rappels')
  const abandon = nadia.getByRole('group', { name: /Abandon faute de réponse/ })
  await cocher(abandon.getByLabel('Ce délai existe'))
  await abandon.getByLabel('Jours', { exact: true }).fill('30')
  await constater(nadia, 'atelier-05-delais')
  await enregistrer(nadia)
  await suivre(nadia, 'Profils et exigences applicables')
  await nadia.getByRole('group', { name: 'Profil 2' }).getByLabel('Libellé').fill('Cabine ou borne')
  await nadia.getByLabel('Périmètres applicables').fill('Version 1')
  await constater(nadia, 'atelier-06-profils')
  await enregistrer(nadia)
}

/** A question of their own, and one that is asked only of those who answered yes. */
export const ecrireLeFormulaire = async ({ constater }: Monde, nadia: Page): Promise<void> => {
  await suivre(nadia, 'Recevabilité')
  const ajouter = async (question: string, nature: string, autres: () => Promise<void>): Promise<void> => {
    await suivre(nadia, /Ajouter une question à la section « Informations relatives à la solution »/)
    await nadia.getByRole('textbox', { name: 'Question', exact: true }).fill(question)
    await cocher(nadia.getByRole('radio', { name: new RegExp(`^${nature}`) }))
    await autres()
    await envoyer(nadia, 'Enregistrer')
  }
  await ajouter('La solution équipe-t-elle une cabine ou une borne ?', 'Oui ou non', () =>
    cocher(nadia.getByLabel('La réponse est obligatoire')),
  )
  await ajouter('Fabricant de la cabine ou de la borne', 'Texte court', async () => {
    await cocher(nadia.getByLabel('La réponse est obligatoire'))
    await nadia
      .getByLabel('Demandée')
      .selectOption({ label: 'si « La solution équipe-t-elle une cabine ou une borne ? » vaut « Oui »' })
  })
  await constaterTexte(nadia, /La solution équipe-t-elle une cabine/, /Fabricant de la cabine ou de la borne/)
  await constater(nadia, 'atelier-07-formulaire')
  await suivre(nadia, 'Revenir au chantier')
}

const MENTIONS = {
  'Désignation du service': 'Agence de démonstration, pôle Certification',
  'Adresse postale': '1 place de la Démonstration, 75999 Paris',
  'Adresse électronique': 'certification@agence.example',
  Téléphone: '01 99 00 12 34',
  'Silence de l’administration': 'Le silence gardé pendant deux mois vaut décision de rejet.',
  'Voies et délais de recours':
    'Un rejet peut être contesté dans les deux mois devant le tribunal administratif compétent.',
  'Prénom et nom': 'Dominique Roux',
  Qualité: 'direction générale',
} as const

export const ecrireLesTextes = async ({ constater }: Monde, nadia: Page): Promise<void> => {
  await suivre(nadia, 'Charte')
  await nadia.getByRole('textbox', { name: 'Titre', exact: true }).fill('Conditions générales de la certification')
  await nadia
    .getByRole('textbox', { name: /^Texte/ })
    .fill(
      '# Engagements\n\nL’éditeur s’engage à :\n\n- présenter la version mise en service ;\n- dire à l’agence ce qui la change.',
    )
  await enregistrer(nadia)
  await suivre(nadia, 'Convention et décision')
  await cocher(nadia.getByRole('radio', { name: /^Aucune convention/ }))
  await nadia.getByLabel('Nom de l’instance').fill('Commission de certification')
  await constater(nadia, 'atelier-08-convention')
  await enregistrer(nadia)
  await suivre(nadia, 'Mentions légales')
  for (const [champ, texte] of Object.entries(MENTIONS))
    await nadia.getByRole('textbox', { name: new RegExp(`^${champ}`) }).fill(texte)
  await constater(nadia, 'atelier-09-mentions')
  await enregistrer(nadia)
}

export const adopterLesExigences = async ({ constater }: Monde, nadia: Page): Promise<void> => {
  await suivre(nadia, /^Exigences$/)
  await nadia.getByLabel('Classeur des exigences').setInputFiles(classeur('REM-faulty-demo.xlsx'))
  await envoyer(nadia, 'Lire le classeur')
  await constaterTexte(nadia, /faute/, /L1/, /En-tête inattendu « Ancien profil »/)
  assert.equal(await nadia.getByRole('button', { name: 'Adopter ces exigences' }).count(), 0)
  await constater(nadia, 'atelier-10-fautes')
  await nadia.goto('/atelier/teleconsultation/exigences')
  await nadia.getByLabel('Classeur des exigences').setInputFiles(classeur('REM-TLC-demo.xlsx'))
  await envoyer(nadia, 'Lire le classeur')
  await constaterTexte(nadia, /14 exigences/, /1 préconisation/, /16 preuves/, /4 chapitres/)
  await constater(nadia, 'atelier-11-exigences')
  await envoyer(nadia, 'Adopter ces exigences')
  await nadia.goto('/atelier/teleconsultation')
}

/** Seen as a candidate will see it, nothing left to mend, then in force. */
export const publierLeGuichet = async ({ constater }: Monde, nadia: Page): Promise<void> => {
  await constaterTexte(nadia, /Prochaine étape/)
  await constater(nadia, 'atelier-12-complet')
  await suivre(nadia, 'Voir comme un candidat')
  await suivre(nadia, /Voir : recevabilité/i)
  await repondre(nadia, /équipe-t-elle une cabine/, 'Oui')
  await nadia.getByLabel('Fabricant de la cabine').waitFor({ state: 'visible' })
  await constater(nadia, 'atelier-13-apercu')
  await nadia.goto('/atelier/teleconsultation/controle')
  await constaterTexte(nadia, /Rien ne s’oppose à la publication/)
  await nadia.goto('/atelier/teleconsultation/publication')
  await constater(nadia, 'atelier-14-publication')
  await envoyer(nadia, nadia.getByRole('main').getByRole('button', { name: /Publier/ }))
  await constaterTexte(nadia, /publié/i)
  await constater(nadia, 'atelier-15-publie')
}

/** @returns what the éditeur reads of the first form that the agency has just written */
export const candidaterAuSixieme = async ({ constater }: Monde, pierre: Page): Promise<string> => {
  await pierre.goto('/dispositifs/teleconsultation')
  await constaterTexte(pierre, new RegExp(NOM), /certification de leur solution de téléconsultation/)
  await pierre.goto('/produits/nouveau')
  await pierre.getByLabel('Nom du produit').fill('Visio Soins')
  await pierre.getByLabel('Version').fill('2.0')
  await pierre.getByLabel('Description du produit').fill('Téléconsultation en cabine et à domicile.')
  await cocher(pierre.getByRole('checkbox').first())
  await envoyer(pierre, 'Suivant')
  await envoyer(pierre, 'Valider')
  await suivre(pierre, 'Engager une démarche')
  await suivre(pierre, NOM)
  await suivre(pierre, /Candidater avec Visio Soins/)
  await constaterTexte(pierre, /Conditions générales de la certification/, /Engagements/)
  await cocher(pierre.getByLabel(/Je confirme que le représentant/))
  await envoyer(pierre, /Accepter la charte/)
  await constaterTexte(pierre, /Candidature n° [A-Z0-9]{10}/, /Recevabilité À compléter/)
  await constater(pierre, 'atelier-16-candidature')
  await suivre(pierre, 'Compléter l’étape')
  await constater(pierre, 'atelier-17-formulaire')
  return lire(pierre)
}
