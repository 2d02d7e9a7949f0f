export { creerGazelleLocal, type ReglagesGazelleLocal } from './serveur.ts'
