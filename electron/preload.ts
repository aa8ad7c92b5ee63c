// Runs in the sandboxed window before the page: gives it two typed functions and nothing of Electron itself.
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { Bridge } from '../shared/ipc/contract.ts'

const bridge: Bridge = {
  call: (name, args) => ipcRenderer.invoke(name, args),
  on(name, listener) {
    const forward = (_event: IpcRendererEvent, message: Parameters<typeof listener>[0]) => listener(message)
    ipcRenderer.on(name, forward)
    return () => ipcRenderer.off(name, forward)
  },
}

contextBridge.exposeInMainWorld('signalbox', bridge)
