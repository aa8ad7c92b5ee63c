// A control room of its own for each test of a file.
import { test, type Page } from '@playwright/test'
import type { Actor } from '../../shared/model/actor.ts'
import { openControlRoom, type ControlRoom } from './control-room.ts'

/** What stands in the room is asked for while a test runs, and is then that test's own. */
export function roomForEach(...wanted: Parameters<typeof openControlRoom>): ControlRoom {
  const { room, open } = roomOfTest()
  test.beforeEach(() => open(...wanted))
  return room
}

/** The same where each test says itself who works there. @returns open: to the console's page, live */
export function roomOpenedBy(technicians: number): {
  room: ControlRoom
  open: (...actors: Actor[]) => Promise<Page>
} {
  const { room, open } = roomOfTest()
  return {
    room,
    async open(...actors) {
      await open(technicians, actors)
      const page = await room.console.open()
      await room.console.size(1920, 1080)
      await room.console.link('live')
      return page
    },
  }
}

function roomOfTest(): { room: ControlRoom; open: (...wanted: Parameters<typeof openControlRoom>) => Promise<void> } {
  let opened: ControlRoom | null = null
  const now = (): ControlRoom => {
    if (!opened) throw new Error('the room is open only while a test runs')
    return opened
  }
  test.afterEach(async () => {
    await opened?.console.close().catch(() => {})
    await opened?.end()
    opened = null
  })
  return {
    room: {
      get folder() {
        return now().folder
      },
      get relay() {
        return now().relay
      },
      get feeder() {
        return now().feeder
      },
      get phones() {
        return now().phones
      },
      get console() {
        return now().console
      },
      end: () => now().end(),
    },
    async open(...wanted) {
      opened = await openControlRoom(...wanted)
    },
  }
}
