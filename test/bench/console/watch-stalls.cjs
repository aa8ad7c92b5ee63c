// Runs in the console's main process before anything else: how long it stands still, at worst.
const { monitorEventLoopDelay } = require('node:perf_hooks')
globalThis.stalls = monitorEventLoopDelay({ resolution: 2 })
globalThis.stalls.enable()
