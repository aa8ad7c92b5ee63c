// The reading of a Chinese name in Latin letters without tones: 吕布 is `lvbu`, as it is typed.
import { pinyin } from 'pinyin-pro'

/**
 * Syllables run together, and on a line of their own the first letters; other letters and digits stand as they are. A name
 * whose first character has another sound as a surname is read both ways: 单田芳 is a person, 单位 is none.
 */
export function nameReading(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase()
  return [...new Set([...reading(folded, 'off'), ...reading(folded, 'head')])].join('\n')
}

function reading(name: string, surname: 'off' | 'head'): [whole: string, initials: string] {
  const options = { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive', surname } as const
  const syllables = pinyin(name, options).flatMap((syllable) => syllable.match(/[\p{L}\p{N}]+/gu) ?? [])
  return [syllables.join(''), syllables.map((syllable) => syllable[0]).join('')]
}
