// `npm test`: sets up what is missing, then everything: checks, unit tests, the relay and its seats as real processes, the
// fault suite in its short form, the real console in a real window, and the packaged app. The last line is the sum.
import { ensureBuilt } from './setup/build.mjs'
import { ensureCity } from './setup/city.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { openDisplays } from './setup/display.mjs'
import { ensureElectron } from './setup/electron-runtime.mjs'
import { checkNode } from './setup/node-version.mjs'
import { chromiumFlags } from './setup/programs.mjs'
import { cityFolder } from './setup/root.mjs'
import { add, line, playwright, staticChecks, vitest } from './setup/runners.mjs'
import { runScript, say } from './setup/say.mjs'
import { ensureSystemLibraries } from './setup/system-libraries.mjs'

runScript(async () => {
  checkNode()
  ensureDependencies()
  const runtime = await ensureElectron()
  // The drag from one window to another is done with the system's own pointer.
  ensureSystemLibraries(runtime.executable, process.platform === 'linux' ? ['xdotool'] : [])
  ensureBuilt()
  ensureCity()

  const sum = staticChecks()
  add(sum, await vitest(['unit']))
  add(sum, await vitest(['integration']))
  add(sum, await vitest(['faults']))
  const display = await openDisplays('3840x1080', 2)
  try {
    // Those that may be side by side first, then those that may not.
    for (const project of ['beside', 'alone'])
      add(
        sum,
        await playwright([...process.argv.slice(2), `--project=${project}`, '--pass-with-no-tests'], {
          ...display.env,
          SIGNALBOX_DISPLAYS: display.names.join(' '),
          SIGNALBOX_ELECTRON: runtime.executable,
          SIGNALBOX_ELECTRON_KIND: runtime.kind,
          SIGNALBOX_ELECTRON_FLAGS: chromiumFlags(display.virtual).join(' '),
          SIGNALBOX_CITY: cityFolder,
        }),
      )
  } finally {
    display.stop()
  }
  say(line(sum))
  return sum.failed === 0 ? 0 : 1
})
