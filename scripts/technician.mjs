// `npm run technician -- --id w17`: the terminal client of one technician, at the running demo.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { checkNode } from './setup/node-version.mjs'
import { root } from './setup/root.mjs'
import { runScript } from './setup/say.mjs'

runScript(async () => {
  checkNode()
  ensureDependencies()
  ensureBuilt()
  const program = path.join(root, 'out', 'scripts', 'technician', 'main.js')
  return spawnSync(process.execPath, [program, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }).status ?? 1
})
