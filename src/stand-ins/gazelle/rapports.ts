/** A validation as the local Gazelle knows it. Nothing here comes from a real platform. */
export type Validation = {
  readonly oid: string
  /** Opens a private validation to whoever holds it; null: public. */
  readonly clePrivee: string | null
  /** The domain of the e-mail addresses of the company that ran it: colleagues see each other's. */
  readonly organisation: string
  readonly fichier: string
  readonly service: string
  readonly versionService: string
  readonly validateur: string
  readonly versionValidateur: string
  readonly statut: 'DONE_PASSED' | 'DONE_FAILED' | 'DONE_UNDEFINED' | 'IN_PROGRESS'
  readonly date: string
  readonly forme: 'xml' | 'json'
  readonly controles: readonly Controle[]
}

export type Controle = {
  readonly id: string
  readonly libelle: string
  readonly resultat: 'PASSED' | 'FAILED' | 'UNDEFINED'
  readonly gravite: 'ERROR' | 'WARNING' | 'INFO'
  readonly emplacement: string
}

const controle = (id: string, libelle: string, emplacement: string): Controle => ({
  id,
  libelle,
  resultat: 'PASSED',
  gravite: 'INFO',
  emplacement,
})
const erreur = (id: string, libelle: string, emplacement: string): Controle => ({
  ...controle(id, libelle, emplacement),
  resultat: 'FAILED',
  gravite: 'ERROR',
})
const avertissement = (id: string, libelle: string, emplacement: string): Controle => ({
  ...controle(id, libelle, emplacement),
  resultat: 'FAILED',
  gravite: 'WARNING',
})

const CDA = { service: 'Gazelle CDA Validation', versionService: '3.4.2', forme: 'xml' } as const
const HL7V2 = { service: 'Gazelle HL7v2.x validator', versionService: '3.8.1', forme: 'xml' } as const
const XDM = { service: 'Gazelle XDM Validator', versionService: '1.6.0', forme: 'json' } as const
const IMAGERIE = 'imagerie-demo.example'

const structure = controle('CDA-S-001', 'Le document est conforme au schéma CDA R2', '/ClinicalDocument')
const entete = controle('CDA-E-014', 'L’en-tête porte l’INS du patient et son OID', '/ClinicalDocument/recordTarget')
const evenement = controle('PAM-EVN-1', 'Le type d’événement est connu du profil', 'EVN-1')

