// Skills as they are listed in a sentence.
import type { TFunction } from 'i18next'
import type { Language } from '../../../shared/ipc/contract.ts'

/** A code that only another system knows stands as it is. */
export function skillWords(codes: readonly string[], t: TFunction, language: Language): string {
  return codes.map((code) => t(`skill.${code}`, code)).join(language === 'zh' ? '、' : ', ')
}
