// When what goes wrong, drawn from a seed: the same seed gives the same schedule on every machine. What a machine cannot do
// is passed over when its time comes, with the reason.
import { Chance } from '../../scripts/demo/chance.ts'

export const relayFaults = [
  'kill-relay',
  'kill-relay-at-answer',
  'freeze-relay',
  'restart-relay',
  'restore-backup',
  'relay-disk-full',
  'relay-fsync-error',
  'relay-clock-jump',
] as const
export const seatFaults = [
  'kill-seat',
  'crash-when-queued',
  'freeze-seat',
  'seat-disk-full',
  'seat-fsync-error',
  'seat-clock-jump',
] as const
export const wireFaults = ['cut', 'lose-answers', 'stall-down', 'stall-up', 'half-open', 'delay', 'thin-line'] as const

export type RelayFault = (typeof relayFaults)[number]
export type SeatFault = (typeof seatFaults)[number]
export type WireFault = (typeof wireFaults)[number]
export type FaultKind = RelayFault | SeatFault | WireFault

export interface Fault {
  /** after the beginning, ms */
  at: number
  kind: FaultKind
  /** the seat it happens to; null: the relay */
  seat: string | null
  /** how long it lasts, ms */
  lasts: number
}

export interface Cast {
  consoles: string[]
  phones: string[]
  /** whose profile is on the small disk */
  small: string
  /** whose clock can be set */
  clocked: string
}

/** How often each comes in one round; rounds follow each other in ever new orders. */
const often: Record<FaultKind, number> = {
  'kill-relay': 2,
  'kill-relay-at-answer': 2,
  'freeze-relay': 1,
  'restart-relay': 1,
  'restore-backup': 1,
  'relay-disk-full': 1,
  'relay-fsync-error': 1,
  'relay-clock-jump': 1,
  'kill-seat': 7,
  'crash-when-queued': 6,
  'freeze-seat': 5,
  'seat-disk-full': 2,
  'seat-fsync-error': 2,
  'seat-clock-jump': 2,
  cut: 7,
  'lose-answers': 8,
  'stall-down': 3,
  'stall-up': 3,
  'half-open': 3,
  delay: 4,
  'thin-line': 3,
}
const round = (Object.entries(often) as [FaultKind, number][]).flatMap(([kind, times]) =>
  Array<FaultKind>(times).fill(kind),
)

const relayRest = 2_200 // ms

export function isRelayFault(kind: FaultKind): kind is RelayFault {
  return relayFaults.some((known) => known === kind)
}

/** @param only draws from these kinds alone, for a run that looks for one thing */
export function drawSchedule(seed: string, seconds: number, cast: Cast, only: readonly FaultKind[] = []): Fault[] {
  const chance = new Chance(`${seed}/schedule`)
  const kinds = only.length > 0 ? round.filter((kind) => only.includes(kind)) : round
  const faults: Fault[] = []
  let bag: FaultKind[] = []
  let relayAt = 0
  const takeKind = (at: number): FaultKind => {
    // The relay has to be at work in between, or nothing would be decided; its faults that are left over come first later.
    const tooSoon = at - relayAt < relayRest && kinds.some((kind) => !isRelayFault(kind))
    const fits = (kind: FaultKind) => !tooSoon || !isRelayFault(kind)
    if (!bag.some(fits)) bag = [...chance.shuffled(kinds), ...bag]
    const kind = bag.splice(bag.findLastIndex(fits), 1)[0]!
    if (isRelayFault(kind)) relayAt = at
    return kind
  }
  for (let at = 800; at < seconds * 1_000; at += chance.between(120, 600)) {
    const kind = takeKind(at)
    faults.push({
      at: Math.round(at),
      kind,
      seat: drawSeat(kind, cast, chance),
      lasts: Math.round(drawTime(kind, chance)),
    })
  }
  return faults
}

function drawSeat(kind: FaultKind, { consoles, phones, small, clocked }: Cast, chance: Chance): string | null {
  if (isRelayFault(kind)) return null
  if (kind === 'seat-disk-full') return small
  if (kind === 'seat-clock-jump') return clocked
  // A console learns from the feed what became of its commands; a phone that has lost an answer has to ask again.
  return chance.pick(chance.happens(kind === 'lose-answers' ? 0.3 : 0.7) ? consoles : phones)
}

function drawTime(kind: FaultKind, chance: Chance): number {
  // Mostly short; now and then long enough for the other side to notice the silence and to give up.
  const long = chance.happens(0.1)
  switch (kind) {
    case 'freeze-seat':
    case 'half-open':
    case 'stall-down':
      return long ? chance.between(6_000, 18_000) : chance.between(200, 3_000)
    case 'delay':
    case 'thin-line':
    case 'stall-up':
      return chance.between(500, 4_000)
    case 'lose-answers':
      return chance.between(50, 500)
    default:
      return chance.between(100, 1_200)
  }
}

export function scheduleLine({ at, kind, seat, lasts }: Fault): string {
  return `${(at / 1_000).toFixed(1).padStart(6)} s  ${kind}${seat === null ? '' : ` ${seat}`}, ${lasts} ms`
}
