// Why a file was not taken: a code of the transfer, or of the rules.
import type { TFunction } from 'i18next'
import { mostFiles } from '../../../shared/model/ticket-files.ts'

export function whyWords(code: string | null, t: TFunction): string {
  if (code === null) return ''
  return t([`files.why.${code}`, `refusal.${code}`, 'files.why.other'], { code, file: '', most: mostFiles })
}
