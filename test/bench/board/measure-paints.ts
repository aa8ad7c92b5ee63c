// How long after a key or a click the window has painted what it asks for: real input, timed in the page from the event's
// own instant to the task after the next frame.
import type { BrowserWindow } from 'electron'

const typed = ['kumkent', 'zhang', '700 12', 'novak', 'stairwell 3', 'fuse box', 'jiefang', 'jfl']
const columns = ['number', 'priority', 'site', 'assignee', 'timeLeft']

const watch = (event: string) => `(() => {
  window.benchPaints = []
  window.benchWatch?.abort()
  window.benchWatch = new AbortController()
  addEventListener('${event}', (event) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => window.benchPaints.push(performance.now() - event.timeStamp)
      channel.port2.postMessage(0)
    })
  }, { capture: true, signal: window.benchWatch.signal })
})()`

export async function measurePaints(
  window: BrowserWindow,
  rounds: number,
): Promise<{ keys: number[]; sorts: number[] }> {
  const { webContents } = window
  const page = <T>(script: string) => webContents.executeJavaScript(script) as Promise<T>
  const paints = async (wanted: number) => {
    const found = await page<number[]>('window.benchPaints')
    if (found.length !== wanted) throw new Error(`${found.length} paints for ${wanted} inputs`)
    return found
  }
  const press = async (keyCode: string, text?: string) => {
    webContents.sendInputEvent({ type: 'keyDown', keyCode })
    if (text !== undefined) webContents.sendInputEvent({ type: 'char', keyCode: text })
    webContents.sendInputEvent({ type: 'keyUp', keyCode })
    await wait(180)
  }

  const keys: number[] = []
  const query = () => page<string>(`document.querySelector('[data-pane=board] input[type=search]').value`)
  for (let round = 0; round < rounds; round++)
    for (const word of typed) {
      await page(`document.querySelector('[data-pane=board] input[type=search]').focus()`)
      await page(watch('keydown'))
      for (const letter of word) await press(letter === ' ' ? 'Space' : letter, letter)
      if ((await query()) !== word) throw new Error(`typed ${word}, got ${await query()}`)
      keys.push(...(await paints(word.length)))
      for (let i = 0; i < word.length; i++) await press('Backspace')
    }

  const sorts: number[] = []
  for (let round = 0; round < rounds; round++)
    for (const column of columns)
      for (let way = 0; way < 2; way++) {
        const { x, y } = await page<{ x: number; y: number }>(`(() => {
          const box = document.querySelector('[data-column=${column}]').getBoundingClientRect()
          return { x: Math.round(box.x + 12), y: Math.round(box.y + 12) }
        })()`)
        await page(watch('click'))
        webContents.sendInputEvent({ type: 'mouseMove', x, y })
        webContents.sendInputEvent({ type: 'mouseDown', x, y, button: 'left', clickCount: 1 })
        webContents.sendInputEvent({ type: 'mouseUp', x, y, button: 'left', clickCount: 1 })
        await wait(600)
        sorts.push(...(await paints(1)))
      }
  return { keys, sorts }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
