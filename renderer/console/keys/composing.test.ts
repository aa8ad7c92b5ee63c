// Wherever Escape leaves something in which people write, it does not while an input method composes.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
/** Nothing is written in these. */
const nothingWritten = [
  'alarms/shelve-prompt.tsx',
  'board/board-header.tsx',
  'map/technician-chooser.tsx',
  'review/review-list.tsx',
  'strip/actor-mark.tsx',
  'strip/problems-mark.tsx',
  'undo/last-acts.tsx',
]

test('[CAL8] whoever listens for Escape asks whose it is', () => {
  const listeners = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => [file, readFileSync(path.join(root, file), 'utf8')] as const)
    .filter(([, text]) => /key [!=]== 'Escape'|act === '(leave|putAway|back|close)'/.test(text))
  const deaf = listeners.filter(([, text]) => !/isComposing\(/.test(text))
  expect(listeners.length).toBeGreaterThan(12)
  expect(deaf.map(([file]) => file).filter((file) => !nothingWritten.includes(file))).toEqual([])
  for (const [file, text] of deaf) expect([file, /<(?:input|textarea)/.test(text)]).toEqual([file, false])
})
