import { join, resolve } from 'node:path'
import { type Config, ConfigurationRefusee, type CoordonneesOperateur, NIVEAUX, type Sceau } from './config.ts'
import { RACINE } from './racine.ts'
import { type Environnement, type Lecteur, lecteur } from './variables.ts'

const PORT = 3000
const OPERATEUR_DEMONSTRATION = 'Agence de démonstration'
const SECRET_MIN = 32
const MO = 1_024 * 1_024
const GO = 1_024 * MO

const lireOidc = ({ fautes, texte, url }: Lecteur): Config['oidc'] => {
  const emetteur = url('OIDC_ISSUER', { protocoles: ['https:', 'http:'], exemple: 'https://connexion.agence.example' })
  const clientId = texte('OIDC_CLIENT_ID')
  const clientSecret = texte('OIDC_CLIENT_SECRET')
  if (emetteur && clientId && clientSecret) return { emetteur, clientId, clientSecret }
  const manquantes = Object.entries({
    OIDC_ISSUER: emetteur,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  }).filter(([, valeur]) => valeur === undefined)
  if (manquantes.length < 3)
    fautes.push(
      `${manquantes.map(([nom]) => nom).join(' et ')} : à donner aussi ; les trois réglages du fournisseur d’identité vont ensemble.`,
    )
  return undefined
}

const lireDemonstration = ({ fautes, texte, drapeau }: Lecteur): boolean => {
  const emetteur = texte('OIDC_ISSUER')
  const demonstration = drapeau('DEMONSTRATION', !emetteur && !texte('DATABASE_URL'))
  if (demonstration && emetteur)
    fautes.push(
      'DEMONSTRATION=1 est refusé avec OIDC_ISSUER : la démonstration ouvre des comptes au mot de passe connu de tous. Retirez l’un ou l’autre.',
    )
  if (!demonstration && !emetteur)
    fautes.push(
      'OIDC_ISSUER est obligatoire hors démonstration (pour une démonstration sur votre base : DEMONSTRATION=1).',
    )
  return demonstration
}

const lireSceau = ({ fautes, texte, fichier }: Lecteur): Sceau | undefined => {
  const [p12, cle, certificats] = [fichier('SEAL_P12'), fichier('SEAL_KEY'), fichier('SEAL_CERT')]
  if (p12 && (cle || certificats)) fautes.push('SEAL_P12 et SEAL_KEY : un seul cachet, l’un ou l’autre.')
  if (p12) return { kind: 'p12', fichier: p12, motDePasse: texte('SEAL_PASSWORD') ?? '' }
  if (cle && certificats) return { kind: 'pem', cle, certificats }
  if (cle || certificats) fautes.push('SEAL_KEY et SEAL_CERT vont ensemble : la clé du cachet et ses certificats.')
  return undefined
}

const PORT_CLAMD = 3_310

const lireAntivirus = ({ fautes, texte, entier }: Lecteur): Config['antivirus'] => {
  const tailleMax = entier('CLAMD_TAILLE_MAX_MO', { defaut: 100, min: 1, max: 4_096 }) * MO
  const clamd = texte('CLAMD')
  if (clamd === undefined) return undefined
  if (clamd.startsWith('unix:')) return { adresse: { chemin: clamd.slice('unix:'.length) }, tailleMax }
  const url = URL.parse(clamd)
  if (url?.protocol === 'tcp:' && url.hostname !== '')
    return { adresse: { hote: url.hostname, port: Number(url.port || PORT_CLAMD) }, tailleMax }
  fautes.push(`CLAMD vaut « ${clamd} » : on attend par exemple unix:/run/clamav/clamd.ctl ou tcp://127.0.0.1:3310.`)
  return undefined
}

const lireS3 = ({ fautes, texte, url }: Lecteur): Config['s3'] => {
  const adresse = url('S3_URL', { protocoles: ['https:', 'http:'], exemple: 'https://s3.agence.example' })
  const [seau, cle, secret] = [texte('S3_BUCKET'), texte('S3_ACCESS_KEY'), texte('S3_SECRET_KEY')]
  if (adresse && seau && cle && secret) return { adresse, seau, cle, secret, region: texte('S3_REGION') ?? 'us-east-1' }
  const manquants = Object.entries({ S3_URL: adresse, S3_BUCKET: seau, S3_ACCESS_KEY: cle, S3_SECRET_KEY: secret })
    .filter(([, valeur]) => valeur === undefined)
    .map(([nom]) => nom)
  if (manquants.length < 4)
    fautes.push(`${manquants.join(', ')} : à donner aussi ; les réglages du magasin S3 vont ensemble.`)
  return undefined
}

/** Several platforms are named with a space between them, and their keys in the same order. */
const lireGazelle = ({ fautes, texte, drapeau }: Lecteur): Config['gazelle'] => {
  const adresses = texte('GAZELLE_BASE_URL')?.split(/\s+/) ?? []
  const cles = texte('GAZELLE_API_KEY')?.split(/\s+/) ?? []
  const local = drapeau('GAZELLE_LOCAL', false)
  if (cles.length > adresses.length)
    fautes.push(
      'GAZELLE_API_KEY : une clé est donnée sans adresse dans GAZELLE_BASE_URL ; à quelle plateforme sert-elle ?',
    )
  const admise = (adresse: string): boolean => {
    const { protocol, username, password } = URL.canParse(adresse) ? new URL(adresse) : { protocol: '' }
    return (protocol === 'https:' || (local && protocol === 'http:')) && !username && !password
  }
  if (!adresses.every(admise))
    fautes.push(
      'GAZELLE_BASE_URL n’est pas une adresse valable : on attend par exemple https://gazelle.agence.example (en clair ou sur un réseau privé : GAZELLE_LOCAL=1).',
    )
  if (adresses.length === 0) return undefined
  return {
    plateformes: adresses.map((adresse, rang) => ({ adresse: adresse.replace(/\/+$/, ''), cle: cles[rang] })),
    local,
  }
}

