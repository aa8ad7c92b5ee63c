// What is told of a task that was done in the real window; it is done in test/tasks.

export interface TaskName {
  /** `D1` … of the dispatcher, `K1` … the same by keys alone where the mouse did it, `S1` … of the supervisor */
  task: string
  what: string
  role: 'dispatcher' | 'supervisor'
  /** at most so many acts, and so many seconds */
  target: { actions: number; seconds: number }
}

export interface TaskResult extends TaskName {
  way: string | null
  /** null: not done */
  actions: number | null
  /** what the hands need by the model, and the product to answer, measured */
  seconds: number | null
  /** the measured part of it */
  answered: number | null
  /** no pointer was touched */
  keysOnly: boolean | null
  holds: boolean
  why: string | null
}
