export { type EntreeZip, ecrireZip } from './zip.ts'
