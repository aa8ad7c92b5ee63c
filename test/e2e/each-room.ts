// A control room of its own for each test of a file.
import { test } from '@playwright/test'
import { openControlRoom, type ControlRoom } from './control-room.ts'

/** What stands in the room is asked for while a test runs, and is then that test's own. */
export function roomForEach(...wanted: Parameters<typeof openControlRoom>): ControlRoom {
  let open: ControlRoom | null = null
  const room = (): ControlRoom => {
    if (!open) throw new Error('the room is open only while a test runs')
    return open
  }
  test.beforeEach(async () => {
    open = await openControlRoom(...wanted)
  })
  test.afterEach(async () => {
    await open?.console.close().catch(() => {})
    await open?.end()
    open = null
  })
  return {
    get folder() {
      return room().folder
    },
    get relay() {
      return room().relay
    },
    get feeder() {
      return room().feeder
    },
    get phones() {
      return room().phones
    },
    get console() {
      return room().console
    },
    end: () => room().end(),
  }
}
