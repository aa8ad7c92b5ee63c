// Who is meant by what was typed: an id, a name in either script or as it is read (`zhangsan`), the beginning of one, or
// initials (`zs`). Pure.
import { fold } from './scan.ts'

export interface LineTechnician {
  id: string
  name: string
  nameLatin: string
  /** whether the name begins so as it is read */
  isRead: (letters: string) => boolean
}

/** @returns all who may be meant; the id and the whole name go before beginnings */
export function findTechnicians<T extends LineTechnician>(all: readonly T[], typed: string): T[] {
  const folded = fold(typed)
  if (folded === '') return []
  const byId = all.filter(({ id }) => idForm(id) === idForm(folded))
  if (byId.length > 0) return byId
  const letters = lettersOf(folded)
  if (letters === '') return []
  const whole = all.filter((one) => lettersOf(fold(one.name)) === letters || lettersOf(fold(one.nameLatin)) === letters)
  if (whole.length > 0) return whole
  return all.filter((one) => one.isRead(letters) || beginnings(one).some((name) => name.startsWith(letters)))
}

/** `W017` and `w17` are the same id. */
function idForm(id: string): string {
  return fold(id).replace(/^([a-z]+)0+(?=\d)/, '$1')
}

function lettersOf(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]/gu, '')
}

function beginnings({ name, nameLatin }: LineTechnician): string[] {
  const words = fold(nameLatin)
    .split(/[\s-]+/)
    .map(lettersOf)
    .filter(Boolean)
  const first = words.map((word) => word[0]).join('')
  return [lettersOf(fold(name)), ...words.map((_, i) => words.slice(i).join('')), ...(words.length > 1 ? [first] : [])]
}
