// Finding addresses while they are typed: street, then number, in either script, by the beginnings of words, in Chinese also
// as it is read, and in spite of a typing error. The work depends on the number of different words in the names of streets,
// not on the number of houses.
import { closeness } from './closeness.ts'
import { distanceMetres } from './distance.ts'
import { foldHouse, foldWords, isKindWord } from './address-fold.ts'
import { transliterate } from './transliterate.ts'
import type { AddressBook } from './address-book.ts'
import { foldText } from '../text/fold-text.ts'
import { hasHan, type Pinyin } from '../pinyin/pinyin.ts'
import type { Place, Site } from '../model/place.ts'

export type FoundSite = Pick<Site, 'address' | 'addressLatin' | 'area' | 'place'>

/** A street stands for its houses while no number is typed. */
export type FoundAddress =
  | { kind: 'street'; name: string; latin: string; houses: number }
  | ({ kind: 'site' } & FoundSite)

interface Street {
  readonly name: string
  readonly latin: string
  readonly words: readonly string[]
  /** its name where it is Chinese, to be read; else '' */
  readonly han: string
  /** places in the book's list of addresses */
  readonly houses: number[]
}

interface Hit {
  street: Street
  house: string
  cost: number
}

const limit = 8
/** What a kind of street costs that this street is not. */
const otherKind = 2
/** What each word of the name costs that was not typed. */
const untyped = 0.1
/** What it costs that a Chinese name only begins so, and that it is met in its middle. */
const [unfinished, inside] = [1, 1.5]
const filler = /^(дом|д|д\.|№|house|no\.?|号)$/iu

export class AddressSearch {
  private readonly book: AddressBook
  private readonly streets: Street[]
  private readonly words: ReadonlySet<string>
  private readonly pinyin: Pinyin | null
  private readonly chinese: boolean

  /** @param pinyin how Chinese names are read; null: there are none, or nobody knows */
  constructor(book: AddressBook, pinyin: Pinyin | null) {
    this.book = book
    this.pinyin = pinyin
    this.streets = book.streets.map(([name, latin]) => ({
      name,
      latin,
      words: [...new Set([...foldWords(name), ...foldWords(latin)])],
      han: hasHan(name) ? foldText(name) : '',
      houses: [],
    }))
    this.chinese = this.streets.some(({ han }) => han !== '')
    for (const [at, [street]] of book.addresses.entries()) this.streets[street]!.houses.push(at)
    this.words = new Set(this.streets.flatMap(({ words }) => words))
  }

  find(text: string): FoundAddress[] {
    const readings = readingsOf(text, this.chinese)
    let hits = this.hits(readings, false)
    if (hits.length === 0) hits = this.hits(readings, true)
    return this.withHouses(hits)
  }

  /** The addresses around a place, nearest first. */
  near(place: Place, metres: number, most: number): { metres: number; site: FoundSite }[] {
    const degrees = metres / 111_000
    const found: { metres: number; at: number }[] = []
    for (const [at, [, , lat, lon]] of this.book.addresses.entries()) {
      if (Math.abs(lat - place.lat) > degrees) continue
      const away = distanceMetres(place, { lat, lon })
      if (away <= metres) found.push({ metres: away, at })
    }
    return found
      .sort((a, b) => a.metres - b.metres)
      .slice(0, most)
      .map(({ metres, at }) => ({ metres, site: this.site(at) }))
  }

  private hits(readings: readonly Reading[], typos: boolean): Hit[] {
    const costs = new Map<string, Map<string, number>>()
    const costsOf = (typed: string) => {
      let found = costs.get(typed)
      if (!found) costs.set(typed, (found = this.wordCosts(typed, typos)))
      return found
    }
    const hits: Hit[] = []
    for (const { words, house, typed } of readings)
      for (const street of this.streets) {
        const cost = least(streetCost(street, words, costsOf), this.hanCost(street, typed))
        if (cost !== null) hits.push({ street, house, cost })
      }
    return hits.sort((a, b) => a.cost - b.cost)
  }

  /** Which words of streets' names a typed word may be, and how far off. */
  private wordCosts(typed: string, typos: boolean): Map<string, number> {
    const costs = new Map<string, number>()
    // What is a word as it stands has no errors in it.
    const errors = typos && !this.words.has(typed)
    for (const word of this.words) {
      const cost = closeness(typed, word, errors)
      if (cost !== null) costs.set(word, cost)
    }
    return costs
  }

