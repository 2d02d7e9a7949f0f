import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coteAnnonce, courrielsDAnnonce, estAnnonce } from './annonce.ts'
import type { KindMessage } from './message.ts'

const annonce = {
  numero: 'SEKWAOLGFJ',
  position: 7,
  cote: 'agence',
  auteurId: 'hugo',
  adresse: 'https://convergence.example',
} as const
const pierre = { personneId: 'pierre', courriel: 'pierre@imagerie-demo.example' }
const claire = { personneId: 'claire', courriel: 'claire@imagerie-demo.example' }

const courriel = (kind: KindMessage) => {
  const [seul] = courrielsDAnnonce({ ...annonce, kind }, [pierre])
  assert.ok(seul)
  return seul
}

test('[MSG-2] a solicitation is always announced, as a message and a decision are; a notification when asked', () => {
  assert.deepEqual(
    (['message', 'sollicitation', 'decision', 'notification'] as const).map(kind => estAnnonce({ kind })),
    [true, true, true, false],
  )
  assert.ok(estAnnonce({ kind: 'notification', annoncee: true }))
})

test('[MSG-2] the e-mail says which candidature and where to read, and nothing of the message', () => {
  const { sujet, texte } = courriel('sollicitation')
  assert.equal(sujet, 'Candidature SEKWAOLGFJ : un message vous attend')
  assert.match(texte, /Un message vous attend dans la messagerie de Convergence, pour la candidature SEKWAOLGFJ/)
  assert.match(texte, /^https:\/\/convergence\.example\/candidatures\/SEKWAOLGFJ\/messages$/m)
})

test('[MSG-2] what the programme adds to its e-mails comes at the end, as it is written', () => {
  const ajout = 'Une question ? Écrivez-nous.\n\nLe pôle Imagerie.'
  const [seul] = courrielsDAnnonce({ ...annonce, kind: 'message' }, [{ ...pierre, ajout }])
  assert.match(
    seul?.texte ?? '',
    /à ce courriel\.\n\nUne question \? Écrivez-nous\.\n\nLe pôle Imagerie\.\n\nConvergence\n$/,
  )
  assert.match(courriel('message').texte, /à ce courriel\.\n\nConvergence\n$/)
})

test('[MSG-3] a decision is told by e-mail too, without its sense', () => {
  assert.equal(courriel('decision').sujet, 'Candidature SEKWAOLGFJ : une décision vous est notifiée')
})

test('[MSG-2] each person of the other side gets one, and the author none', () => {
  assert.equal(coteAnnonce({ cote: 'agence' }), 'editeur')
  assert.equal(coteAnnonce({ cote: 'editeur' }), 'agence')
  const hugo = { personneId: 'hugo', courriel: 'hugo@agence.example' }
  const courriels = courrielsDAnnonce({ ...annonce, kind: 'message' }, [pierre, claire, hugo])
  assert.deepEqual(
    courriels.map(({ destinataire }) => destinataire),
    [pierre.courriel, claire.courriel],
  )
  assert.deepEqual(
    courriels.map(({ cle }) => cle),
    ['message:SEKWAOLGFJ:7:pierre', 'message:SEKWAOLGFJ:7:claire'],
  )
})