/** PUB-3; LCEN, art. 6 III — what the public pages say of who operates the service. */
const lireOperateur = ({ texte, courriel }: Lecteur): CoordonneesOperateur => ({
  adresse: texte('OPERATEUR_ADRESSE') ?? '',
  courriel: courriel('OPERATEUR_COURRIEL') ?? '',
  telephone: texte('OPERATEUR_TELEPHONE') ?? '',
  directeurPublication: texte('OPERATEUR_DIRECTEUR') ?? '',
  hebergeur: texte('OPERATEUR_HEBERGEUR') ?? '',
  delegueDonnees: courriel('OPERATEUR_DPO') ?? '',
})

/** Outside a demonstration, what has no safe default must be said. */
const exiger = ({ fautes, texte }: Lecteur, noms: Readonly<Record<string, string>>): void => {
  for (const [nom, raison] of Object.entries(noms))
    if (texte(nom) === undefined) fautes.push(`${nom} est obligatoire hors démonstration : ${raison}.`)
}

/**
 * The settings, checked all at once. `secretSession` is empty when a demonstration has to make one.
 * @throws ConfigurationRefusee with a sentence for each fault
 */
export const lireConfig = (env: Environnement): Config => {
  const lu = lecteur(env)
  const { fautes, texte, entier, drapeau, parmi, url, origine, fichier } = lu
  const demonstration = lireDemonstration(lu)
  const port = entier('PORT', { defaut: PORT, min: 1, max: 65_535 })
  const secretSession = texte('SESSION_SECRET') ?? ''
  if (secretSession && secretSession.length < SECRET_MIN)
    fautes.push(`SESSION_SECRET est trop court : au moins ${SECRET_MIN} caractères tirés au hasard.`)
  if (!demonstration)
    exiger(lu, {
      BASE_URL: 'l’adresse publique du service',
      SESSION_SECRET: 'le même pour tous les processus',
      SMTP_URL: 'le serveur par lequel partent les courriels',
      MAIL_FROM: 'l’expéditeur des courriels',
      NOM_OPERATEUR: 'le nom de l’agence, en tête des pages',
      OPERATEUR_ADRESSE: 'l’adresse postale de l’agence, dans les mentions légales',
      OPERATEUR_COURRIEL: 'l’adresse électronique à laquelle lui écrire',
      OPERATEUR_TELEPHONE: 'le numéro auquel la joindre',
      OPERATEUR_DIRECTEUR: 'le nom du directeur ou de la directrice de la publication',
      OPERATEUR_HEBERGEUR: 'le nom, l’adresse et le téléphone de l’hébergeur',
      OPERATEUR_DPO: 'l’adresse électronique du délégué à la protection des données',
    })
  const operateur = lireOperateur(lu)
  const sceau = lireSceau(lu)
  if (!demonstration && !sceau && fautes.every(faute => !faute.startsWith('SEAL_')))
    fautes.push(
      'SEAL_P12, ou SEAL_KEY et SEAL_CERT, est obligatoire hors démonstration : le sceau de l’agence sur ses documents.',
    )
  const config: Config = {
    demonstration,
    hote: texte('HOST') ?? '127.0.0.1',
    port,
    adressePublique: origine('BASE_URL', 'https://convergence.agence.example') ?? `http://localhost:${port}`,
    derriereMandataire: drapeau('TRUST_PROXY', false),
    dossier: resolve(texte('DATA_DIR') ?? join(RACINE, 'data')),
    base: {
      url: url('DATABASE_URL', {
        protocoles: ['postgres:', 'postgresql:'],
        exemple: 'postgresql://compte@serveur/base',
      }),
      connexions: entier('POOL_MAX', { defaut: 10, min: 2, max: 500 }),
    },
    quotas: {
      candidature: entier('QUOTA_CANDIDATURE_GO', { defaut: 200, min: 1, max: 100_000 }) * GO,
      entreprise: entier('QUOTA_ENTREPRISE_GO', { defaut: 2_000, min: 1, max: 1_000_000 }) * GO,
      reserve: entier('RESERVE_DISQUE_MO', { defaut: 1_024, min: 64, max: 1_000_000 }) * MO,
    },
    antivirus: lireAntivirus(lu),
    clesDesPieces: fichier('PIECES_KEYS'),
    s3: lireS3(lu),
    oidc: lireOidc(lu),
    courriel: {
      smtp: url('SMTP_URL', {
        protocoles: ['smtp:', 'smtps:'],
        exemple: 'smtps://compte:motdepasse@courriel.agence.example',
      }),
      de: texte('MAIL_FROM') ?? 'Convergence <ne-pas-repondre@convergence.invalid>',
    },
    secretSession,
    marqueEtat: drapeau('MARQUE_ETAT', false),
    nomOperateur: texte('NOM_OPERATEUR') ?? OPERATEUR_DEMONSTRATION,
    operateur: demonstration ? undefined : operateur,
    gazelle: lireGazelle(lu),
    sceau,
    niveauLog: parmi('LOG_LEVEL', NIVEAUX, 'info'),
  }
  if (fautes.length > 0) throw new ConfigurationRefusee(fautes)
  return geler(config)
}

const geler = <T extends object>(valeur: T): T => {
  for (const enfant of Object.values(valeur)) if (typeof enfant === 'object' && enfant !== null) geler(enfant)
  return Object.freeze(valeur)
}
