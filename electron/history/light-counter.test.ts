import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ownFolder } from '../../test/support/folder.ts'
import { hours, minutes, World } from '../../test/support/world.ts'
import { intent } from '../../shared/commands/decide.ts'
import { countLights, LightCounter } from './light-counter.ts'

const folder = ownFolder()
const week = 7 * 24 * hours

async function counter(world: World, file = path.join(folder(), 'counts')) {
  const told: string[] = []
  const link = { sure: true }
  const counter = await LightCounter.open(file, {
    now: () => world.now,
    tickets: () => (link.sure ? world.state.values('ticket') : null),
    problem: (code) => told.push(code),
  })
  return { counter, told, link }
}

test('[WAL7] counts what is open, at risk and breached', async () => {
  const world = new World()
    .ticket('red', { priority: 1 })
    .wait(70 * minutes)
    .ticket('yellow', { priority: 1 })
  world
    .wait(12 * minutes)
    .ticket('green')
    .ticket('done')
  world.does(intent('resolve-ticket', { ticketId: 'done', resolution: 'done' }, { visitId: null }))
  expect(await countLights(world.state.values('ticket'), world.now)).toEqual({ open: 3, atRisk: 1, breached: 1 })
})

test('[WAL7] [WAL8] once a minute, while somebody can vouch for it; the same hours of last week beside it', async () => {
  const world = new World().ticket('t1', { priority: 4 })
  const { counter: one, link, told } = await counter(world)
  const open = (course: ({ open: number } | null)[]) => course.slice(-4).map((counts) => counts?.open ?? null)
  await one.look()
  world.ticket('t2', { priority: 4 })
  await one.look()
  world.wait(minutes)
  link.sure = false
  await one.look()
  world.wait(minutes)
  link.sure = true
  await one.look()
  const { now, lastWeek, from } = one.trends()
  expect([now.length, from]).toEqual([720, Math.floor(world.now / minutes) * minutes - 719 * minutes])
  expect(open(now)).toEqual([null, 1, null, 2])
  expect(lastWeek.every((counts) => counts === null)).toBe(true)
  await one.stop()
  world.wait(week)
  const { counter: later } = await counter(world)
  expect(open(later.trends().lastWeek)).toEqual([null, 1, null, 2])
  expect(open(later.trends().now)).toEqual([null, null, null, null])
  await later.stop()
  expect(told).toEqual([])
})

test('[WAL7] without a place to keep it the console works, and it is told once', async () => {
  await mkdir(path.join(folder(), 'is-a-folder'))
  const world = new World().ticket('t1')
  const { counter: one, told } = await counter(world, path.join(folder(), 'is-a-folder'))
  for (let i = 0; i < 3; i++) {
    world.wait(minutes)
    await one.look()
  }
  expect(told).toEqual(['historyNotKept'])
  expect(one.trends().now.every((counts) => counts === null)).toBe(true)
  await one.stop()
})
