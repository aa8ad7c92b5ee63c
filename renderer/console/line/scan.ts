// The command line as words with their places. Full-width letters, digits and signs, accents and capitals make no
// difference. Pure.

/** One character of the line as it is compared: it may be several, or none. */
interface Glyph {
  from: number
  to: number
  folded: string
}

export interface Token {
  from: number
  to: number
  folded: string
  glyphs: readonly Glyph[]
}

/** As texts are compared: `Ｗ１７` and `w17` are the same. */
export function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

const between = /^[\s,，、;；。]+$/u

export function scan(text: string): Token[] {
  const tokens: Token[] = []
  let glyphs: Glyph[] = []
  let at = 0
  const end = () => {
    if (glyphs.length > 0) tokens.push(tokenOf(glyphs))
    glyphs = []
  }
  for (const char of text) {
    const glyph = { from: at, to: at + char.length, folded: fold(char) }
    at = glyph.to
    if (between.test(char) || between.test(glyph.folded)) end()
    else glyphs.push(glyph)
  }
  end()
  return tokens
}

/** The first so many characters as compared, and the rest; null: there is no place to cut. */
export function cut(token: Token, length: number): [Token, Token] | null {
  let before = 0
  for (const [i, glyph] of token.glyphs.entries()) {
    if (before === length && i > 0) return [tokenOf(token.glyphs.slice(0, i)), tokenOf(token.glyphs.slice(i))]
    before += glyph.folded.length
  }
  return null
}

function tokenOf(glyphs: readonly Glyph[]): Token {
  const folded = glyphs.map((one) => one.folded).join('')
  return { from: glyphs[0]!.from, to: glyphs.at(-1)!.to, folded, glyphs }
}
