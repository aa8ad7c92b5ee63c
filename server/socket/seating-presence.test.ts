import { beforeEach, expect, test } from 'vitest'
import { slowAbove } from './backlog.ts'
import type { Connection } from './connection.ts'
import type { Down } from '../../shared/wire/messages.ts'
import { fresh, SeatingRoom, type Sent } from '../../test/support/seating-room.ts'
import { actor } from '../../test/support/world.ts'

let room: SeatingRoom
beforeEach(() => {
  room = new SeatingRoom()
})

/** Greeted, with nothing missed. */
function seated(seat: string): { connection: Connection; sent: Sent[] } {
  const connected = room.connect(seat)
  room.seating.greet(connected.connection, { ...fresh, ...room.head() })
  return connected
}

function attend(connection: Connection, ticketId: string | null, mono: number): void {
  const at = ticketId === null ? null : { ticketId, editing: false, field: null, moving: false }
  room.seating.attend(connection, { actorId: actor('dispatcher').id, at }, mono)
}

const told = (sent: Sent[]) =>
  sent
    .splice(0)
    .flatMap(({ name, message }) => (name === 'presence' ? [message as Down['presence']] : []))
    .map(({ whole, seats }) => [whole, ...seats.map(({ seat, at }) => `${seat}: ${at?.ticketId ?? '-'}`)])

test('[PRE1] [PRE2] told to the room at the next look, and whole to a seat that joins it, also one that was slow', () => {
  const [first, second] = [seated('console-1'), seated('console-2')]
  expect(told(second.sent)).toEqual([[true]])
  attend(first.connection, 't1', 0)
  attend(first.connection, 't2', 0)
  expect(told(second.sent)).toEqual([])
  room.seating.look(250)
  room.seating.look(500)
  expect(told(second.sent)).toEqual([[false, 'console-1: t2']])
  room.backlogs.set(second.connection, { packets: slowAbove.packets + 1, bytes: 0 })
  room.seating.look(750)
  attend(first.connection, null, 1_000)
  attend(second.connection, 't3', 1_000)
  room.seating.look(1_000)
  expect(told(second.sent)).toEqual([])
  room.backlogs.clear()
  room.seating.look(1_250)
  expect(told(second.sent)).toEqual([[true, 'console-2: t3']])
})

test('[PRE2] it ends with the connection, with its replacement by another, and after 15 s of silence', () => {
  const [first, second] = [seated('console-1'), seated('console-2')]
  attend(first.connection, 't1', 0)
  room.seating.look(0)
  const third = seated('console-1')
  room.seating.left(first.connection)
  room.seating.look(250)
  expect(told(second.sent)).toEqual([[true], [false, 'console-1: t1'], [false, 'console-1: -']])
  attend(second.connection, 't2', 1_000)
  room.seating.look(1_000)
  room.seating.look(15_999)
  expect(told(second.sent)).toEqual([[false, 'console-2: t2']])
  room.seating.look(16_000)
  expect(told(second.sent)).toEqual([[false, 'console-2: -']])
  attend(second.connection, 't2', 17_000)
  room.seating.look(17_000)
  told(third.sent)
  room.seating.left(second.connection)
  room.seating.look(17_250)
  expect(told(third.sent)).toEqual([[false, 'console-2: -']])
  attend(second.connection, 't4', 17_500)
  expect(second.sent.at(-1)?.message).toMatchObject({ code: 'notGreeted' })
})
