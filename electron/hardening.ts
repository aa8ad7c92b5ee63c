// What no window of this app may do: open others, leave its page, ask for rights, or embed anything.
import { app, session, type WebContents } from 'electron'
import { pageOrigin } from './app-protocol.ts'

export function harden(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    const stay = (event: { preventDefault(): void }, url: string) => {
      if (!url.startsWith(`${pageOrigin}/`)) event.preventDefault()
    }
    contents.on('will-navigate', (event) => stay(event, event.url))
    contents.on('will-redirect', (event) => stay(event, event.url))
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
}
