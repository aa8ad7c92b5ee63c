// The ten tasks of a dispatcher. Those that touch no mouse are the tasks by keys alone as well; the others are in `keys.ts`.
import { expect, type Page } from '@playwright/test'
import type { ControlRoom } from '../e2e/control-room.ts'
import { technicianPoint } from '../e2e/map-points.ts'
import { ticketIntent } from '../support/seats.ts'
import { alarmed, confirmed, five, fiveGiven, holder, isOpened, marked, one, wanted } from './scenes.ts'
import type { Task } from './task.ts'

const dispatcher = 'dispatcher' as const

/** Found: selected, with the board and the detail on it. From wherever the focus is. */
function find(way: string, text: (room: ControlRoom) => string): Task {
  return {
    task: 'D4',
    way,
    what: 'find a ticket that somebody has',
    role: dispatcher,
    target: { actions: 2, seconds: 5 },
    prepare: wanted,
    async act(hands, room) {
      await hands.key('Control+f')
      await hands.line(text(room), { after: 'Enter' })
    },
    done: isOpened('wanted'),
  }
}

const call = {
  phone: '+7 000 555 66 77',
  name: 'Bakery Test',
  address: 'кенесары 40',
  summary: 'Water on the floor',
  access: 'Key at the porter',
}
const made = (room: ControlRoom) =>
  [...confirmed(room).values('ticket')].find(({ customer }) => customer.name === call.name)

export const dispatcherTasks: readonly Task[] = [
  {
    task: 'D1',
    what: 'assign the selected ticket to the best candidate',
    role: dispatcher,
    target: { actions: 2, seconds: 3 },
    prepare: one,
    async act(hands) {
      await hands.key('a')
      await hands.key('Enter')
    },
    done: (room) => holder(room, 't1') !== null,
  },
  {
    task: 'D2',
    what: 'drag a ticket to a technician on the map',
    role: dispatcher,
    target: { actions: 1, seconds: 5 },
    hand: 'mouse',
    prepare: one,
    async act(hands, room, page) {
      const { x, y, height } = (await room.console.row('t1').boundingBox())!
      await hands.drag({ x: x + 200, y: y + height / 2 }, await technicianPoint(page, 'w02'))
    },
    done: (room) => holder(room, 't1') === 'w02',
  },
  {
    task: 'D3',
    what: 'assign by the command line',
    role: dispatcher,
    target: { actions: 1, seconds: 5 },
    prepare: one,
    act: (hands, room) =>
      hands.line(`a ${confirmed(room).get('ticket', 't1')!.number} w02`, { before: 'F2', after: 'Enter' }),
    done: (room) => holder(room, 't1') === 'w02',
  },
  find('number', (room) => String(confirmed(room).get('ticket', 'wanted')!.number)),
  find('site', () => 'abai 17'),
  find('phone', () => '70155'),
  find('pinyin', () => 'wxm'),
  {
    task: 'D5',
    what: 'see why a technician is not suitable',
    role: dispatcher,
    target: { actions: 1, seconds: 2 },
    prepare: async (room) => {
      await room.feeder.done(ticketIntent('t1', { skills: ['plumbing'] }))
      await room.console.row('t1').click()
    },
    act: (hands) => hands.key('a'),
    done: (_room, page) => page.locator('[data-technician=w02][data-unfit=true]', { hasText: /plumbing/i }).isVisible(),
  },
  {
    task: 'D6',
    what: 'the next alarm, its ticket, seen',
    role: dispatcher,
    target: { actions: 2, seconds: 3 },
    prepare: alarmed,
    async act(hands) {
      await hands.key('F8')
      await hands.key('k')
    },
    done: async (room) =>
      confirmed(room).get('alarm', 'sla:t1')?.acknowledged?.by.name === 'Anna' && (await isOpened('t1')(room)),
  },
  {
    task: 'D7',
    what: 'undo the last act',
    role: dispatcher,
    target: { actions: 1, seconds: 1 },
    async prepare(room, page) {
      await one(room)
      await page.keyboard.press('a')
      await page.keyboard.press('Enter')
      await expect.poll(() => holder(room, 't1')).not.toBeNull()
    },
    act: (hands) => hands.key('Control+z'),
    done: (room) => holder(room, 't1') === null,
  },
  {
    task: 'D8',
    what: 'pause the clocks, with a reason',
    role: dispatcher,
    target: { actions: 3, seconds: 4 },
    prepare: one,
    async act(hands) {
      await hands.key('p')
      await hands.key('3')
    },
    done: (room) => confirmed(room).get('ticket', 't1')?.pauses[0]?.reason === 'parts',
  },
  {
    task: 'D9',
    what: 'make a ticket from a call: seven fields, no mouse',
    role: dispatcher,
    target: { actions: 7, seconds: 30 },
    async act(hands, _room, page) {
      // A field is an act and a thought; the key that opens the form belongs to the first.
      await hands.line(call.phone, { before: 'Control+n', after: 'Enter' })
      const field = async (text: string, after?: string) => {
        hands.think()
        await hands.line(text, after === undefined ? {} : { after })
      }
      await field(call.name, 'Enter')
      await field(call.address)
      await hands.until('the address is found', () => offered(page, 'Kenesary Street 40'))
      await page.keyboard.press('Enter')
      await field(call.summary, 'Enter')
      await field('wat', 'Enter')
      await field('2')
      await field(call.access, 'Enter')
    },
    done(room) {
      const ticket = made(room)
      return ticket?.category === 'water' && ticket.priority === 2 && ticket.access === call.access
    },
  },
  {
    task: 'D10',
    what: 'five tickets by a box on the map, given to the best',
    role: dispatcher,
    target: { actions: 3, seconds: 8 },
    hand: 'mouse',
    prepare: five,
    async act(hands, _room, page) {
      const { x, y, width, height } = (await page.locator('[data-testid=map-pane]').boundingBox())!
      await hands.drag({ x: x + 40, y: y + 40 }, { x: x + width - 40, y: y + height - 80 }, 'Shift')
      await hands.until('five are marked', marked(page, 5))
      await hands.key('a')
      await hands.key('Enter')
    },
    done: fiveGiven,
  },
]

function offered(page: Page, text: string): Promise<boolean> {
  return page.locator('[data-testid=addresses]', { hasText: text }).isVisible()
}
