// Builds the demo city once: map tiles, road graph and addresses.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { cityFolder, root } from './root.mjs'
import { SetupError } from './say.mjs'

export function ensureCity() {
  const run = spawnSync(process.execPath, [path.join(root, 'out', 'scripts', 'city', 'main.js'), '--out', cityFolder], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new SetupError(`The demo city could not be built:\n${run.stderr}`)
}
