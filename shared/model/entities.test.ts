import { describe, expect, test } from 'vitest'
import { newCentre } from './centre.ts'
import { applyChange, EntityTables, Layer } from './entities.ts'
import { emptyRoute, insertVisit } from './route.ts'

const named = (name: string) => ({ ...newCentre, name })

describe('layers', () => {
  test('[EVO3] a layer shows what is below it until it has its own, and never changes what is below', () => {
    const below = new EntityTables()
    below.put('centre', named('below'))
    const layer = new Layer(below)
    expect(layer.get('centre', 'centre')?.name).toBe('below')
    layer.put('centre', named('above'))
    layer.put('route', emptyRoute('w1'))
    expect([layer.get('centre', 'centre')?.name, below.get('centre', 'centre')?.name]).toEqual(['above', 'below'])
    expect(below.get('route', 'w1')).toBeUndefined()
    expect([layer.has('centre', 'centre'), layer.has('ticket', 't1'), layer.size]).toEqual([true, false, 2])
    layer.clear()
    expect([layer.get('centre', 'centre')?.name, layer.size]).toEqual(['below', 0])
  })

  test('[EVO3] its changes, in the order in which they first came, with their last values', () => {
    const layer = new Layer(new EntityTables())
    layer.put('route', emptyRoute('w1'))
    layer.put('centre', named('one'))
    layer.put('route', { ...emptyRoute('w1'), revision: 2 })
    expect([...layer.changed()].map(({ kind, value }) => [kind, value])).toEqual([
      ['route', { ...emptyRoute('w1'), revision: 2 }],
      ['centre', named('one')],
    ])
  })

  test('[EVO3] a change of null takes the entity out', () => {
    const tables = new EntityTables()
    applyChange(tables, { kind: 'route', id: 'w1', value: emptyRoute('w1') })
    expect(tables.size('route')).toBe(1)
    applyChange(tables, { kind: 'route', id: 'w1', value: null })
    expect([tables.size('route'), tables.get('route', 'w1')]).toEqual([0, undefined])
  })
})

describe('insertVisit', () => {
  test('[RTE7] before the one named, else at the end; a visit that is there already moves', () => {
    expect(insertVisit([], 'a', null)).toEqual(['a'])
    expect(insertVisit(['a', 'b'], 'c', 'b')).toEqual(['a', 'c', 'b'])
    expect(insertVisit(['a', 'b'], 'c', 'gone')).toEqual(['a', 'b', 'c'])
    expect(insertVisit(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b'])
    expect(insertVisit(['a', 'b'], 'a', 'a')).toEqual(['b', 'a'])
  })
})
