// What every part of a bench is given.

export interface BenchRun {
  /** a folder of its own that goes when the bench is over */
  folder: string
  /** how often each number is measured, in turns with what it is compared with; the median is told */
  rounds: number
  /** for what takes long: how many events */
  events: number
  /** a line about how far it is */
  say: (line: string) => void
}
