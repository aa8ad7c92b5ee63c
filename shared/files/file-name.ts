// A name that every system can write to its disk, and whose ending says what the body is.
import { endings, type FileType } from './body-type.ts'

export const longestName = 120

// eslint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u001f\u007f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/
const everyUnwritable = new RegExp(unwritable.source, 'g')

export function isWritable(name: string): boolean {
  return name.length > 0 && name.length <= longestName && !unwritable.test(name) && !/^[. ]|[. ]$/.test(name)
}

/** @param name as the file was called, perhaps with its folders */
export function fittingName(name: string, type: FileType): string {
  const own = name.split(/[/\\]/).at(-1) ?? ''
  const plain = own.replaceAll(everyUnwritable, '_').replace(/^[. ]+|[. ]+$/g, '')
  const known = endings[type].find((ending) => plain.toLowerCase().endsWith(ending))
  const ending = known === undefined ? endings[type][0] : plain.slice(-known.length)
  const stem = known === undefined ? plain : plain.slice(0, -known.length)
  const kept = Array.from(stem).slice(0, longestName - ending.length)
  while (kept.join('').length > longestName - ending.length) kept.pop()
  return `${kept.join('') || 'file'}${ending}`
}
