// How each Chinese character may be read, from the dictionary: the table that `Pinyin` finds by.
import { pinyin } from 'pinyin-pro'

/** 〇; the characters of the basic plane; the rare ones, which are in names all the same. */
const blocks = [
  [0x3007, 0x3007],
  [0x3400, 0x9fff],
  [0x2_0000, 0x3_23af],
] as const

/** Lines of a syllable without its tone and all characters that may be read so. */
export function pinyinTable(): string {
  const characters = new Map<string, string>()
  for (const [first, last] of blocks)
    for (let code = first; code <= last; code++) {
      const character = String.fromCodePoint(code)
      for (const syllable of readingsOf(character))
        characters.set(syllable, (characters.get(syllable) ?? '') + character)
    }
  return Array.from(characters, ([syllable, all]) => `${syllable} ${all}`).join('\n')
}

/** An ü is typed as v, and by many as u: 吕 is `lv` and `lu`. */
function readingsOf(character: string): Set<string> {
  const read = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true })
  const syllables = read.filter((syllable) => /^[a-z]+$/.test(syllable))
  return new Set(syllables.flatMap((one) => (one.includes('v') ? [one, one.replace('v', 'u')] : [one])))
}
