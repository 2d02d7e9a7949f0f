import { instant } from '../../kernel/temps.ts'

export const maintenant = instant('2026-11-21T09:12:33.123Z')

export const empreinte = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
