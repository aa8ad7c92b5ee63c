// A task of the control room: what must be so before it, what the hands do, and what must be so after it.
import type { Page } from '@playwright/test'
import type { ControlRoom } from '../e2e/control-room.ts'
import type { Hands } from './hands.ts'

export interface Task {
  /** `D1` … of the dispatcher, `K1` … by keys alone, `S1` … of the supervisor */
  task: string
  what: string
  role: 'dispatcher' | 'supervisor'
  /** at most so many acts, and so many seconds */
  target: { actions: number; seconds: number }
  /** a part of the product that is not there yet; the task counts as not done */
  needs?: string
  prepare?: (room: ControlRoom, page: Page) => Promise<void>
  act?: (hands: Hands, room: ControlRoom, page: Page) => Promise<void>
  /** throws when it is not done */
  done?: (room: ControlRoom, page: Page) => Promise<void>
}

export interface TaskResult {
  task: string
  what: string
  role: Task['role']
  /** null: not done */
  actions: number | null
  target: Task['target']
  seconds: number | null
  holds: boolean
  why: string | null
}
