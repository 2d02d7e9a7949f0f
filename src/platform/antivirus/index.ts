export type { Antivirus, Verdict } from './antivirus.ts'
export { type AdresseClamd, antivirusClamd, type ReglagesClamd } from './clamd.ts'
