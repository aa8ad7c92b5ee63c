// Finds what is written in Chinese characters by how it is read: `jiefanglu`, `jfl`, `jiefangl` and `解放lu` find 解放路. Any
// reading of a character will do, so 重庆路 is found by `chongqing` and by `zhongqing`. Knows no dictionary: is given a table.

/** Whether there is anything to read; for texts of Latin letters alone this costs nothing. */
export function hasHan(text: string): boolean {
  return /[\u3007\u3400-\u9fff\ud840-\ud8bf]/.test(text)
}

const [smallA, smallZ] = [97, 122]
/** What may stand between two characters and is not typed; a line ends what is read together. */
const between = /[^\p{L}\p{N}\n]/u
/** Nobody types more of a name; and no text makes the search long. */
const longest = 60

export class Pinyin {
  private readings = new Map<string, string[]>()
  /** by code unit: a bit for each letter that a reading begins with */
  private firsts = new Uint32Array(0)

  /** @param table lines of a syllable without its tone and all characters that may be read so; '' knows nothing */
  constructor(table: string) {
    this.learn(table)
  }

  learn(table: string): void {
    this.readings = new Map()
    this.firsts = new Uint32Array(table === '' ? 0 : 0x1_0000)
    for (const line of table.split('\n')) {
      const [syllable = '', characters = ''] = line.split(' ')
      const bit = 1 << (syllable.charCodeAt(0) - smallA)
      for (const character of characters) {
        const known = this.readings.get(character)
        if (known) known.push(syllable)
        else this.readings.set(character, [syllable])
        this.firsts[character.charCodeAt(0)]! |= bit
      }
    }
  }

  /**
   * Whether something in the text is read as what was typed: whole syllables or their first letters, characters among
   * them, the last syllable as far as it has come. Both in small letters (NFKC).
   * @param to only so far
   */
  isIn(text: string, typed: string, to = text.length): boolean {
    const letters = lettersOf(typed)
    if (!this.mayRead(letters)) return false
    const first = letters.charCodeAt(0)
    const bit = first >= smallA && first <= smallZ ? 1 << (first - smallA) : 0
    for (let at = 0; at < to; at++) {
      const unit = text.charCodeAt(at)
      if (unit !== first && (this.firsts[unit]! & bit) === 0) continue
      if (this.reads({ text, to, letters, whole: false }, at, 0)) return true
    }
    return false
  }

  /** Whether the text, or its beginning, is read so; null: it is not. */
  begins(text: string, typed: string): 'whole' | 'beginning' | null {
    const letters = lettersOf(typed)
    if (!this.mayRead(letters)) return null
    const asked = { text, to: text.length, letters }
    if (this.reads({ ...asked, whole: true }, 0, 0)) return 'whole'
    return this.reads({ ...asked, whole: false }, 0, 0) ? 'beginning' : null
  }

  private mayRead(letters: string): boolean {
    return this.firsts.length > 0 && letters.length <= longest && /[a-z]/.test(letters)
  }

  /** Whether the letters from `from` on are how the text from `at` on is read. */
  private reads(asked: Asked, at: number, from: number): boolean {
    const { text, to, letters, whole } = asked
    if (from === letters.length) return !whole || at === to
    if (at >= to) return false
    const character = String.fromCodePoint(text.codePointAt(at)!)
    const next = at + character.length
    if (letters.startsWith(character, from) && this.reads(asked, next, from + character.length)) return true
    for (const syllable of this.readings.get(character) ?? []) {
      let same = 0
      while (same < syllable.length && letters[from + same] === syllable[same]) same++
      if (same === 0) continue
      // The last one may be on its way.
      if (from + same === letters.length && (!whole || next === to)) return true
      if (same === syllable.length && this.reads(asked, next, from + same)) return true
      if (same > 1 && syllable[1] === 'h' && this.reads(asked, next, from + 2)) return true
      if (this.reads(asked, next, from + 1)) return true
    }
    return from > 0 && between.test(character) && this.reads(asked, next, from)
  }
}

interface Asked {
  text: string
  to: number
  letters: string
  /** up to the end of the text */
  whole: boolean
}

/** `xi'an` is typed with a mark so that it is not `xian`, and a name with blanks. */
function lettersOf(typed: string): string {
  return typed.replace(/['’\s]+/g, '')
}
