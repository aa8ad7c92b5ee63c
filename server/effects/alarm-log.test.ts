import { describe, expect, test } from 'vitest'
import { AlarmLog } from './alarm-log.ts'
import { alarmReport } from '../../shared/alarms/report.ts'
import { intent } from '../../shared/commands/decide.ts'
import { hours, minutes, morning, World } from '../../test/support/world.ts'

const rule = { role: 'rule' } as const

function raise(world: World, n: number): void {
  const about = { id: `sla:t${n}`, type: 'sla-yellow', ticketId: `t${n}`, technicianId: null, area: 'south' } as const
  world.does(intent('raise-alarm', { alarm: about }, {}), rule)
}

/** A log of a day and a half, with much in it that is not about alarms. */
function longDay(): World {
  const world = new World()
  for (let n = 0; n < 2_000; n++) {
    world.wait(65_000)
    if (n % 3 === 0) raise(world, n)
    else world.ticket(`x${n}`)
  }
  return world
}

function logOf(world: World, read?: (after: number, limit: number) => Promise<void>) {
  const asked: number[] = []
  const log = new AlarmLog({
    now: () => world.now,
    head: () => world.commits.length,
    async read(after, limit) {
      asked.push(limit)
      await read?.(after, limit)
      return world.commits.slice(after, after + limit)
    },
    alarms: () => world.state.values('alarm'),
  })
  return { log, asked }
}

const whole = (world: World, hoursBack: number, logBegins = false) =>
  alarmReport(world.commits, world.state.values('alarm'), {
    from: Math.max(world.commits[0]!.at, world.now - hoursBack * hours),
    to: world.now,
    logBegins,
  })

describe('the log of alarms', () => {
  test('[KPI1] over any of the hours it is what the whole log gives; only the last day of it is read, in pieces', async () => {
    const world = longDay()
    const { log, asked } = logOf(world)
    expect(await log.report(8)).toEqual(whole(world, 8))
    expect(await log.report(24)).toEqual(whole(world, 24))
    expect((await log.report(24)).announced).toBeGreaterThan(400)
    expect(Math.max(...asked)).toBeLessThanOrEqual(500)
    expect(asked.filter((limit) => limit > 1).length).toBe(3)
  })

  test('[KPI1] what is committed while it is read, and after it, is in it, each once', async () => {
    const world = longDay()
    let late = 10_000
    const note = () => log.note(world.commits.slice(-1))
    const { log } = logOf(world, () => {
      raise(world.wait(1_000), late++)
      note()
      return Promise.resolve()
    })
    const report = await log.report(24)
    expect(report).toEqual(whole(world, 24))
    raise(world.wait(minutes), 1)
    note()
    world.wait(20 * hours)
    raise(world, 2)
    note()
    expect(await log.report(24)).toEqual(whole(world, 24))
    expect(await log.report(12)).toEqual(whole(world, 12))
  })

  test('[KPI1] nothing older than a day and an hour stays at hand, also when nobody asks again', async () => {
    const world = new World()
    raise(world, 0)
    const { log } = logOf(world)
    await log.report(24)
    for (let n = 1; n <= 24 * 30; n++) {
      raise(world.wait(hours), n)
      log.note(world.commits.slice(-1))
      expect(log.size).toBeLessThanOrEqual(26)
    }
    expect(await log.report(24)).toEqual(whole(world, 24))
  })

  test('[KPI1] a log that does not go back so far says so; one that could not be read is read again', async () => {
    const world = new World()
    raise(world, 1)
    world.wait(3 * hours)
    let broken = true
    const { log } = logOf(world, () => (broken ? Promise.reject(new Error('disk')) : Promise.resolve()))
    await expect(log.report(8)).rejects.toThrow('disk')
    broken = false
    expect(await log.report(8)).toEqual({ ...whole(world, 8, true), from: morning })
    expect(await logOf(new World()).log.report(8)).toMatchObject({ announced: 0, logBegins: true, course: [0] })
  })
})
