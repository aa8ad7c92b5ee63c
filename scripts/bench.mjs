// `npm run bench -- NAME [--json FILE]`: measures, as ratios within one run, against floors that are written down.
import { prepareBenchWindow } from './setup/bench-window.mjs'
import { runProgram } from './setup/run-built.mjs'
import { runScript } from './setup/say.mjs'

/** Benches that open the console's window. */
const inWindow = ['map', 'console', 'board', 'alarms']

runScript(async () => {
  const window = inWindow.includes(process.argv[2] ?? '') ? await prepareBenchWindow() : undefined
  Object.assign(process.env, window?.env)
  try {
    return runProgram('scripts/bench/main.js')
  } finally {
    window?.stop()
  }
})
