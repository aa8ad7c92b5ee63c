// What a round of the alarms' bench tells; the window's side is test/bench/alarms/storm.spec.ts.

export interface StormResult {
  /** how many breached */
  count: number
  /** ms between frames: at rest, while as many tickets come in that breach nothing, and in the storm */
  idle: number[]
  calm: number[]
  storm: number[]
  /** CPU of the window's main thread meanwhile, ms */
  calmMs: number
  stormMs: number
  /** how often something was heard in the storm, and popped up */
  tones: number
  toasts: number
  /** banners, and groups in the list, when it is over */
  banners: number
  groups: number
}
