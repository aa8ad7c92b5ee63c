import { expect, test } from 'vitest'
import { recall } from './history.ts'

const lines = ['u 1', 'k', 'a 1042 w17']

test('[LIN7] up goes back to the first line, down again to what was being typed', () => {
  let walk = null
  let text = 'p 10'
  const seen: string[] = []
  for (const by of [-1, -1, -1, -1, 1, 1, 1, 1] as const) {
    const step = recall(lines, walk, text, by)
    if (step) ({ walk, text } = step)
    seen.push(text)
  }
  expect(seen).toEqual(['a 1042 w17', 'k', 'u 1', 'u 1', 'k', 'a 1042 w17', 'p 10', 'p 10'])
  expect(recall([], null, 'x', -1)).toBeNull()
})
