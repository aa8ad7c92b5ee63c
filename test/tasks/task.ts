// A task of the control room: what must be so before it, what the hands do, and how one sees that it is done.
import type { Page } from '@playwright/test'
import type { TaskName } from '../../scripts/tasks/task-result.ts'
import type { ControlRoom } from '../e2e/control-room.ts'
import type { Hands } from './hands.ts'

type Step = (room: ControlRoom, page: Page) => Promise<void>

export interface Task extends TaskName {
  /** where a task is done in several ways: which one this is */
  way?: string
  /** a part of the product that is not there yet; the task counts as not done */
  needs?: string
  /** in which window; the console, if not said */
  window?: 'wall'
  /** where the hand lies when it begins; on the keys, if not said */
  hand?: 'mouse'
  /** before the console opens */
  past?: (room: ControlRoom) => Promise<void>
  prepare?: Step
  /** none: one only has to look */
  act?: (hands: Hands, room: ControlRoom, page: Page) => Promise<void>
  done?: (room: ControlRoom, page: Page) => Promise<boolean> | boolean
}
