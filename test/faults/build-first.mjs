// Builds the relay, the seats, the suite's own program and the quick mutants once, before the tests.
import { mutants, quickMutants } from '../../scripts/chaos-mutants.mjs'
import { buildFaults, buildMutant, checkMutant } from '../../scripts/setup/faults.mjs'

/** @param {import('vitest/node').TestProject} project */
export async function setup(project) {
  // Also those that only the long run builds.
  mutants.forEach(checkMutant)
  const product = await buildFaults()
  const quick = []
  for (const mutant of mutants.filter(({ name }) => quickMutants.includes(name)))
    quick.push({ name: mutant.name, only: mutant.only, sees: mutant.sees, ...(await buildMutant(mutant)) })
  project.provide('product', product)
  project.provide('mutants', quick)
}
