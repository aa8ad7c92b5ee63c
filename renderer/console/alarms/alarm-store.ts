// The alarms of this window: those of the log and those of this seat, in the order in which they are to be dealt with, with
// what follows from them: flood, tone, flash, and one summary after an outage. Looked at when something comes, and once a
// second.
import { create } from 'zustand'
import { concerns } from '../../../shared/alarms/concerns.ts'
import type { AlarmPriority } from '../../../shared/alarms/registry.ts'
import { isUnseen, type Alarm } from '../../../shared/model/alarm.ts'
import { bridge } from '../data/bridge.ts'
import { entities } from '../data/entity-store.ts'
import { onSecond, relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { Away, type Summary } from './away.ts'
import { calm, nextFlood, type Flood } from './flood.ts'
import { SeatAlarms } from './seat-alarms.ts'
import { nextTone, quiet, type ToneState } from './tone-choice.ts'
import { hasDevice, tones } from './tones.ts'

export interface AlarmState {
  /** those that stand, unseen ones first, the most urgent and oldest of them at the top; without the shelved ones */
  standing: Alarm[]
  shelved: Alarm[]
  /** unseen ones by priority */
  unseen: Record<AlarmPriority, number>
  flood: Flood
  muted: boolean
  /** nothing could be heard here */
  deaf: boolean
  /** what came while this copy was old, told once: how many of each kind; null: nothing, or read */
  summary: Summary | null
  /** the alarm that the line shows; null: the first that is unseen */
  current: string | null
  /** the list is open */
  open: boolean
  /** the alarm that the line shows is being put aside */
  shelving: boolean
  /** the hand-over is open */
  handingOver: boolean
  /** how the alarms do is shown */
  report: boolean
}

const mutedKey = 'alarms-muted'

export const useAlarms = create<AlarmState>(() => ({
  standing: [],
  shelved: [],
  unseen: { 1: 0, 2: 0, 3: 0 },
  flood: calm,
  muted: false,
  deaf: false,
  summary: null,
  current: null,
  open: false,
  shelving: false,
  handingOver: false,
  report: false,
}))

const own = new SeatAlarms()
let tone: ToneState = quiet
/** alarms that have come, each as it was raised: what is new is what is not here */
let known = new Set<string>()
const away = new Away()

export function startAlarms(): void {
  useAlarms.setState({ muted: localStorage.getItem(mutedKey) === 'true' })
  void hasDevice().then((there) => useAlarms.setState({ deaf: !there }))
  // The operator may plug a headset in, or out, at any time.
  navigator.mediaDevices.addEventListener('devicechange', () => {
    void hasDevice().then((there) => useAlarms.setState({ deaf: !there }))
  })
  entities.listenKind('alarm', (ids) => {
    // What is done here is seen at once; what comes in a crowd is drawn together.
    if ([...ids].some((id) => entities.get('alarm', id)?.guess)) look()
    else lookSoon()
  })
  onSecond(() => look())
  look()
}

export function acknowledgeOwn(id: string): void {
  if (own.acknowledge(id, useSession.getState().actor, relayNow())) look(true)
}

export function setMuted(muted: boolean): void {
  localStorage.setItem(mutedKey, String(muted))
  useAlarms.setState({ muted })
}

/** Stops what repeats, here, until something new comes. Nothing is acknowledged by it. */
export function silence(): void {
  tone = { ...tone, silenced: true }
}

let lookedAt = -Infinity
let awaited: number | undefined
function lookSoon(): void {
  const wait = entities.untilDrawn(lookedAt)
  if (wait <= 0) look()
  else awaited ??= window.setTimeout(() => look(), wait)
}

/** @param anew what is shown has changed in a way that cannot be seen from here */
function look(anew = false): void {
  window.clearTimeout(awaited)
  awaited = undefined
  lookedAt = performance.now()
  const { link, outbox, problems, actor } = useSession.getState()
  const now = relayNow()
  const ownChanged = own.look({ link, outbox, problems }, now)
  const live = link.phase === 'live' || link.phase === 'lagging'
  const all = [...entities.all('alarm')].map(({ value }) => value).concat(own.list())
  const names = new Set(all.filter(({ active }) => active).map(({ id, raisedAt }) => `${id}/${raisedAt}`))
  const fresh = all.filter((alarm) => alarm.active && !known.has(`${alarm.id}/${alarm.raisedAt}`))
  const changed = anew || ownChanged || fresh.length > 0 || names.size !== known.size
  known = names
  const state = useAlarms.getState()
  const flood = nextFlood(
    state.flood,
    fresh.filter((alarm) => live && concerns(actor, alarm)).map(() => now),
    now,
  )
  const summary = away.look(live, all, now)
  const next = nextTone(tone, all, {
    actor,
    flood: flood.on,
    live,
    muted: state.muted,
    mono: performance.now(),
  })
  tone = next.state
  if (next.tone !== null) tones.play(next.tone)
  if (changed || listed !== entities.kindRevision('alarm') || flood.on !== state.flood.on || summary) {
    listed = entities.kindRevision('alarm')
    show(all, flood, summary ?? state.summary)
  } else if (flood.came.length !== state.flood.came.length) useAlarms.setState({ flood })
}
let listed = -1

function show(all: readonly Alarm[], flood: Flood, summary: AlarmState['summary']): void {
  const { actor } = useSession.getState()
  const standing = all.filter(({ shelved }) => shelved === null).sort(inOrder)
  const unseen: AlarmState['unseen'] = { 1: 0, 2: 0, 3: 0 }
  for (const alarm of standing) if (isUnseen(alarm)) unseen[alarm.priority]++
  useAlarms.setState({ standing, shelved: all.filter(({ shelved }) => shelved !== null), unseen, flood, summary })
  const urgent = standing.filter((alarm) => isUnseen(alarm) && alarm.active && concerns(actor, alarm))
  void bridge.call('alarming', {
    unseen: unseen[1] + unseen[2] + unseen[3],
    urgent: urgent.some(({ priority }) => priority === 1),
  })
}

function inOrder(a: Alarm, b: Alarm): number {
  return (
    Number(isUnseen(b)) - Number(isUnseen(a)) ||
    a.priority - b.priority ||
    a.raisedAt - b.raisedAt ||
    (a.id < b.id ? -1 : 1)
  )
}
