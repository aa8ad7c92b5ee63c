// Runs in the console's main process before its own: its copy is read, and its windows are told, no further than the test
// says. `letGo('copy')`: the file may be read; `letGo('patches')`: whatever follows the first parts may be told.
const fs = require('node:fs')
const { PassThrough } = require('node:stream')
const { syncBuiltinESMExports } = require('node:module')
const { app } = require('electron')

const gates = {}
for (const name of ['copy', 'patches']) gates[name] = new Promise((resolve) => (gates[`open ${name}`] = resolve))
globalThis.letGo = (name) => gates[`open ${name}`]()

const { createReadStream } = fs
fs.createReadStream = (file, ...rest) => {
  if (!String(file).endsWith('snapshot.json')) return createReadStream(file, ...rest)
  const held = new PassThrough()
  void gates.copy.then(() => createReadStream(file, ...rest).pipe(held))
  return held
}
syncBuiltinESMExports()

app.on('web-contents-created', (_event, contents) => {
  const send = contents.send.bind(contents)
  // The first part comes with the opening.
  let chain = gates.patches
  contents.send = (name, ...message) => {
    // In their order, whatever is held.
    if (name === 'patch') void (chain = chain.then(() => contents.isDestroyed() || send(name, ...message)))
    else send(name, ...message)
  }
})
