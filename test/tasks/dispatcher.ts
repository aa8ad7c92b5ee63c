// The ten tasks of a dispatcher, and those of them that the mouse did, by keys alone.
import { expect } from '@playwright/test'
import { ticketIntent } from '../support/seats.ts'
import type { ControlRoom } from '../e2e/control-room.ts'
import { technicianPoint } from '../e2e/map-points.ts'
import type { Task } from './task.ts'

const hour = 3_600_000
const site = (lat: number, lon: number) => ({
  address: 'улица Кумкент 1',
  addressLatin: 'Kumkent Street 1',
  area: 'north',
  place: {
    lat,
    lon,
  },
})
const confirmed = (room: ControlRoom) => room.feeder.runtime.client.replica.confirmed
const holder = (room: ControlRoom, id: string) => {
  const visitId = confirmed(room).get('ticket', id)?.openVisitId
  return (visitId && confirmed(room).get('visit', visitId)?.technicianId) ?? null
}
const one = async (room: ControlRoom) => {
  await room.feeder.done(ticketIntent('t1'))
  await room.console.row('t1').click()
}
const five = async (room: ControlRoom) => {
  const places = [0, 1, 2, 3, 4].map((i) => site(51.2 + i * 0.003, 71.44 + i * 0.004))
  await room.feeder.done(...places.map((place, i) => ticketIntent(`t${i + 1}`, { site: place })))
  await expect(room.console.row('t5')).toBeVisible()
}
const allWithOne = async (room: ControlRoom) => {
  await expect.poll(() => [1, 2, 3, 4, 5].every((n) => holder(room, `t${n}`) !== null)).toBe(true)
}

export const dispatcherTasks: readonly Task[] = [
  {
    task: 'D1',
    what: 'assign the selected ticket to the best candidate',
    role: 'dispatcher',
    target: {
      actions: 2,
      seconds: 3,
    },
    prepare: one,
    async act(hands) {
      await hands.key('a')
      await hands.key('Enter')
    },
    done: async (room) => expect.poll(() => holder(room, 't1')).not.toBeNull(),
  },
  {
    task: 'D2',
    what: 'drag a ticket to a technician on the map',
    role: 'dispatcher',
    target: {
      actions: 1,
      seconds: 5,
    },
    prepare: one,
    async act(hands, room, page) {
      const row = (await room.console.row('t1').boundingBox())!
      await hands.drag(
        {
          x: row.x + 200,
          y: row.y + row.height / 2,
        },
        await technicianPoint(page, 'w02'),
      )
    },
    done: async (room) => expect.poll(() => holder(room, 't1')).toBe('w02'),
  },
  {
    task: 'D3',
    what: 'assign by the command line',
    role: 'dispatcher',
    target: {
      actions: 1,
      seconds: 5,
    },
    prepare: async (room) => {
      await one(room)
    },
    act: (hands, room) =>
      hands.line(`a ${confirmed(room).get('ticket', 't1')!.number} w02`, {
        before: 'F2',
        after: 'Enter',
      }),
    done: async (room) => expect.poll(() => holder(room, 't1')).toBe('w02'),
  },
  {
    task: 'D4',
    what: 'find a ticket by its phone number',
    role: 'dispatcher',
    target: {
      actions: 2,
      seconds: 5,
    },
    prepare: async (room) => {
      await five(room)
      await room.feeder.done(
        ticketIntent('wanted', {
          customer: {
            name: '王',
            nameLatin: 'Wang',
            phone: '+7 701 55',
          },
        }),
      )
      await expect(room.console.row('wanted')).toBeVisible()
    },
    async act(hands) {
      await hands.key('/')
      await hands.line('701 55')
    },
    async done(room) {
      await expect(room.console.row('wanted')).toBeVisible()
      await expect(room.console.row('t1')).toHaveCount(0)
    },
  },
  {
    task: 'D5',
    what: 'see why a technician is not suitable',
    role: 'dispatcher',
    target: {
      actions: 1,
      seconds: 2,
    },
    prepare: async (room) => {
      await room.feeder.done(ticketIntent('t1', { skills: ['glass'] }))
      await room.console.row('t1').click()
    },
    act: (hands) => hands.key('a'),
    done: (_room, page) => expect(page.locator('[data-pane=roster]')).toContainText(/glass|Glass/),
  },
  {
    task: 'D6',
    what: 'the next alarm, its ticket, seen',
    role: 'dispatcher',
    target: {
      actions: 2,
      seconds: 3,
    },
    prepare: async (room, page) => {
      await room.feeder.done(ticketIntent('t1', {}, Date.now() - 3 * hour), ticketIntent('t2'))
      await expect(page.locator('[data-testid=alarm-line]')).toContainText('breached')
    },
    async act(hands) {
      await hands.key('F8')
      await hands.key('k')
    },
    async done(room) {
      await expect(room.console.row('t1')).toHaveAttribute('aria-selected', 'true')
      await expect.poll(() => confirmed(room).get('alarm', 'sla:t1')?.acknowledged?.by.name).toBe('Anna')
    },
  },
  {
    task: 'D7',
    what: 'undo the last act',
    role: 'dispatcher',
    needs: 'undo, checked by the relay',
    target: {
      actions: 1,
      seconds: 1,
    },
  },
  {
    task: 'D8',
    what: 'pause the clocks, with a reason',
    role: 'dispatcher',
    target: {
      actions: 3,
      seconds: 4,
    },
    prepare: one,
    async act(hands) {
      await hands.key('p')
      await hands.key('3')
    },
    done: async (room) => expect.poll(() => confirmed(room).get('ticket', 't1')?.pauses[0]?.reason).toBe('parts'),
  },
  {
    task: 'D10',
    what: 'five tickets by a box, given to somebody',
    role: 'dispatcher',
    target: {
      actions: 3,
      seconds: 8,
    },
    prepare: five,
    async act(hands, _room, page) {
      const map = (await page.locator('[data-testid=map-pane]').boundingBox())!
      await hands.drag(
        {
          x: map.x + 40,
          y: map.y + 40,
        },
        {
          x: map.x + map.width - 40,
          y: map.y + map.height - 80,
        },
        'Shift',
      )
      await expect(page.locator('[data-testid=marked-bar]')).toContainText('5 tickets')
      await page.locator('[data-pane=board] [role=listbox]').focus()
      await hands.key('a')
      await hands.key('Enter')
    },
    done: allWithOne,
  },
  {
    task: 'K2',
    what: 'to a technician by name, by keys alone',
    role: 'dispatcher',
    target: {
      actions: 3,
      seconds: 5,
    },
    prepare: one,
    async act(hands) {
      await hands.key('a')
      await hands.line('Engineer 3')
      await hands.key('Enter')
    },
    done: async (room) => expect.poll(() => holder(room, 't1')).toBe('w03'),
  },
  {
    task: 'K10',
    what: 'five tickets marked and given, by keys alone',
    role: 'dispatcher',
    target: {
      actions: 6,
      seconds: 8,
    },
    prepare: async (room) => {
      await five(room)
      await room.console.row('t1').click()
    },
    async act(hands, _room, page) {
      for (let i = 0; i < 4; i++) await hands.key('Shift+ArrowDown')
      await expect(page.locator('[data-testid=marked-bar]')).toContainText('5 tickets')
      await hands.key('a')
      await hands.key('Enter')
    },
    done: allWithOne,
  },
]
