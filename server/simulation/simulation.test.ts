import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dataFolder, type DataFolder } from '../upkeep/data-folder.ts'
import { repeat } from '../effects/timers.ts'
import { openSimulation } from './open-simulation.ts'
import { SimulatedTime } from './simulated-time.ts'

const at = (time: SimulatedTime, said: string[], what: string, wait: number) =>
  time.after(wait, () => said.push(`${what} ${time.now()}`))

describe('a simulated clock', () => {
  test('[SIM1] stands until it is told to go on, and wakes in the order of the instants, each at its own', async () => {
    const time = new SimulatedTime(1_000)
    const said: string[] = []
    at(time, said, 'late', 500)
    at(time, said, 'early', 100)
    at(time, said, 'early too', 100)
    at(time, said, 'far', 5_000)
    const callOff = at(time, said, 'never', 200)
    callOff()
    expect([time.now(), said]).toEqual([1_000, []])
    await time.advance(2_000, () => Promise.resolve())
    expect(said).toEqual(['early 1100', 'early too 1100', 'late 1500'])
    expect(time.now()).toBe(2_000)
  })

  test('[SIM1] goes on only when what has followed is done, and wakes what that has asked for on the way', async () => {
    const time = new SimulatedTime(0)
    const said: string[] = []
    const end = repeat(time, 100, () => said.push(`look ${time.now()}`))
    let settling = 0
    await time.advance(250, async () => {
      await Promise.resolve()
      if (settling++ === 0) at(time, said, 'asked for', 50)
    })
    expect(said).toEqual(['look 100', 'asked for 150', 'look 200'])
    end()
    await time.advance(1_000, () => Promise.resolve())
    expect(said).toHaveLength(3)
  })
})

describe('a relay by a simulated clock', () => {
  let data: DataFolder
  beforeEach(() => {
    data = dataFolder(mkdtempSync(path.join(os.tmpdir(), 'signalbox-simulation-')))
  })
  afterEach(() => rmSync(data.folder, { recursive: true }))
  const from = '2026-01-05T08:00:00Z'

  test('[SIM2] is refused to a relay that nobody leads, on a store that is there, and from no instant', () => {
    expect(() => openSimulation(data, from, false)).toThrow(/npm run simulate/)
    expect(() => openSimulation(data, 'tomorrow', true)).toThrow(/takes an instant/)
    writeFileSync(data.store, '')
    expect(() => openSimulation(data, from, true)).toThrow(/has a store/)
    expect(existsSync(data.simulation)).toBe(false)
  })

  test('[SIM2] what it has made is refused to an ordinary relay', () => {
    expect(openSimulation(data, null, true)).toBeNull()
    expect(openSimulation(data, from, true)?.now()).toBe(Date.parse(from))
    expect(() => openSimulation(data, null, true)).toThrow(/is of a simulation/)
  })
})
