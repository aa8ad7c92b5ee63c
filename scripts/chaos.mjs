// `npm run chaos -- --seconds N --seed S`: the fault suite at length. `--mutant NAME` runs it against a mutated copy of the
// product, `--mutants` against all of them: each must be found out. `--power-cut` cuts the power of a disk again and again
// while the relay and an outbox write to it; it needs root, for that disk.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { mutants } from './chaos-mutants.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { checkNode } from './setup/node-version.mjs'
import { root } from './setup/root.mjs'
import { runScript, say, SetupError } from './setup/say.mjs'

runScript(async () => {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string' },
      seed: { type: 'string' },
      mutant: { type: 'string' },
      mutants: { type: 'boolean', default: false },
      'power-cut': { type: 'boolean', default: false },
      rounds: { type: 'string', default: '50' },
      only: { type: 'string' },
      rest: { type: 'string' },
    },
  })
  checkNode()
  ensureDependencies()
  if (values['power-cut']) {
    if (!/^[1-9]\d*$/.test(values.rounds))
      throw new SetupError(`--rounds takes a whole number, not "${values.rounds}".`)
    const vitest = path.join(root, 'node_modules', '.bin', 'vitest')
    const args = [
      'run',
      '--project',
      'faults',
      'power-cut',
      '--testTimeout',
      String(60_000 + 10_000 * Number(values.rounds)),
    ]
    const env = { ...process.env, SIGNALBOX_POWER_CUTS: values.rounds }
    return spawnSync(vitest, args, { cwd: root, stdio: 'inherit', env }).status ?? 1
  }
  const { buildFaults, buildMutant } = await import('./setup/faults.mjs')
  const programs = await buildFaults()

  /** @param {Record<string, string | undefined>} options */
  const run = (options) => {
    const args = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]))
    return spawnSync(process.execPath, ['--enable-source-maps', programs.chaos, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', values.mutants ? 'pipe' : 'inherit', 'inherit'],
    })
  }
  const { seconds, seed, only, rest } = values
  const plain = { relay: programs.relay, seat: programs.seat, seconds, seed, only, rest }

  /** @param {import('./chaos-mutants.mjs').Mutant} mutant */
  const runMutant = async (mutant) => {
    const built = await buildMutant(mutant)
    const brief = {
      seconds: seconds ?? '12',
      seed: seed ?? '1',
      rest: rest ?? '20',
      only: only ?? mutant.only.join(','),
    }
    return run({ ...built, ...brief, mutant: mutant.name })
  }

  if (values.mutants) {
    let survived = 0
    for (const mutant of mutants) {
      const { status, stdout } = await runMutant(mutant)
      const named = mutant.sees.filter((code) => stdout.includes(`VIOLATION ${code}`))
      const found = status === 1 && named.length > 0
      if (!found) survived++
      say(`${found ? 'found out' : 'SURVIVED '} ${mutant.name}${found ? `: ${named.join(', ')}` : `\n${stdout}`}`)
    }
    return survived === 0 ? 0 : 1
  }
  if (values.mutant !== undefined) {
    const mutant = mutants.find(({ name }) => name === values.mutant)
    if (!mutant)
      throw new SetupError(
        `There is no mutant "${values.mutant}". Known: ${mutants.map(({ name }) => name).join(', ')}.`,
      )
    return (await runMutant(mutant)).status ?? 1
  }
  return run(plain).status ?? 1
})
