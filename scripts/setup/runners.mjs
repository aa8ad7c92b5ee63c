// Runs the test runners and adds up what they say. Every check counts; what was skipped is named with its reason.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { playwrightFailures, vitestFailures } from './failures.mjs'
import { root } from './root.mjs'
import { say } from './say.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number, failures?: string[] }} Tally what failed, by name, and why */

/** @param {string} name */
const tool = (name) => path.join(root, 'node_modules', '.bin', name)
const results = path.join(root, 'test-results')

/** @returns {Tally} */
export function nothing() {
  return { passed: 0, failed: 0, skipped: 0 }
}

/** @param {Tally} sum @param {Tally} part */
export function add(sum, part) {
  sum.passed += part.passed
  sum.failed += part.failed
  sum.skipped += part.skipped
  sum.failures = [...(sum.failures ?? []), ...(part.failures ?? [])]
}

/** @param {Tally} sum @returns {string} the last line of a test run, and before it what has failed */
export function line(sum) {
  const failures = (sum.failures ?? []).map((name) => `FAILED ${name}\n`).join('')
  return `${failures}${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`
}

/**
 * A tool that says yes or no counts as one test.
 * @param {string} what @param {string} command @param {string[]} args @returns {Tally}
 */
export function check(what, command, args) {
  const run = spawnSync(tool(command), args, { cwd: root, encoding: 'utf8' })
  const ok = run.status === 0
  say(`${ok ? 'ok    ' : 'FAILED'} ${what}`)
  if (!ok) say(`${run.stdout}${run.stderr}`)
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, failures: ok ? [] : [what] }
}

/** @returns {Tally} */
export function staticChecks() {
  const sum = nothing()
  add(sum, check('format', 'oxfmt', ['--check']))
  add(sum, check('lint and arrows', 'oxlint', []))
  add(sum, check('types', 'tsc', ['-b']))
  return sum
}

/**
 * @param {string[]} projects @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Tally>}
 */
export async function vitest(projects, env = process.env) {
  const file = path.join(results, `vitest-${projects.join('-')}.json`)
  rmSync(file, { force: true })
  const code = await runTool(
    'vitest',
    [
      'run',
      ...projects.flatMap((name) => ['--project', name]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    env,
  )
  const whole = `the run of ${projects.join(', ')} (vitest)`
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, failures: [whole] }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const suites = report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? 1 : 0
  const failed = report.numFailedTests + suites
  const named = vitestFailures(report.testResults)
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: code !== 0 && named.length === 0 ? [whole] : named,
  }
}

/**
 * @param {string[]} args @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Tally>}
 */
export async function playwright(args, env) {
  const file = path.join(results, 'playwright.json')
  rmSync(file, { force: true })
  const code = await runTool('playwright', ['test', '-c', 'test/e2e/playwright.config.ts', ...args], env)
  const whole = `the windows (playwright ${args.join(' ')})`
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, failures: [whole] }
  const { stats, suites } = JSON.parse(readFileSync(file, 'utf8'))
  const failed = stats.unexpected + stats.flaky
  const named = playwrightFailures(suites)
  return {
    passed: stats.expected,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: stats.skipped,
    failures: code !== 0 && named.length === 0 ? [whole] : named,
  }
}

/** @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<number>} the exit code */
export function runTool(name, args, env) {
  return new Promise((resolve) => {
    const child = spawn(tool(name), args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('exit', (code) => resolve(code ?? 1))
    child.once('error', () => resolve(1))
  })
}
