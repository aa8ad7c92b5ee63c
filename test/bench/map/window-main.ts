// The Electron main process of `npm run bench -- map`: opens one window, either the product's own map window or a page that
// draws the same in the plain way, feeds it positions as the console's main process would, and prints what it has measured.
// It stands in for the console's main process, so that nothing but the window is measured.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { nativeTheme, type BrowserWindow } from 'electron'
import { pageOrigin, serveScheme } from '../../../electron/app-protocol.ts'
import { harden } from '../../../electron/hardening.ts'
import { tellAll } from '../../../electron/ipc.ts'
import { findMap } from '../../../electron/map-source.ts'
import type { Opening } from '../../../shared/ipc/contract.ts'
import type { WindowResult, WindowTask } from '../../../scripts/bench/map/window-task.ts'
import {
  asked,
  city,
  liveLink,
  measureAndExit,
  openingOf,
  openWindow,
  out,
  seconds,
  serveWindow,
} from '../bench-window.ts'
import { Crowd } from './crowd.ts'
import { measureDrag } from './measure-drag.ts'
import { cpuSeconds, heapBytes, mainThread, motionFrames, panFrames } from './measure-window.ts'

const framesPerSecond = 5
const task = asked as WindowTask

measureAndExit(run)

async function run(): Promise<WindowResult> {
  harden()
  serveScheme(path.join(out, task.way === 'product' ? 'renderer' : 'bench-pages'), city)
  nativeTheme.themeSource = 'dark'
  const map = await findMap(city)
  const { centre } = JSON.parse(readFileSync(path.join(city, 'manifest.json'), 'utf8')) as {
    centre: { lat: number; lon: number }
  }
  const crowd = new Crowd(centre, task.technicians, task.inView)
  const window = openWindow()
  const ready = new Promise<void>((resolve) => serve(crowd, map, resolve))
  await window.loadURL(
    `${pageOrigin}/${task.way === 'product' ? 'console/index.html?role=map' : 'map/plain/index.html'}`,
  )
  await ready
  window.webContents.debugger.attach()
  await window.webContents.debugger.sendCommand('Performance.enable')
  const tell = (frame: Uint8Array) => tellAll([window.webContents], 'positions', frame)
  tell(crowd.keyFrame(Date.now()))
  const moving = task.measure === 'pan' ? undefined : feed(crowd, tell)
  await seconds(task.measure === 'memory' ? 2 : 6)
  const result = await measured(window, crowd, tell)
  clearInterval(moving)
  return result
}

async function measured(window: BrowserWindow, crowd: Crowd, tell: (frame: Uint8Array) => void): Promise<WindowResult> {
  switch (task.measure) {
    case 'load': {
      const before = await mainThread(window)
      const cpu = cpuSeconds()
      const started = performance.now()
      await seconds(task.seconds)
      const lasted = (performance.now() - started) / 1_000
      const after = await mainThread(window)
      return {
        mainThread: (after.taskSeconds - before.taskSeconds) / lasted,
        cpu: (cpuSeconds() - cpu) / lasted,
        longTasks: after.longTasks - before.longTasks,
        longestTask: after.longestTask,
      }
    }
    case 'motion':
      return { intervals: await motionFrames(window, task.seconds) }
    case 'pan':
      return { intervals: await panFrames(window, task.seconds) }
    case 'drag':
      return { intervals: await measureDrag(window, task.seconds) }
    case 'memory': {
      // One step a second, as fast as the window takes them.
      const steps = task.seconds
      const heap: number[] = []
      for (let step = 0; step < steps; step++) {
        tell(crowd.step(1, Date.now(), crowd.size))
        if (step % 4 === 0)
          await window.webContents.executeJavaScript('new Promise(requestAnimationFrame).then(() => 0)')
        if (step === steps / 4 || step === steps / 2 || step === steps - 1) heap.push(await heapBytes(window))
      }
      return { heap }
    }
  }
}

/** Every technician moves once a second: with each frame the next fifth of them. */
function feed(crowd: Crowd, tell: (frame: Uint8Array) => void): NodeJS.Timeout | undefined {
  if (task.measure === 'memory') return undefined
  return setInterval(
    () => tell(crowd.step(1, Date.now(), Math.ceil(crowd.size / framesPerSecond))),
    1_000 / framesPerSecond,
  )
}

function serve(crowd: Crowd, map: Opening['map'], drawn: () => void): void {
  serveWindow({
    open: () =>
      openingOf({
        role: 'map',
        changes: crowd.changes(Date.now()),
        link: liveLink(Date.now()),
        dragged: task.measure === 'drag' ? { ticketId: crowd.ticketId(0), also: [] } : null,
        map,
      }),
    drawn,
  })
}
