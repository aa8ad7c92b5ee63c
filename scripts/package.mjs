// `npm run package`: makes the unpacked app in dist/. With --release only on the official Electron.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { ensureElectron } from './setup/electron-runtime.mjs'
import { checkNode } from './setup/node-version.mjs'
import { root } from './setup/root.mjs'
import { runScript, say, SetupError } from './setup/say.mjs'

runScript(async () => {
  checkNode()
  ensureDependencies()
  const release = process.argv.includes('--release')
  const runtime = await ensureElectron({ allowStandIn: !release })
  ensureBuilt()
  rmSync(path.join(root, 'dist'), { recursive: true, force: true })
  const args = ['--dir', '--publish', 'never', '-c.electronVersion', runtime.version]
  if (runtime.kind !== 'official') args.push('-c.electronDist', runtime.dist)
  const run = spawnSync(path.join(root, 'node_modules', '.bin', 'electron-builder'), args, {
    cwd: root,
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new SetupError(`electron-builder failed:\n${run.stdout}${run.stderr}`)
  say(
    `Package: dist/linux-unpacked, on Electron ${runtime.version}${runtime.kind === 'stand-in' ? ' (STAND-IN: for tests only, not for release)' : ''}`,
  )
})
