export { type Bornes, executerAPart, makeAPart } from './a-part.ts'