  /** A Chinese name has no words to begin with: it is found by any part of it, as it is written or read. */
  private hanCost({ han }: Street, typed: string): number | null {
    if (han === '' || typed === '') return null
    if (han === typed) return 0
    if (han.startsWith(typed)) return unfinished
    const read = this.pinyin?.begins(han, typed) ?? null
    if (read !== null) return read === 'whole' ? 0 : unfinished
    return han.includes(typed) || this.pinyin?.isIn(han, typed) ? inside : null
  }

  private withHouses(hits: readonly Hit[]): FoundAddress[] {
    const [best, second] = hits
    if (!best) return []
    if (best.house === '') {
      const sure = !second || second.street === best.street || (best.cost < untyped && second.cost >= untyped)
      if (!sure) {
        const streets = [...new Set(hits.filter(({ house }) => house === '').map(({ street }) => street))]
        return streets
          .slice(0, limit)
          .map(({ name, latin, houses }) => ({ kind: 'street', name, latin, houses: houses.length }))
      }
      return best.street.houses.slice(0, limit).map((at) => this.found(at))
    }
    const numbered = hits.filter(({ house }) => house !== '')
    const ranked = numbered.flatMap(({ street, house, cost }) =>
      street.houses.flatMap((at) => {
        const away = houseCost(this.book.addresses[at]![1], house)
        return away === null ? [] : [{ at, cost: cost + away }]
      }),
    )
    // The number is not in the book: the nearest ones of the best street, to choose a neighbour from.
    if (ranked.length === 0) {
      const number = parseInt(best.house, 10)
      const off = (at: number) => Math.abs(parseInt(this.book.addresses[at]![1], 10) - number) || 0
      ranked.push(...best.street.houses.map((at) => ({ at, cost: off(at) })))
    }
    const seen = new Set<number>()
    return ranked
      .sort((a, b) => a.cost - b.cost)
      .filter(({ at }) => !seen.has(at) && seen.add(at))
      .slice(0, limit)
      .map(({ at }) => this.found(at))
  }

  private found(at: number): FoundAddress {
    return { kind: 'site', ...this.site(at) }
  }

  private site(at: number): FoundSite {
    const [street, housenumber, lat, lon, area] = this.book.addresses[at]!
    const { name, latin } = this.streets[street]!
    return {
      address: `${name}, ${housenumber}`,
      addressLatin: `${latin} ${transliterate(housenumber)}`,
      area: this.book.areas[area]!,
      place: { lat, lon },
    }
  }
}

/** One way to read what was typed: which of it is the street, and which the number. */
interface Reading {
  words: string[]
  /** the street as it was typed */
  typed: string
  /** '': none typed yet */
  house: string
}

function least(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b)
}

/** @param chinese whether a number follows its street without a blank: 解放路12号 */
function readingsOf(text: string, chinese: boolean): Reading[] {
  const apart = chinese ? foldText(text).replace(/(\p{L})(?=\d)|(\d)(?=\p{Script=Han})/gu, '$1$2 ') : text
  const parts = apart
    .trim()
    .split(/[\s,，]+/)
    .filter((part) => part !== '' && !filler.test(part))
  const reading = (street: readonly string[], house: readonly string[]): Reading => ({
    words: foldWords(street.join(' ')),
    typed: foldText(street.join('')),
    house: foldHouse(house.join('')),
  })
  const readings = parts.flatMap((part, at) =>
    at > 0 && /^\d/.test(part) ? [reading(parts.slice(0, at), parts.slice(at))] : [],
  )
  if (parts.length > 1 && /^\d/.test(parts[0]!)) readings.push(reading(parts.slice(1), parts.slice(0, 1)))
  readings.push(reading(parts, []))
  return readings.filter(({ words }) => words.some((word) => !isKindWord(word)))
}

/** @returns null: it is not this street */
function streetCost(
  { words }: Street,
  typed: readonly string[],
  costsOf: (typed: string) => ReadonlyMap<string, number>,
): number | null {
  const left = new Set(words)
  let sum = 0
  for (const one of typed) {
    const costs = costsOf(one)
    let best: string | undefined
    for (const word of left) {
      const cost = costs.get(word)
      if (cost !== undefined && (best === undefined || cost < costs.get(best)!)) best = word
    }
    if (best !== undefined) {
      sum += costs.get(best)!
      left.delete(best)
    } else if (isKindWord(one)) sum += otherKind
    else return null
  }
  // The two scripts write kinds and endings differently: what is left over counts little.
  for (const word of left) if (!isKindWord(word)) sum += untyped
  return sum
}

/** @returns null: it is another number */
function houseCost(housenumber: string, typed: string): number | null {
  const house = foldHouse(housenumber)
  if (house === typed) return 0
  if (!house.startsWith(typed)) return null
  // 12 is meant by 12Б rather than by 120.
  return /\d/.test(house.charAt(typed.length)) ? 1 : 0.5
}