/** Nine validations of two companies, of every outcome. */
export const validations: readonly Validation[] = [
  {
    ...CDA,
    oid: '1.3.6.1.4.1.12559.11.36.8.3.24101',
    clePrivee: 'kQ7wTn2sVb8rXe41',
    organisation: IMAGERIE,
    fichier: 'CR-imagerie-scanner-thorax.xml',
    validateur: 'CI-SIS — Compte rendu d’imagerie (IMG-CR-IMG) 2024.01',
    versionValidateur: '2024.01.3',
    statut: 'DONE_PASSED',
    date: '2026-03-02T09:14:27Z',
    controles: [structure, entete, controle('CRI-007', 'L’accession number est présent', '//order/id')],
  },
  {
    ...CDA,
    oid: '1.3.6.1.4.1.12559.11.36.8.3.24102',
    clePrivee: 'pZ4mYc9dLh6uRa53',
    organisation: IMAGERIE,
    fichier: 'CR-imagerie-IRM-genou.xml',
    validateur: 'CI-SIS — Compte rendu d’imagerie (IMG-CR-IMG) 2024.01',
    versionValidateur: '2024.01.3',
    statut: 'DONE_FAILED',
    date: '2026-03-02T09:31:05Z',
    controles: [
      structure,
      erreur(
        'CRI-012',
        'La modalité n’est pas codée dans le jeu de valeurs attendu',
        '//documentationOf/serviceEvent/code',
      ),
      erreur('CDA-E-021', 'Le numéro RPPS de l’auteur manque', '/ClinicalDocument/author/assignedAuthor/id'),
      avertissement('CDA-T-003', 'La section narrative est vide', '//section[2]/text'),
    ],
  },
  {
    ...CDA,
    oid: '1.3.6.1.4.1.12559.11.36.8.3.24107',
    clePrivee: 'hB2xWq8nEf5tKj70',
    organisation: IMAGERIE,
    fichier: 'CR-imagerie-mammographie.xml',
    validateur: 'CI-SIS — Compte rendu d’imagerie (IMG-CR-IMG) 2024.01',
    versionValidateur: '2024.01.4',
    statut: 'DONE_PASSED',
    date: '2026-03-09T15:02:48Z',
    controles: [structure, entete, avertissement('CDA-T-003', 'La section narrative est vide', '//section[4]/text')],
  },
  {
    ...HL7V2,
    oid: '1.3.6.1.4.1.12559.11.36.8.3.24113',
    clePrivee: 'vN6gSd3oPy9iCw28',
    organisation: IMAGERIE,
    fichier: 'ADT-A01-admission.hl7',
    validateur: 'IHE PAM — ADT^A01^ADT_A01 (extension française 2.11)',
    versionValidateur: '2.11.1',
    statut: 'DONE_PASSED',
    date: '2026-03-11T10:20:11Z',
    controles: [evenement, controle('PAM-PID-3', 'L’INS est dans PID-3 avec son autorité', 'PID-3')],
  },
  {
    ...HL7V2,
    oid: '1.3.6.1.4.1.12559.11.36.8.3.24114',
    clePrivee: 'tL1jUz7kMa4eVx96',
    organisation: IMAGERIE,
    fichier: 'ADT-A40-fusion-identites.hl7',
    validateur: 'IHE PAM — ADT^A40^ADT_A39 (extension française 2.11)',
    versionValidateur: '2.11.1',
    statut: 'DONE_UNDEFINED',
    date: '2026-03-11T10:41:36Z',
    controles: [
      evenement,
      {
        id: 'PAM-MRG-1',
        libelle: 'L’identifiant fusionné n’a pas pu être contrôlé : autorité inconnue',
        resultat: 'UNDEFINED',
        gravite: 'WARNING',
        emplacement: 'MRG-1',
      },
    ],
  },
  {
    ...XDM,
    oid: '1.3.6.1.4.1.12559.11.36.8.3.24120',
    clePrivee: 'cF8rHb5yQs2nGt17',
    organisation: IMAGERIE,
    fichier: 'IHE_XDM-envoi-MSSante.zip',
    validateur: 'IHE XDM — Volet échange de documents MSSanté',
    versionValidateur: '1.9.0',
    statut: 'DONE_PASSED',
    date: '2026-03-16T08:55:02Z',
    controles: [
      controle('XDM-ARB-01', 'L’arborescence contient IHE_XDM/SUBSET01', 'IHE_XDM/'),
      controle('XDM-MET-04', 'Les métadonnées sont conformes au jeu CI-SIS', 'METADATA.XML'),
    ],
  },
  {
    ...XDM,
    oid: '1.3.6.1.4.1.12559.11.36.8.3.24121',
    clePrivee: null,
    organisation: IMAGERIE,
    fichier: 'IHE_XDM-sans-metadonnees.zip',
    validateur: 'IHE XDM — Volet échange de documents MSSanté',
    versionValidateur: '1.9.0',
    statut: 'DONE_FAILED',
    date: '2026-03-16T09:12:40Z',
    controles: [erreur('XDM-MET-01', 'Le fichier METADATA.XML est absent', 'IHE_XDM/SUBSET01/')],
  },
  {
    ...HL7V2,
    oid: '1.3.6.1.4.1.12559.11.36.8.3.24126',
    clePrivee: 'aD3fJk6lZx0wBm82',
    organisation: IMAGERIE,
    fichier: 'ORU-R01-resultat-imagerie.hl7',
    validateur: 'CI-SIS — Transmission de documents CDA en HL7 v2 (ORU^R01)',
    versionValidateur: '1.4.0',
    statut: 'IN_PROGRESS',
    date: '2026-03-18T16:30:00Z',
    controles: [],
  },
  {
    ...CDA,
    oid: '1.3.6.1.4.1.12559.11.36.8.3.25301',
    clePrivee: 'yE9uIo4pRt6qWs05',
    organisation: 'radio-temoin.example',
    fichier: 'CR-imagerie-radio-poignet.xml',
    validateur: 'CI-SIS — Compte rendu d’imagerie (IMG-CR-IMG) 2024.01',
    versionValidateur: '2024.01.4',
    statut: 'DONE_PASSED',
    date: '2026-03-17T11:08:19Z',
    controles: [structure, entete],
  },
]

export const compter = ({ controles }: Validation, gravite: Controle['gravite']): number =>
  controles.filter(c => c.resultat === 'FAILED' && c.gravite === gravite).length
