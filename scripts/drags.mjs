// `npm run drags [-- --count N] [--seed N] [--json FILE]`: drags by a real hand on the mouse in a busy centre, N onto each kind
// of target (50), and a table of how many went where they were let go. Ends with 1 when one did not.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './setup/build.mjs'
import { ensureCity } from './setup/city.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { openDisplay } from './setup/display.mjs'
import { ensureElectron } from './setup/electron-runtime.mjs'
import { checkNode } from './setup/node-version.mjs'
import { chromiumFlags } from './setup/programs.mjs'
import { cityFolder } from './setup/root.mjs'
import { playwright } from './setup/runners.mjs'
import { runScript, SetupError } from './setup/say.mjs'
import { ensureSystemLibraries } from './setup/system-libraries.mjs'

runScript(async () => {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
    },
  })
  for (const name of /** @type {const} */ (['count', 'seed']))
    if (!/^[1-9]\d*$/.test(values[name])) throw new SetupError(`--${name} takes a whole number, not "${values[name]}".`)
  checkNode()
  ensureDependencies()
  const runtime = await ensureElectron()
  ensureSystemLibraries(runtime.executable, process.platform === 'linux' ? ['xdotool'] : [])
  ensureBuilt()
  ensureCity()
  const display = await openDisplay('3840x1080')
  try {
    const { failed } = await playwright(['drags.spec.ts'], {
      ...process.env,
      ...display.env,
      SIGNALBOX_ELECTRON: runtime.executable,
      SIGNALBOX_ELECTRON_KIND: runtime.kind,
      SIGNALBOX_ELECTRON_FLAGS: chromiumFlags(display.virtual).join(' '),
      SIGNALBOX_CITY: cityFolder,
      SIGNALBOX_DRAGS: values.count,
      SIGNALBOX_DRAGS_SEED: values.seed,
      ...(values.json === undefined ? {} : { SIGNALBOX_DRAGS_JSON: path.resolve(values.json) }),
    })
    return failed === 0 ? 0 : 1
  } finally {
    display.stop()
  }
})
