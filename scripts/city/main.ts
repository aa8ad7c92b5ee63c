// The command that builds the demo city: --out DIR says where, --force builds even what is there already.
import { createRequire } from 'node:module'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runScript, say, SetupError } from '../setup/say.mjs'
import { buildCity, cityIsCurrent } from './build-city.ts'
import { readPinnedInputs } from './city-inputs.ts'

runScript(async () => {
  const { values } = parseArgs({ options: { out: { type: 'string' }, force: { type: 'boolean' } } })
  if (!values.out) throw new SetupError('say where the demo city goes: --out DIR')
  const out = path.resolve(values.out)
  if (!values.force && (await cityIsCurrent(out))) {
    say(`demo city: up to date in ${out}`)
    return
  }
  const inputs = await readPinnedInputs()
  const began = performance.now()
  await buildCity({
    fixtures: path.join(packageFolder(inputs.package), inputs.folder),
    out,
    log: (line) => say(`demo city: ${line}`),
  })
  say(`demo city: built in ${((performance.now() - began) / 1000).toFixed(1)} s, in ${out}`)
})

function packageFolder(name: string): string {
  try {
    return path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
  } catch (error) {
    throw new SetupError(`the package ${name} is not installed: run npm install`, { cause: error })
  }
}
