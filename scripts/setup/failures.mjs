// What has failed, by name and with the first lines of why, out of the reports of the test runners.
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from './root.mjs'

/** @typedef {{ status: string, fullName: string, failureMessages?: string[] | null }} VitestTest */
/** @typedef {{ name: string, status: string, message?: string, assertionResults: VitestTest[] }} VitestFile */
/** @typedef {{ results: { status?: string, error?: { message?: string }, errorLocation?: { line: number } }[] }} PlaywrightRun */
/** @typedef {{ ok: boolean, file: string, line: number, title: string, tests?: PlaywrightRun[] }} PlaywrightSpec */
/** @typedef {{ specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite */

const mostLines = 6
const mostCharacters = 160

/** @param {VitestFile[]} files @returns {string[]} */
export function vitestFailures(files) {
  return files.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(root, name)
    const tests = assertionResults.filter((one) => one.status === 'failed')
    if (tests.length > 0)
      return tests.map(({ fullName, failureMessages }) => {
        const message = failureMessages?.[0] ?? ''
        return `${file} › ${fullName}${why(message, lineIn(name, message))}`
      })
    return status === 'failed' ? [`${file}${why(message)}`] : []
  })
}

/** @param {PlaywrightSuite[]} suites @returns {string[]} */
export function playwrightFailures(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.filter(({ ok }) => !ok).map(failedSpec),
    ...playwrightFailures(inner),
  ])
}

/** @param {PlaywrightSpec} spec */
function failedSpec({ file, line, title, tests = [] }) {
  const failed = tests.flatMap(({ results }) => results).find(({ error }) => error)
  return `test/e2e/${file}:${line} › ${title}${why(failed?.error?.message, failed?.errorLocation?.line)}`
}

/** @param {string} file @param {string} message one with its stack @returns {number | undefined} where in that file it was */
function lineIn(file, message) {
  const place = message.split(`${file}:`)[1]
  return place === undefined ? undefined : Number.parseInt(place, 10)
}

/** @param {string} [message] @param {number} [at] a line @returns {string} the first lines before the stack, each indented */
function why(message = '', at) {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((one) => one.trim() !== '')
  const stack = lines.findIndex((one) => /^\s+at /.test(one))
  return [
    ...lines.slice(0, stack < 0 ? mostLines : Math.min(stack, mostLines)),
    ...(at === undefined ? [] : [`line ${at}`]),
  ]
    .map((one) => `\n    ${one.trim().slice(0, mostCharacters)}`)
    .join('')
}
