// What a window costs and how evenly it draws, asked of Chromium and of /proc.
import { readFileSync } from 'node:fs'
import { app, type BrowserWindow } from 'electron'

interface Metrics {
  metrics: { name: string; value: number }[]
}

/** Longer than this is a long task, ms. */
const observeLongTasks = `(() => {
  window.benchLong ??= (() => {
    const found = { count: 0, longest: 0 }
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) { found.count++; found.longest = Math.max(found.longest, duration) }
    }).observe({ entryTypes: ['longtask'] })
    return found
  })()
  return { ...window.benchLong }
})()`

export async function mainThread(
  window: BrowserWindow,
): Promise<{ taskSeconds: number; longTasks: number; longestTask: number }> {
  const { metrics } = (await window.webContents.debugger.sendCommand('Performance.getMetrics')) as Metrics
  const long = (await window.webContents.executeJavaScript(observeLongTasks)) as { count: number; longest: number }
  const taskSeconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
  return { taskSeconds, longTasks: long.count, longestTask: long.longest }
}

/** Seconds of CPU that all processes of this app have used. */
export function cpuSeconds(): number {
  let ticks = 0
  for (const { pid } of app.getAppMetrics()) {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    ticks += Number(fields[11]) + Number(fields[12])
  }
  return ticks / 100
}

/** Bytes of JavaScript's heap after its rubbish was thrown away. */
export async function heapBytes(window: BrowserWindow): Promise<number> {
  const { debugger: asked } = window.webContents
  await asked.sendCommand('HeapProfiler.collectGarbage')
  const { metrics } = (await asked.sendCommand('Performance.getMetrics')) as Metrics
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN
}

/** ms between the window's frames while symbols move. */
export function motionFrames(window: BrowserWindow, seconds: number): Promise<number[]> {
  return window.webContents.executeJavaScript(`new Promise((done) => {
    const found = []
    const end = performance.now() + ${seconds * 1_000}
    let last
    const frame = (now) => {
      if (last !== undefined) found.push(now - last)
      last = now
      if (now < end) requestAnimationFrame(frame); else done(found)
    }
    requestAnimationFrame(frame)
  })`) as Promise<number[]>
}

/** The same while the hand drags the map. */
export async function panFrames(window: BrowserWindow, seconds: number): Promise<number[]> {
  const found = motionFrames(window, seconds)
  const { webContents } = window
  const end = performance.now() + seconds * 1_000
  let [x, by] = [900, 6]
  webContents.sendInputEvent({ type: 'mouseDown', x, y: 500, button: 'left', clickCount: 1 })
  while (performance.now() < end) {
    if (x > 1_300 || x < 600) by = -by
    x += by
    webContents.sendInputEvent({
      type: 'mouseMove',
      x,
      y: 500,
      button: 'left',
      movementX: by,
      modifiers: ['leftbuttondown'],
    })
    await new Promise((resolve) => setTimeout(resolve, 16))
  }
  webContents.sendInputEvent({ type: 'mouseUp', x, y: 500, button: 'left', clickCount: 1 })
  return found
}
