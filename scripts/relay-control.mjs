// `npm run relay:stop` and `npm run relay:start`: stops the demo's relay, and brings it back on the same store.
import path from 'node:path'
import { neededCurrent } from './setup/demo-files.mjs'
import { isRunning, relayStatus, startRelay, waitFor } from './setup/programs.mjs'
import { runScript, say, SetupError } from './setup/say.mjs'

runScript(async () => {
  const current = neededCurrent()
  const status = relayStatus(current.data)
  if (process.argv[2] === 'stop') {
    if (!status) throw new SetupError('The relay is not running.')
    process.kill(status.pid, 'SIGTERM')
    if (!(await waitFor(() => !isRunning(status.pid), 10_000)))
      throw new SetupError('The relay did not stop within 10 s.')
    say('Relay: stopped.')
    return
  }
  if (status) throw new SetupError(`The relay runs already: ${status.url}`)
  if (isRunning(current.pid)) {
    process.kill(current.pid, 'SIGUSR2')
    if (!(await waitFor(() => relayStatus(current.data), 20_000)))
      throw new SetupError(`The relay did not start; see ${current.logs}`)
  } else {
    const { child } = await startRelay(
      current.data,
      Number(new URL(current.relay).port),
      path.join(current.logs, 'relay.log'),
    )
    child.unref()
  }
  say('Relay: running.')
})
