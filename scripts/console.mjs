// `npm run console`: opens the console of the demo day alone, whether its relay runs or not.
import path from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { neededCurrent } from './setup/demo-files.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { openDisplay } from './setup/display.mjs'
import { ensureElectron } from './setup/electron-runtime.mjs'
import { checkNode } from './setup/node-version.mjs'
import { endProgram, startConsole } from './setup/programs.mjs'
import { runScript, say } from './setup/say.mjs'
import { ensureSystemLibraries } from './setup/system-libraries.mjs'

runScript(async () => {
  checkNode()
  const current = neededCurrent()
  ensureDependencies()
  const runtime = await ensureElectron()
  ensureSystemLibraries(runtime.executable)
  ensureBuilt()
  const display = await openDisplay('1920x1080')
  const child = startConsole(
    runtime,
    [`--profile=${current.profile}`, `--map=${current.city}`, ...process.argv.slice(2)],
    display,
    path.join(current.logs, 'console.log'),
  )
  say('Console: open.')
  const stop = () => void endProgram(child, 8_000)
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const code = await new Promise((resolve) => child.once('exit', resolve))
  display.stop()
  if (code !== 0) say(`Console: ended with code ${code}; see ${path.join(current.logs, 'console.log')}`)
  return code === 0 ? 0 : 1
})
