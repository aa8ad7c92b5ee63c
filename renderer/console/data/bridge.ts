// The window's only way out: the two functions that the preload gives.
import type { Bridge } from '../../../shared/ipc/contract.ts'

declare global {
  interface Window {
    signalbox: Bridge
  }
}

export const bridge: Bridge = window.signalbox
