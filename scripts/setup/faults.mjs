// Builds the programs of the fault suite, and mutated copies of the product for it to find out.
import path from 'node:path'
import { readFileSync } from 'node:fs'
import { build, loadConfigFromFile, mergeConfig } from 'vite'
import { root } from './root.mjs'
import { SetupError } from './say.mjs'

/** @typedef {import('../chaos-mutants.mjs').Mutant} Mutant */
/** @typedef {{ relay: string, seat: string }} Product */

/** The product built apart, so that nobody who runs it meanwhile is disturbed. */
const product = {
  'server/main': 'server/main.ts',
  'server/sqlite-worker': 'server/store/sqlite-worker.ts',
  seat: 'test/faults/seat-main.ts',
}

/** @returns {Promise<Product & { chaos: string }>} the suite itself, and the product as it is */
export async function buildFaults() {
  const out = path.join(root, 'out/faults')
  await buildInto(out, { ...product, chaos: 'test/faults/chaos-main.ts' }, [])
  return { ...programs(out), chaos: path.join(out, 'chaos.js') }
}

/** @param {Mutant} mutant @returns {Promise<Product>} */
export async function buildMutant(mutant) {
  const out = path.join(root, 'out/mutants', mutant.name)
  await buildInto(out, product, [mutation(mutant)])
  return programs(out)
}

/** @param {string} out @returns {Product} */
function programs(out) {
  return { relay: path.join(out, 'server/main.js'), seat: path.join(out, 'seat.js') }
}

/** @param {string} outDir @param {Record<string, string>} input @param {import('vite').Plugin[]} plugins */
async function buildInto(outDir, input, plugins) {
  const mode = /** @type {const} */ ({ command: 'build', mode: 'production' })
  const loaded = await loadConfigFromFile(mode, path.join(root, 'vite.node.config.ts'), root, 'error')
  if (!loaded) throw new SetupError('vite.node.config.ts cannot be read.')
  const config = mergeConfig(loaded.config, { root, configFile: false, logLevel: 'warn', plugins, build: { outDir } })
  // Merging would add the programs to those of the product; these are all there is to build.
  config.build.rolldownOptions = { ...config.build.rolldownOptions, input }
  await build(config)
}

/** That a mutant still is one: each text that it replaces is in the source once. @param {Mutant} mutant */
export function checkMutant({ name, edits }) {
  for (const { file, find } of edits) {
    const parts = readFileSync(path.join(root, file), 'utf8').split(find).length - 1
    if (parts !== 1)
      throw new SetupError(
        `Mutant ${name}: its text is in ${file} ${parts} times, not once. Bring scripts/chaos-mutants.mjs up to date.`,
      )
  }
}

/** @param {Mutant} mutant @returns {import('vite').Plugin} */
function mutation(mutant) {
  checkMutant(mutant)
  const { edits } = mutant
  return {
    name: 'mutation',
    enforce: 'pre',
    transform(code, id) {
      const own = edits.filter(({ file }) => path.join(root, file) === id)
      if (own.length === 0) return null
      return { code: own.reduce((text, { find, replace }) => text.replace(find, () => replace), code), map: null }
    },
  }
}
