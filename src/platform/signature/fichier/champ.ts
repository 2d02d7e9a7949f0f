import type { Document } from './document.ts'
import { avec, brut, type Dico, ecrire, illisible, nomDe, type Ref, tableau, texte, type Valeur } from './objets.ts'
import { type ObjetAEcrire, nouvelleRef } from './revision.ts'

const PROFONDEUR_MAX = 32
const CHAMPS_MAX = 500

type Champ = { readonly dico: Dico; readonly nom: string }

/** The signature fields of the form, signed or not, in the form's order. */
export const champsDeSignature = (document: Document): readonly Champ[] => {
  const formulaire = document.dico(document.catalogue.entrees.get('AcroForm'))
  const trouves: Champ[] = []
  let vus = 0
  const parcourir = (
    valeur: Valeur | undefined,
    herites: { readonly type: string | null; readonly nom: string },
    profondeur: number,
  ): void => {
    const liste = document.suivre(valeur)
    if (liste?.genre !== 'tableau') return
    if (profondeur > PROFONDEUR_MAX) illisible('formulaire trop profond')
    for (const element of liste.valeurs) {
      vus++
      if (vus > CHAMPS_MAX) illisible('trop de champs')
      const dico = document.dico(element)
      if (!dico) continue
      const type = nomDe(document.suivre(dico.entrees.get('FT'))) ?? herites.type
      const titre = document.suivre(dico.entrees.get('T'))
      const nom = titre?.genre === 'scalaire' ? titre.brut : herites.nom
      if (type === 'Sig' && (dico.entrees.has('V') || !dico.entrees.has('Kids'))) trouves.push({ dico, nom })
      parcourir(dico.entrees.get('Kids'), { type, nom }, profondeur + 1)
    }
  }
  parcourir(formulaire?.entrees.get('Fields'), { type: null, nom: '' }, 0)
  return trouves
}

type PremierePage = { readonly ref: Ref; readonly dico: Dico }

const premierePage = (document: Document): PremierePage => {
  let courante = document.catalogue.entrees.get('Pages')
  for (let profondeur = 0; profondeur < PROFONDEUR_MAX; profondeur++) {
    const dico = document.dico(courante)
    if (!dico || courante?.genre !== 'ref') break
    const enfants = document.suivre(dico.entrees.get('Kids'))
    if (enfants?.genre !== 'tableau') return { ref: courante, dico }
    courante = enfants.valeurs[0]
  }
  return illisible('première page introuvable')
}

const liste = (document: Document, valeur: Valeur | undefined): readonly Valeur[] => {
  const suivie = document.suivre(valeur)
  return suivie?.genre === 'tableau' ? suivie.valeurs : []
}

/**
 * The objects that add a signed field to the document: the field with its widget, the first page and the catalogue.
 * The widget is printable and locked (F 132), empty and off the page: nothing to show or to tag, so that a PDF/UA or
 * PDF/A document stays one.
 */
export const objetsDuChamp = (
  document: Document,
  { signature, libelle }: { readonly signature: Ref; readonly libelle: string },
): readonly ObjetAEcrire[] => {
  const refChamp = nouvelleRef(document, 1)
  const page = premierePage(document)
  const pris = new Set(champsDeSignature(document).map(({ nom }) => nom))
  let rang = pris.size + 1
  while (pris.has(`(Signature${rang})`)) rang++
  const champ: Dico = {
    genre: 'dico',
    entrees: new Map<string, Valeur>([
      ['Type', { genre: 'nom', nom: 'Annot' }],
      ['Subtype', { genre: 'nom', nom: 'Widget' }],
      ['FT', { genre: 'nom', nom: 'Sig' }],
      ['T', brut(`(Signature${rang})`)],
      ['TU', texte(libelle)],
      ['V', signature],
      ['F', brut('132')],
      ['Rect', tableau(['-2', '-2', '-2', '-2'].map(brut))],
      ['P', page.ref],
    ]),
  }
  const nouvellePage = avec(page.dico, {
    Annots: tableau([...liste(document, page.dico.entrees.get('Annots')), refChamp]),
    Tabs: page.dico.entrees.get('Tabs') ?? { genre: 'nom', nom: 'S' },
  })
  return [
    { num: refChamp.num, gen: 0, contenu: ecrire(champ) },
    { num: page.ref.num, gen: page.ref.gen, contenu: ecrire(nouvellePage) },
    ...objetsDuFormulaire(document, refChamp),
  ]
}

const objetsDuFormulaire = (document: Document, refChamp: Ref): readonly ObjetAEcrire[] => {
  const existant = document.catalogue.entrees.get('AcroForm')
  const formulaire = document.dico(existant) ?? { genre: 'dico', entrees: new Map() }
  const nouveau = avec(formulaire, {
    Fields: tableau([...liste(document, formulaire.entrees.get('Fields')), refChamp]),
    // The file holds signatures, and is only ever appended to.
    SigFlags: brut('3'),
  })
  if (existant?.genre === 'ref') return [{ num: existant.num, gen: existant.gen, contenu: ecrire(nouveau) }]
  const { num, gen } = document.refCatalogue
  return [{ num, gen, contenu: ecrire(avec(document.catalogue, { AcroForm: nouveau })) }]
}
