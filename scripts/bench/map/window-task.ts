// What a run of a bench's window is asked to do and what it tells; the window's side is test/bench/map/window-main.ts.

export interface WindowTask {
  /** the product's own map window, or a page that draws the same in the plain way */
  way: 'product' | 'plain'
  /** how many technicians there are, and how many of them in view */
  technicians: number
  inView: number
  measure: 'load' | 'motion' | 'pan' | 'drag' | 'memory'
  /** how long to measure, or for `memory` how long the simulated motion lasts */
  seconds: number
}

export interface WindowResult {
  /** seconds of main-thread work, and of CPU of all the app's processes, a second */
  mainThread?: number
  cpu?: number
  /** tasks over 50 ms, and the longest, ms */
  longTasks?: number
  longestTask?: number
  /** ms between frames, or from a pointer's move to what it shows */
  intervals?: number[]
  /** bytes, after a quarter, half and all of the time */
  heap?: number[]
}
