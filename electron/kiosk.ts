// The wall on a screen that nobody sits at: full screen, no frame, no menu, no way out but Ctrl+Q.
import { app, screen, type BrowserWindow, type BrowserWindowConstructorOptions, type Rectangle } from 'electron'

export interface Kiosk {
  /** from 1, left to right; undefined: where the window was last */
  display: number | undefined
}

export function kioskOptions({ display }: Kiosk, last: Rectangle | undefined): BrowserWindowConstructorOptions {
  const displays = screen.getAllDisplays().sort((a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y)
  const found = display === undefined ? last && screen.getDisplayMatching(last) : displays[display - 1]
  return { ...(found ?? screen.getPrimaryDisplay()).bounds, frame: false, kiosk: true, autoHideMenuBar: true }
}

export function lockDown(window: BrowserWindow): void {
  // Without a menu its keys are gone too: neither Escape nor F11 nor a zoom does anything.
  window.removeMenu()
  window.webContents.on('before-input-event', (event, { type, control, key }) => {
    if (type !== 'keyDown') return
    event.preventDefault()
    if (control && key.toLowerCase() === 'q') app.quit()
  })
  // Nobody is there to open it again.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') setTimeout(() => !window.isDestroyed() && window.reload(), 2_000)
  })
}
