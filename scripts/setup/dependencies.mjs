// Installs what package-lock.json names, if that is not what is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.mjs'
import { say, SetupError } from './say.mjs'

const marker = path.join(root, 'node_modules', '.signalbox-installed')

export function ensureDependencies() {
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return
  say('Dependencies: installing (npm ci)')
  const started = Date.now()
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (run.status !== 0)
    throw new SetupError('npm ci failed: see above. Check the network and the registry, then try again.')
  writeFileSync(marker, wanted)
  say(`Dependencies: installed in ${Math.round((Date.now() - started) / 1000)} s`)
}
