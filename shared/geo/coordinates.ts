// Coordinates as people paste them: `51.17, 71.44`, `51°10'N 71°26'E`, `北纬51.17 东经71.44`. Degrees north come first
// unless letters say otherwise.
import type { Place } from '../model/place.ts'

const directions: readonly (readonly [RegExp, string])[] = [
  [/北纬|с\.?\s?ш\.?/gi, 'N'],
  [/南纬|ю\.?\s?ш\.?/gi, 'S'],
  [/东经|в\.?\s?д\.?/gi, 'E'],
  [/西经|з\.?\s?д\.?/gi, 'W'],
]
const number = String.raw`\d{1,2}(?:[.,]\d+)?`
const angle = String.raw`([+-]?\d{1,3}(?:[.,]\d+)?)\s*(°)?\s*(?:(${number})\s*')?\s*(?:(${number})\s*")?`
const between = String.raw`\s*[,;]?\s*`
const letter = String.raw`\s*([NSEW])\s*`
/** Each with the places of its direction and its numbers among what is found. */
const forms: readonly (readonly [RegExp, readonly number[], readonly number[]])[] = [
  [new RegExp(`^${angle}${between}${angle}$`, 'i'), [0, 1, 2, 3, 4], [0, 5, 6, 7, 8]],
  [new RegExp(`^${letter}${angle}${between}${letter}${angle}$`, 'i'), [1, 2, 3, 4, 5], [6, 7, 8, 9, 10]],
  [new RegExp(`^${angle}${letter}${between}${angle}${letter}$`, 'i'), [5, 1, 2, 3, 4], [10, 6, 7, 8, 9]],
]

interface Angle {
  degrees: number
  direction: string | undefined
  /** nothing but a whole number, which may be a house number */
  bare: boolean
}

/** @returns null: these are no coordinates */
export function parseCoordinates(text: string): Place | null {
  const written = plain(text)
  for (const [form, one, other] of forms) {
    const found = form.exec(written)
    const part = (at: number) => (at === 0 ? undefined : found?.[at])
    if (found) return placeOf(angleOf(one.map(part)), angleOf(other.map(part)))
  }
  return null
}

function placeOf(first: Angle | null, second: Angle | null): Place | null {
  if (!first || !second || first.bare || second.bare) return null
  const [lat, lon] = isLongitude(first) || isLatitude(second) ? [second, first] : [first, second]
  if (isLongitude(lat) || isLatitude(lon)) return null
  if (Math.abs(lat.degrees) > 90 || Math.abs(lon.degrees) > 180) return null
  return { lat: lat.degrees, lon: lon.degrees }
}

/** To about a metre. */
export function coordinateText({ lat, lon }: Place): string {
  return `${lat.toFixed(5)}, ${lon.toFixed(5)}`
}

function plain(text: string): string {
  // Before NFKC, which makes letters and pairs of these.
  let signs = text
    .replace(/[º˚]/g, '°')
    .replace(/[″”“„]|''|′′/g, '"')
    .replace(/[′’‘ʹ]/g, "'")
    .normalize('NFKC')
    .replace(/^\s*geo:/i, '')
    .replace(/[度]/g, '°')
    .replace(/[分]/g, "'")
    .replace(/[秒]/g, '"')
  for (const [words, letter] of directions) signs = signs.replace(words, letter)
  return signs.trim()
}

function angleOf([letter, whole, sign, minutes, seconds]: (string | undefined)[]): Angle | null {
  const value = (part: string | undefined) => Number((part ?? '0').replace(',', '.'))
  const [degrees, m, s] = [value(whole), value(minutes), value(seconds)]
  const split = minutes !== undefined || seconds !== undefined
  if (m >= 60 || s >= 60 || (split && (sign === undefined || !Number.isInteger(degrees)))) return null
  const direction = letter?.toUpperCase()
  const negative = whole!.startsWith('-')
  if (negative && direction !== undefined) return null
  const size = Math.abs(degrees) + m / 60 + s / 3600
  return {
    degrees: negative || direction === 'S' || direction === 'W' ? -size : size,
    direction,
    bare: Number.isInteger(degrees) && sign === undefined && direction === undefined && !/[.,]/.test(whole!),
  }
}

function isLatitude({ direction }: Angle): boolean {
  return direction === 'N' || direction === 'S'
}

function isLongitude({ direction }: Angle): boolean {
  return direction === 'E' || direction === 'W'
}
