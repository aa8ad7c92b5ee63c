// How long after the pointer moved in a drag the window has painted what it points at.
import type { BrowserWindow } from 'electron'

/**
 * Drags over the map along a line, one move each time the one before has been painted.
 * @returns ms from each move to the painted frame
 */
export function measureDrag(window: BrowserWindow, seconds: number): Promise<number[]> {
  return window.webContents.executeJavaScript(`(async () => {
    const pane = document.querySelector('[data-testid=map-pane]')
    const found = []
    const painted = () => new Promise((done) => requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = done
      channel.port2.postMessage(0)
    }))
    const end = performance.now() + ${seconds * 1_000}
    for (let i = 0; performance.now() < end; i++) {
      const data = new DataTransfer()
      const at = { clientX: 500 + (i * 7) % 900, clientY: 300 + (i * 3) % 500 }
      const before = performance.now()
      pane.dispatchEvent(new DragEvent(i === 0 ? 'dragenter' : 'dragover', { ...at, bubbles: true, cancelable: true, dataTransfer: data }))
      await painted()
      found.push(performance.now() - before)
      await new Promise((done) => setTimeout(done, 10))
    }
    return found
  })()`) as Promise<number[]>
}
