// Finds what is written in Chinese characters by how it is read: `jiefanglu`, `jfl`, `jiefangl` and `解放lu` find 解放路. Any
// reading of a character will do, so 重庆路 is found by `chongqing` and by `zhongqing`. Knows no dictionary: is given a table.

/** Whether there is anything to read; for texts of Latin letters alone this costs nothing. */
export function hasHan(text: string): boolean {
  return /[\u3007\u3400-\u9fff\ud840-\ud8bf]/.test(text)
}

const smallA = 97
/** Nobody types more of a name; and no text makes the search long. */
const longest = 60
/** Of the rare characters, which are two units long, only the first is looked at to begin with. */
const isPair = (unit: number) => unit >= 0xd840 && unit <= 0xd8bf
const unread: readonly string[] = []

export class Pinyin {
  /** by code unit; of rare characters by themselves, below */
  private readings: (readonly string[] | undefined)[] = []
  private rare = new Map<string, readonly string[]>()
  /** by code unit: a bit for each letter that a reading begins with */
  private firsts = new Uint32Array(0)

  /** @param table lines of a syllable without its tone and all characters that may be read so; '' knows nothing */
  constructor(table: string) {
    this.learn(table)
  }

  learn(table: string): void {
    const units = table === '' ? 0 : 0x1_0000
    this.readings = Array.from({ length: units })
    this.rare = new Map()
    this.firsts = new Uint32Array(units)
    for (const line of table.split('\n')) {
      const [syllable = '', characters = ''] = line.split(' ')
      const bit = 1 << (syllable.charCodeAt(0) - smallA)
      for (const character of characters) {
        const unit = character.charCodeAt(0)
        this.firsts[unit]! |= bit
        if (isPair(unit)) this.rare.set(character, [...(this.rare.get(character) ?? unread), syllable])
        else this.readings[unit] = [...(this.readings[unit] ?? unread), syllable]
      }
    }
  }

  /**
   * A test for what was typed, made once and asked of many texts: whether something in a text is read so, by whole syllables
   * or their first letters, characters among them, the last syllable as far as it has come. Both in small letters (NFKC).
   * @returns null: nothing is read so, whatever the text
   */
  finder(typed: string): ((text: string, from?: number, to?: number) => boolean) | null {
    const letters = this.lettersOf(typed)
    if (letters === null) return null
    const { firsts } = this
    const first = letters.charCodeAt(0)
    const bit = /^[a-z]/.test(letters) ? 1 << (first - smallA) : 0
    return (text, from = 0, to = text.length) => {
      for (let at = from; at < to; at++) {
        const unit = text.charCodeAt(at)
        if (unit !== first && (firsts[unit]! & bit) === 0) continue
        if (this.reads({ text, to, letters, whole: false }, at, 0)) return true
      }
      return false
    }
  }

  isIn(text: string, typed: string): boolean {
    return this.finder(typed)?.(text) ?? false
  }

  /** Whether the text, or its beginning, is read so; null: it is not. */
  begins(text: string, typed: string): 'whole' | 'beginning' | null {
    const letters = this.lettersOf(typed)
    if (letters === null) return null
    const asked = { text, to: text.length, letters }
    if (this.reads({ ...asked, whole: true }, 0, 0)) return 'whole'
    return this.reads({ ...asked, whole: false }, 0, 0) ? 'beginning' : null
  }

  /** `xi'an` is typed with a mark so that it is not `xian`, and a name with blanks. */
  private lettersOf(typed: string): string | null {
    const letters = typed.replace(/['’\s]+/g, '')
    return this.firsts.length > 0 && letters.length <= longest && /[a-z]/.test(letters) ? letters : null
  }

  /** Whether the letters from `from` on are how the text from `at` on is read. */
  private reads(asked: Asked, at: number, from: number): boolean {
    const { text, to, letters, whole } = asked
    if (from === letters.length) return !whole || at === to
    if (at >= to) return false
    const unit = text.charCodeAt(at)
    if (unit === letters.charCodeAt(from) && this.reads(asked, at + 1, from + 1)) return true
    const pair = isPair(unit)
    const next = at + (pair ? 2 : 1)
    const readings = pair ? this.rare.get(text.slice(at, next)) : this.readings[unit]
    if (readings === undefined) return from > 0 && isBetween(unit) && this.reads(asked, next, from)
    /** a bit for each number of letters that has been tried: several readings may begin with the same ones */
    let tried = 0
    const goesOn = (count: number) => {
      if ((tried & (1 << count)) !== 0) return false
      tried |= 1 << count
      return this.reads(asked, next, from + count)
    }
    for (const syllable of readings) {
      let same = 0
      while (same < syllable.length && letters[from + same] === syllable[same]) same++
      if (same === 0) continue
      // The last one may be on its way.
      if (from + same === letters.length && (!whole || next === to)) return true
      if (same === syllable.length && goesOn(same)) return true
      if (same > 1 && syllable[1] === 'h' && goesOn(2)) return true
      if (goesOn(1)) return true
    }
    return false
  }
}

interface Asked {
  text: string
  to: number
  letters: string
  /** up to the end of the text */
  whole: boolean
}

/** What may stand between two characters and is not typed; a line ends what is read together. */
function isBetween(unit: number): boolean {
  return unit !== 10 && !/[\p{L}\p{N}\ud800-\udfff]/u.test(String.fromCharCode(unit))
}
