// A name in at most two letters, as it stands on a chip.
const han = /\p{Script=Han}/u

/** Of a Chinese name its last two characters, as colleagues call each other; else the first letters of first and last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = Array.from(words.join(''))
  if (letters.length > 0 && letters.every((letter) => han.test(letter))) return letters.slice(-2).join('')
  const first = firstOf(words[0] ?? '') ?? '?'
  const last = words.length > 1 ? (firstOf(words.at(-1)!) ?? '') : ''
  return (first + last).toUpperCase()
}

function firstOf(word: string): string | undefined {
  return Array.from(word)[0]
}
