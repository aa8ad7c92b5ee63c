// Addresses in the form in which they are compared: Latin letters of the roughest spelling, so that "Қабанбай", "Кабанбай",
// "Qabanbai" and "Kabanbay" are one word.
import { transliterate } from './transliterate.ts'

const rough: readonly (readonly [RegExp, string])[] = [
  [/shch/g, 'sh'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/zh/g, 'j'],
  [/ts/g, 'c'],
  [/y[eo]/g, 'e'],
  [/x/g, 'ks'],
  [/q/g, 'k'],
  [/w/g, 'v'],
  [/y/g, 'i'],
  [/ng/g, 'n'],
  [/([a-z])\1+/g, '$1'],
]

function folded(text: string): string {
  let letters = transliterate(text.normalize('NFKC')).toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  for (const [spelling, instead] of rough) letters = letters.replace(spelling, instead)
  return letters
}

/** The words of a name or an address, without what stands between them. */
export function foldWords(text: string): string[] {
  return folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** A house number: `12 Б` is `12b`; a slash stays. */
export function foldHouse(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}/]/gu, '')
}

const kinds: ReadonlySet<string> = new Set(
  foldWords(
    'улица ул көшесі көше проспект пр даңғылы бульвар переулок пер проезд тупик шоссе трасса площадь набережная микрорайон ' +
      'мкр street str st avenue ave boulevard blvd lane drive close highway square embankment microdistrict',
  ),
)

/** Whether a folded word says what kind of street it is, and not which. */
export function isKindWord(word: string): boolean {
  return kinds.has(word)
}
