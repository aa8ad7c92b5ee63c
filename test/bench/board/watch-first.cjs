// Runs in the console's main process before anything else: when the board of its window has painted its first content, by
// the age of the process. An empty board's content is that it is empty.
const { app } = require('electron')

const watch = (selector) => `new Promise((resolve) => {
  const look = () => {
    if (!document.querySelector(${JSON.stringify(selector)})) return false
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve(Date.now())
      channel.port2.postMessage(0)
    })
    return true
  }
  if (look()) return
  const watching = new MutationObserver(() => look() && watching.disconnect())
  watching.observe(document, { childList: true, subtree: true })
})`

const selector = process.env.SIGNALBOX_BENCH_FIRST
app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', () =>
    contents.executeJavaScript(watch(selector)).then((at) => {
      globalThis.firstContent = at - process.getCreationTime()
    }),
  )
})
