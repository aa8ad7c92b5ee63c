// What a bench in the console's window needs: Electron, a display, the demo city, and the pages to compare with.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureCity } from './city.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { openDisplay } from './display.mjs'
import { ensureElectron } from './electron-runtime.mjs'
import { checkNode } from './node-version.mjs'
import { chromiumFlags } from './programs.mjs'
import { cityFolder, root } from './root.mjs'
import { SetupError } from './say.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

/** @returns {Promise<{ env: NodeJS.ProcessEnv, stop: () => void }>} */
export async function prepareBenchWindow() {
  checkNode()
  ensureDependencies()
  const runtime = await ensureElectron()
  ensureSystemLibraries(runtime.executable)
  ensureBuilt()
  ensureCity()
  for (const config of ['vite.config.ts', 'pages.vite.config.ts']) {
    const vite = path.join(root, 'node_modules', '.bin', 'vite')
    const args = ['build', '-c', path.join('test', 'bench', config), '--logLevel', 'error']
    const run = spawnSync(vite, args, { cwd: root, encoding: 'utf8' })
    if (run.status !== 0) throw new SetupError(`The bench's window could not be built:\n${run.stdout}${run.stderr}`)
  }
  const display = await openDisplay('1920x1080')
  return {
    env: {
      ...display.env,
      SIGNALBOX_ELECTRON: runtime.executable,
      SIGNALBOX_ELECTRON_FLAGS: chromiumFlags(display.virtual).join(' '),
      SIGNALBOX_CITY: cityFolder,
      SIGNALBOX_OUT: path.join(root, 'out'),
    },
    stop: display.stop,
  }
}
