import path from 'node:path'
import { expect, test } from 'vitest'
import { playwrightFailures, vitestFailures } from './failures.mjs'
import { root } from './root.mjs'

const file = path.join(root, 'shared', 'sum.test.ts')
const stack = `    at ${file}:12:5\n    at file:///runner.js:302:11`

test('a failed unit test is named with what was expected and where', () => {
  const failed = { status: 'failed', fullName: 'adds', failureMessages: [`Error: expected 2 to be 3\n${stack}`] }
  const passed = { status: 'passed', fullName: 'takes away', failureMessages: [] }
  expect(vitestFailures([{ name: file, status: 'failed', assertionResults: [passed, failed] }])).toEqual([
    'shared/sum.test.ts › adds\n    Error: expected 2 to be 3\n    line 12',
  ])
})

test('a file that cannot be read is named with the reason; one that passed is not', () => {
  const bad = { name: file, status: 'failed', message: 'Cannot find module', assertionResults: [] }
  const good = { name: file, status: 'passed', message: '', assertionResults: [] }
  expect(vitestFailures([good, bad])).toEqual(['shared/sum.test.ts\n    Cannot find module'])
})

test('a failed window test, however deep, is named with what it saw: no colours, no stack, no more than fits a screen', () => {
  const message = `Error: \u001b[2mexpect(\u001b[22mlocator).toHaveText\n\nExpected: "a"\nReceived: "${'b'.repeat(500)}"\n${'more\n'.repeat(50)}`
  const failed = { status: 'failed', error: { message }, errorLocation: { line: 108 } }
  const spec = { ok: false, file: 'board.spec.ts', line: 53, title: '[BRD1] sorts', tests: [{ results: [failed] }] }
  const [said, ...rest] = playwrightFailures([{ suites: [{ specs: [{ ...spec, ok: true }, spec] }] }])
  expect(rest).toEqual([])
  const lines = said!.split('\n')
  expect(lines.slice(0, 3)).toEqual([
    'test/e2e/board.spec.ts:53 › [BRD1] sorts',
    '    Error: expect(locator).toHaveText',
    '    Expected: "a"',
  ])
  expect(lines.at(-1)).toBe('    line 108')
  expect(lines.length).toBeLessThanOrEqual(8)
  for (const one of lines) expect(one.length).toBeLessThanOrEqual(164)
})

test('a window test that ended without a word is still named', () => {
  const spec = { ok: false, file: 'board.spec.ts', line: 53, title: 'sorts', tests: [{ results: [] }] }
  expect(playwrightFailures([{ specs: [spec] }])).toEqual(['test/e2e/board.spec.ts:53 › sorts'])
})
