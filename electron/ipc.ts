// The only place that speaks to windows over IPC. Every call is checked twice: that it comes from our own page, and that
// its arguments have the agreed shape.
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import {
  callSchemas,
  type CallArguments,
  type CallName,
  type CallResults,
  type MessageName,
  type Messages,
} from '../shared/ipc/contract.ts'
import { pageOrigin } from './app-protocol.ts'

export type CallHandlers = {
  [N in CallName]: (args: CallArguments<N>, sender: WebContents) => CallResults[N] | Promise<CallResults[N]>
}

export function serveCalls(handlers: CallHandlers, refused: (why: string) => void): void {
  for (const name of Object.keys(callSchemas) as CallName[]) serve(name, handlers[name], refused)
}

function serve<N extends CallName>(name: N, handler: CallHandlers[N], refused: (why: string) => void): void {
  ipcMain.handle(name, (event: IpcMainInvokeEvent, args: unknown) => {
    const frame = event.senderFrame
    if (!frame || frame.origin !== pageOrigin || frame.parent) {
      refused(`${name} from ${frame?.origin ?? 'a frame that is gone'}`)
      throw new Error('not for this page')
    }
    const parsed = callSchemas[name].safeParse(args)
    if (!parsed.success) {
      refused(`${name}: ${parsed.error.issues[0]?.message ?? ''}`)
      throw new Error(`malformed arguments of ${name}`)
    }
    return handler(parsed.data as CallArguments<N>, event.sender)
  })
}

export function tellAll<N extends MessageName>(windows: readonly WebContents[], name: N, message: Messages[N]): void {
  for (const window of windows) if (!window.isDestroyed()) window.send(name, message)
}
