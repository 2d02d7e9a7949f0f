import assert from 'node:assert/strict'
import test from 'node:test'
import type { Formulaire } from '../domain/formulaire.ts'
import { phrasesFautes } from './phrases-formulaire.ts'

const formulaire: Formulaire = {
  sections: [
    {
      code: 's',
      titre: 'S',
      champs: [
        { code: 'siret', libelle: 'SIRET', type: 'siret', obligatoire: true },
        {
          code: 'distributeurs',
          libelle: 'Distributeurs',
          type: 'liste',
          obligatoire: true,
          lignes: [
            { code: 'signature', libelle: 'Signature du mandat', type: 'date', obligatoire: true },
            { code: 'fin', libelle: 'Fin du mandat', type: 'date', obligatoire: true, apres: 'signature' },
          ],
        },
      ],
    },
  ],
}

test('[ADM-2] a fault is told as what to do, in the field’s own words', () => {
  assert.deepEqual(phrasesFautes(formulaire, [{ champ: 'siret', code: 'siret_invalide' }]), [
    {
      champ: 'siret',
      phrase:
        'Vérifiez « SIRET » : un SIRET compte 14 chiffres, dont une clé de contrôle. Exemple : 732 829 320 00074.',
    },
  ])
})

test('a fault in a line says which line, and names the field it is compared with', () => {
  assert.deepEqual(
    phrasesFautes(formulaire, [{ champ: 'distributeurs.1.fin', code: 'date_anterieure', apres: 'signature' }]),
    [
      {
        champ: 'distributeurs.1.fin',
        phrase: 'Ligne 2 : Vérifiez « Fin du mandat » : la date ne peut pas précéder celle de « Signature du mandat ».',
      },
    ],
  )
})
