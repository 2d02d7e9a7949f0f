import { createHash, createHmac, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { type Instant, instantDeDate } from '../../kernel/temps.ts'
import { estUuid } from '../../kernel/uuid.ts'
import { type Db, enTransaction, lireHorloge, type Tables, type Tx } from '../db/index.ts'
import { deposerCourriel } from '../mail/index.ts'
import { emettreSignataire } from './certificats.ts'
import type { Sceau } from './sceau.ts'
import type {
  Confirmation,
  DemandeCreee,
  DemandeDeSignature,
  EnvoiDeCode,
  EtatDeDemande,
  RefusDeCode,
  SignataireElectronique,
} from './signataire.ts'
import { signer } from './signer.ts'
import type {} from './tables.ts'

type Demande = Selectable<Tables['demandes_signature']>

const MINUTES = 10
const ESSAIS_MAX = 5
const CODES_MAX = 30
const SECONDES_ENTRE_CODES = 30

/** The certificate's end: the key is forgotten once used, so that nothing is gained by making it short. */
const FIN_DU_CERTIFICAT = '2046-01-01T00:00:00.000Z' as Instant

const plusSecondes = (le: Instant, secondes: number): Instant =>
  instantDeDate(new Date(Date.parse(le) + secondes * 1000))

const verrouiller = async (tx: Tx, id: string): Promise<Demande | undefined> =>
  estUuid(id)
    ? tx.selectFrom('demandes_signature').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    : undefined

/**
 * Signs in Convergence itself, for demonstrations: the person proves to hold the e-mail address by a code, and a
 * certificate is issued in the person's name by the local authority for this one signature. Not a qualified signature.
 */
export const makeSignataireLocal = ({
  db,
  sceau,
}: {
  readonly db: Db
  readonly sceau: Pick<Sceau, 'autorite' | 'secretDesCodes'>
}): SignataireElectronique => {
  const empreinteDuCode = (id: string, code: string): Buffer =>
    createHmac('sha256', sceau.secretDesCodes).update(`${id}:${code}`).digest()

  const estLeCode = ({ id, code_empreinte: attendue }: Demande, saisi: string): boolean =>
    attendue !== null && timingSafeEqual(empreinteDuCode(id, saisi), attendue)

  const demanderSignature = async (demande: DemandeDeSignature): Promise<DemandeCreee> => ({
    id: await enTransaction(db, tx => creer(tx, demande)),
    parcours: { kind: 'code' },
  })

  const envoyerCode = ({ id }: { readonly id: string }): Promise<EnvoiDeCode> =>
    enTransaction(db, async tx => {
      const demande = await verrouiller(tx, id)
      if (!demande) return { ok: false, refus: { code: 'demande_inconnue' } }
      if (demande.statut !== 'en_attente')
        return { ok: false, refus: { code: demande.statut === 'signee' ? 'deja_signee' : 'annulee' } }
      const le = await lireHorloge(tx)
      if (demande.codes_envoyes >= CODES_MAX) return { ok: false, refus: { code: 'trop_de_codes' } }
      const dansSecondes = attente(demande, le)
      if (dansSecondes > 0) return { ok: false, refus: { code: 'trop_tot', dansSecondes } }
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      const expireLe = plusSecondes(le, MINUTES * 60)
      await tx
        .updateTable('demandes_signature')
        .set({
          code_empreinte: empreinteDuCode(id, code),
          code_envoye_le: le,
          code_expire_le: expireLe,
          codes_envoyes: demande.codes_envoyes + 1,
          essais: 0,
        })
        .where('id', '=', id)
        .execute()
      await deposerCourriel(tx, courrielDuCode(demande, code))
      return { ok: true, expireLe }
    })

  const confirmer = ({ id, code }: { readonly id: string; readonly code: string }): Promise<Confirmation> =>
    enTransaction(db, async tx => {
      const demande = await verrouiller(tx, id)
      if (!demande) return { ok: false, refus: { code: 'demande_inconnue' } }
      const le = await lireHorloge(tx)
      const refus = refusDeCode(demande, le)
      if (refus) return { ok: false, refus }
      const saisi = code.replace(/\s/g, '')
      if (!estLeCode(demande, saisi)) return { ok: false, refus: await compterUnEssai(tx, demande, saisi) }
      const document = await signerAuNomDe(demande, le)
      await tx
        .updateTable('demandes_signature')
        .set({ statut: 'signee', document, signee_le: le, code_empreinte: null })
        .where('id', '=', id)
        .execute()
      return { ok: true, document, signeeLe: le }
    })

  const signerAuNomDe = async (
    { nom, courriel, qualite, organisation, raison, document }: Demande,
    le: Instant,
  ): Promise<Buffer> => {
    const { autorite } = sceau
    const sujet = { nom, courriel, ...(qualite && { qualite }), ...(organisation && { organisation }) }
    const { cle, certificat } = await emettreSignataire({ autorite, sujet, du: le, au: FIN_DU_CERTIFICAT })
    return Buffer.from(await signer(document, { cle, certificat, chaine: [autorite.certificat], nom, raison, le }))
  }

  const lireDemande = async (id: string): Promise<EtatDeDemande | null> => {
    if (!estUuid(id)) return null
    const demande = await db.selectFrom('demandes_signature').selectAll().where('id', '=', id).executeTakeFirst()
    return demande ? etat(demande) : null
  }

  const annuler = async (id: string): Promise<void> => {
    await db
      .updateTable('demandes_signature')
      .set({ statut: 'annulee', code_empreinte: null })
      .where('id', '=', id)
      .where('statut', '=', 'en_attente')
      .execute()
  }

  return { demanderSignature, lireDemande, annuler, parCode: { envoyerCode, confirmer } }
}

const creer = async (
  tx: Tx,
  { reference, document, titre, signataire, raison }: DemandeDeSignature,
): Promise<string> => {
  const empreinte = createHash('sha256').update(document).digest('hex')
  const cree = await tx
    .insertInto('demandes_signature')
    .values({
      id: randomUUID(),
      reference,
      document: Buffer.from(document),
      empreinte_soumise: empreinte,
      titre,
      nom: signataire.nom,
      courriel: signataire.courriel,
      qualite: signataire.qualite ?? null,
      organisation: signataire.organisation ?? null,
      raison,
    })
    // Written out: with a parameter in its place, a prepared statement no longer finds the index.
    .onConflict(conflit => conflit.column('reference').where(sql<boolean>`statut <> 'annulee'`).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (cree) return cree.id
  const connue = await tx
    .selectFrom('demandes_signature')
    .select(['id', 'empreinte_soumise'])
    .where('reference', '=', reference)
    .where('statut', '<>', 'annulee')
    .executeTakeFirstOrThrow()
  if (connue.empreinte_soumise !== empreinte) throw new Error(`la référence ${reference} est celle d’un autre document`)
  return connue.id
}

/** What can't be a code is a slip of the keyboard: it costs no try. */
const compterUnEssai = async (tx: Tx, { id, essais }: Demande, saisi: string): Promise<RefusDeCode> => {
  const comptes = /^\d{6}$/.test(saisi) ? essais + 1 : essais
  await tx.updateTable('demandes_signature').set({ essais: comptes }).where('id', '=', id).execute()
  return { code: 'code_faux', essaisRestants: ESSAIS_MAX - comptes }
}

/** How many seconds until another code may be sent. */
const attente = ({ code_envoye_le: dernier }: Demande, le: Instant): number =>
  dernier ? Math.ceil((Date.parse(plusSecondes(dernier, SECONDES_ENTRE_CODES)) - Date.parse(le)) / 1000) : 0

const refusDeCode = (demande: Demande, le: Instant): RefusDeCode | null => {
  if (demande.statut === 'signee') return { code: 'deja_signee' }
  if (demande.statut === 'annulee') return { code: 'annulee' }
  if (!demande.code_expire_le || le >= demande.code_expire_le) return { code: 'code_expire' }
  return demande.essais >= ESSAIS_MAX ? { code: 'essais_epuises' } : null
}

const courrielDuCode = (demande: Demande, code: string): Parameters<typeof deposerCourriel>[1] => ({
  cle: `code-de-signature:${demande.id}:${demande.codes_envoyes + 1}`,
  destinataire: demande.courriel,
  sujet: 'Votre code de signature',
  texte: [
    `Bonjour ${demande.nom},`,
    `Voici le code à saisir dans Convergence pour signer le document « ${demande.titre} » :`,
    code,
    `Il est valable ${MINUTES} minutes et ne sert qu’une fois. Ne le communiquez à personne : le saisir vaut signature.`,
    'Si vous n’avez rien à signer, ne tenez pas compte de ce message et prévenez l’agence.',
  ].join('\n\n'),
})

const etat = (demande: Demande): EtatDeDemande => ({
  id: demande.id,
  statut: demande.statut,
  document: demande.statut === 'signee' ? demande.document : null,
  trace: {
    courriel: demande.courriel,
    empreinteSoumise: demande.empreinte_soumise,
    demandeeLe: demande.demandee_le,
    codeEnvoyeLe: demande.code_envoye_le,
    signeeLe: demande.signee_le,
  },
})
