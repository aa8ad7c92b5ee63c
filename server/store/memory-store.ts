// A store in memory, for tests and for a relay that is to forget. What is on its disk is text, as in every other store, so
// that nobody can share an object with it; several stores, one after the other, may open the same disk.
import { randomUUID } from 'node:crypto'
import type { Commit } from '../../shared/events/commit.ts'
import { kinds } from '../../shared/model/entities.ts'
import { foldedAddress } from '../../shared/model/same-site.ts'
import type { EarlierTicket } from '../../shared/wire/history.ts'
import { isAtSite } from './history-reads.ts'
import { historyOf } from './history-rows.ts'
import type { Batch, Store, StoredAnswer, StoredSeat, StoreStart } from './store.ts'

/** The tables, each row as text under its key. */
export class MemoryDisk {
  readonly epoch: string
  commits = new Map<number, string>()
  answers = new Map<string, string>()
  entities = new Map<string, string>()
  seats = new Map<string, string>()
  cursors = new Map<string, number>()

  constructor(epoch: string = randomUUID()) {
    this.epoch = epoch
  }
}

export function memoryStore(disk: MemoryDisk = new MemoryDisk()): Store {
  const commitsAfter = (seq: number): Commit[] =>
    [...disk.commits.values()].map((row) => JSON.parse(row) as Commit).filter((commit) => commit.seq > seq)
  /** A store that forgets needs no tables for it. */
  const historyUpTo = (upTo: number) => historyOf(commitsAfter(0).filter(({ seq }) => seq <= upTo))

  return {
    async start(recent) {
      const entities = Object.fromEntries(kinds.map((kind) => [kind, [] as unknown[]]))
      for (const [key, body] of disk.entities) entities[key.slice(0, key.indexOf('/'))]?.push(JSON.parse(body))
      return {
        epoch: disk.epoch,
        entities: entities as StoreStart['entities'],
        recent: recent === 0 ? [] : commitsAfter(0).slice(-recent),
        seats: [...disk.seats.values()].map(readSeat),
        cursors: Object.fromEntries(disk.cursors),
      }
    },
    async write(batch) {
      checkKeys(disk, batch)
      for (const commit of batch.commits) disk.commits.set(commit.seq, text(commit))
      for (const answer of batch.answers) {
        disk.answers.set(answerKey(answer.seat, answer.n), text(answer))
        const seat = disk.seats.get(answer.seat)
        if (seat) disk.seats.set(answer.seat, text({ ...readSeat(seat), lastN: answer.n }))
      }
      for (const { kind, id, value } of batch.changes)
        if (value === null) disk.entities.delete(`${kind}/${id}`)
        else disk.entities.set(`${kind}/${id}`, text(value))
    },
    async answer(seat, n) {
      const found = disk.answers.get(answerKey(seat, n))
      return found === undefined ? undefined : (JSON.parse(found) as StoredAnswer)
    },
    commits: async (after, limit) => commitsAfter(after).slice(0, limit),
    async ticketCommits(ticketId, upTo, limit) {
      const own = historyUpTo(upTo).commits.filter(({ ticket }) => ticket === ticketId)
      const seqs = new Set(own.slice(-limit).map(({ seq }) => seq))
      return commitsAfter(0).filter(({ seq }) => seqs.has(seq))
    },
    async earlierTickets(site, upTo, limit) {
      const words = foldedAddress(site)
      // Of an id that has been given to another ticket the last one.
      const last = new Map(historyUpTo(upTo).archived.map((row) => [row.ticket, row]))
      const found = [...last.values()].filter((row) => isAtSite(row, words, site.place))
      found.sort((a, b) => b.ended_at - a.ended_at || b.seq - a.seq)
      const tickets = found.slice(0, limit).map(({ body }) => JSON.parse(body) as EarlierTicket)
      return { more: found.length > limit, tickets }
    },
    async addSeat(seat) {
      if (disk.seats.has(seat.seat)) throw new Error(`the seat is there already: ${seat.seat}`)
      disk.seats.set(seat.seat, text(seat))
    },
    async setCursor(name, seq) {
      disk.cursors.set(name, seq)
    },
    backup: () => Promise.reject(new Error('A store in memory has no file to be backed up.')),
    async close() {},
  }
}

/** A key that is used already fails the whole batch, before any of it is written. */
function checkKeys(disk: MemoryDisk, { commits, answers }: Batch): void {
  const seqs = commits.map(({ seq }) => seq)
  const numbers = answers.map(({ seat, n }) => answerKey(seat, n))
  const twice = seqs.some((seq) => disk.commits.has(seq)) || numbers.some((number) => disk.answers.has(number))
  if (twice || new Set(seqs).size < seqs.length || new Set(numbers).size < numbers.length)
    throw new Error('a commit or an answer of this batch is in the store already')
}

function answerKey(seat: string, n: number): string {
  return `${seat}/${n}`
}

function text(value: unknown): string {
  return JSON.stringify(value)
}

function readSeat(row: string): StoredSeat {
  return JSON.parse(row) as StoredSeat
}
