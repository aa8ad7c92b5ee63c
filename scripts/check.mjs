// `npm run check`: format, lint, arrows, types and unit tests; a minute at most.
import { ensureDependencies } from './setup/dependencies.mjs'
import { checkNode } from './setup/node-version.mjs'
import { add, line, staticChecks, vitest } from './setup/runners.mjs'
import { runScript, say } from './setup/say.mjs'

runScript(async () => {
  checkNode()
  ensureDependencies()
  const sum = staticChecks()
  add(sum, await vitest(['unit']))
  say(line(sum))
  return sum.failed === 0 ? 0 : 1
})
