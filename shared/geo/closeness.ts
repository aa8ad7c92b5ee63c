// How far a typed word is from a known one: the same, its beginning, or one or two typing errors off.

/** Edits (a letter too many, too few, another one, or two exchanged) that a word of this length may be off. */
function errorsAllowed(length: number): number {
  if (length < 4) return 0
  return length < 8 ? 1 : 2
}

/** @returns 0 for the same word, 1 for its beginning, 2 and more with errors in it; null: another word */
export function closeness(typed: string, word: string, typos: boolean): number | null {
  if (typed === word) return 0
  if (word.startsWith(typed)) return 1
  const allowed = typos ? errorsAllowed(typed.length) : 0
  if (allowed === 0 || word.length < typed.length - allowed) return null
  // Each letter that the word does not have at all is an error of its own.
  if (bits(letters(typed) & ~letters(word)) > allowed) return null
  const off = editsToBeginning(typed, word.slice(0, typed.length + allowed), allowed)
  return off <= allowed ? 1 + off : null
}

/** Optimal string alignment with the beginning of `word` that is nearest; more than `most` is told as `most + 1`. */
function editsToBeginning(typed: string, word: string, most: number): number {
  let before: number[] = []
  let last = Array.from({ length: word.length + 1 }, (_, j) => j)
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    let leastOfRow = i
    for (let j = 1; j <= word.length; j++) {
      const same = typed[i - 1] === word[j - 1]
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1])
        least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
      if (least < leastOfRow) leastOfRow = least
    }
    if (leastOfRow > most) return most + 1
    before = last
    last = row
  }
  return Math.min(...last)
}

const known = new Map<string, number>()
const mostKnown = 100_000

/** One bit for each letter of a word; letters that share a bit only make it less telling. */
function letters(word: string): number {
  let found = known.get(word)
  if (found === undefined) {
    found = 0
    for (let at = 0; at < word.length; at++) found |= 1 << (word.charCodeAt(at) & 31)
    if (known.size >= mostKnown) known.clear()
    known.set(word, found)
  }
  return found
}

function bits(mask: number): number {
  let left = mask
  let count = 0
  for (; left !== 0; count++) left &= left - 1
  return count
}
