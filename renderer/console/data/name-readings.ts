// The readings of names that this window has asked for.
import { bridge } from './bridge.ts'
import { Readings } from './readings.ts'

export const readings = new Readings((names) => bridge.call('readNames', { names }))
