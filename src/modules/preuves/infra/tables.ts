import type { Instant } from '../../../kernel/temps.ts'

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    pieces: { empreinte: string; taille: number; type: string; recue_le: Instant }
  }
}
