import { describe, expect, test } from 'vitest'
import { Workspace } from './workspace.ts'

const place = { x: 10, y: 20, width: 1600, height: 900, maximized: false }
const again = (workspace: Workspace) => Workspace.read(JSON.stringify(workspace.record), 'now')

describe('the memory of the windows', () => {
  test('[WIN10] each set-up has its own', () => {
    const workspace = new Workspace()
    workspace.isAt('two', 'console', place)
    workspace.isAt('two', 'map', { ...place, x: 2000, maximized: true })
    workspace.isAt('one', 'console', { ...place, x: 5 })
    const read = again(workspace)
    expect(read.place('two', 'map')).toMatchObject({ x: 2000, maximized: true })
    expect(read.wasOpen('two', 'map')).toBe(true)
    expect(read.place('one', 'console')).toMatchObject({ x: 5 })
    expect(read.wasOpen('one', 'map')).toBe(false)
  })

  test('[WIN10] a window that was closed is not opened, but knows its place', () => {
    const workspace = new Workspace()
    workspace.isAt('one', 'map', place)
    workspace.isClosed('one', 'map')
    expect(again(workspace).wasOpen('one', 'map')).toBe(false)
    expect(again(workspace).place('one', 'map')).toMatchObject(place)
  })

  test('[WIN10] the twenty set-ups used last are kept', () => {
    const workspace = new Workspace()
    for (let i = 0; i < 20; i++) workspace.isAt(`s${i}`, 'console', place)
    workspace.isAt('s0', 'console', place)
    workspace.isAt('s20', 'console', place)
    expect(again(workspace).place('s0', 'console')).toBeDefined()
    expect(again(workspace).place('s1', 'console')).toBeUndefined()
    expect(again(workspace).record.setUps).toHaveLength(20)
  })

  test('[WIN12] what the operator made of a window goes with it to every set-up', () => {
    const workspace = new Workspace()
    const view = { map: { lat: 51, lon: 71, zoom: 13 }, panes: { columns: '{"a":1}' }, apart: true }
    workspace.keepView('map', view)
    expect(again(workspace).view('map')).toEqual(view)
    expect(again(workspace).view('console')).toEqual({ map: null, panes: {}, apart: false })
  })

  test('[WIN14] a record from before there were versions is of the displays that are there', () => {
    const old = Workspace.read(JSON.stringify({ console: place, map: { ...place, x: 7 } }), 'now')
    expect(old.place('now', 'map')).toMatchObject({ x: 7 })
    expect([old.wasOpen('now', 'console'), old.wasOpen('now', 'map')]).toEqual([true, false])
  })

  test('[WIN14] a window that this version does not know is left as it is', () => {
    const record = {
      version: 1,
      setUps: [{ displays: 'one', places: { wall: { ...place, open: true } } }],
      views: { wall: { map: null, panes: {}, apart: false } },
    }
    expect(Workspace.read(JSON.stringify(record), 'one').record).toEqual(record)
  })

  test.each([
    ['torn', '{"version": 1, "setUps": [{"displ', /JSON/],
    ['of a newer version', JSON.stringify({ version: 2, setUps: [], views: {} }), /version/],
    ['with a place that is none', JSON.stringify({ console: { ...place, width: -3 } }), /setUps/],
    ['of something else', '[1, 2]', /expected object/],
  ])('[WIN14] one that is %s is not read', (_what, text, why) => {
    expect(() => Workspace.read(text, 'now')).toThrow(why)
  })
})
