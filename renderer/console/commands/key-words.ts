// A key as the reader's keyboard has it written.
import type { TFunction } from 'i18next'

export function keyWords(key: string, t: TFunction): string {
  return key
    .split(/(?<=.)\+/)
    .map((part) => t(`key.${part}`, part))
    .join('+')
}
