// What a run of the board's bench is asked to do and what it tells; the window's side is test/bench/board/window-main.ts.

export interface BoardTask {
  /** `rows`: the index against the library's row models; `window`: the console's own window */
  measure: 'rows' | 'window'
  rounds: number
}

/** ms */
export interface RowTimes {
  key: number[]
  sort: number[]
  event: number[]
}

export interface BoardResult {
  rows?: { ours: RowTimes; theirs: RowTimes; seconds: number[] }
  window?: {
    /** ms from a key in the filter, or a click on a column, to the painted frame */
    keys: number[]
    sorts: number[]
    /** rows drawn for each event: of tickets in view, of such as come, go and move there, and of any */
    rowsInView: number
    rowsMoving: number
    rowsAnywhere: number
    /** ms of main thread and of script a second, with events in view, with moving rows, with events anywhere, and with none */
    inView: Cost
    moving: Cost
    anywhere: Cost
    idle: Cost
  }
}

export interface Cost {
  task: number
  script: number
}
