// Whether there is to be a tone now, and which: only for what somebody at this seat must act on, at most one in two
// seconds, and in a flood only for the most urgent and at most one in ten. The most urgent ones repeat until somebody acts.
import type { Alarm } from '../../../shared/model/alarm.ts'
import { isUnseen } from '../../../shared/model/alarm.ts'
import type { AlarmPriority } from '../../../shared/alarms/registry.ts'
import { concerns } from '../../../shared/alarms/concerns.ts'
import type { Actor } from '../../../shared/model/actor.ts'
import type { Milliseconds } from '../../../shared/model/ids.ts'

export interface ToneState {
  /** alarms that have been heard, each as it was: its id and when it was raised, and whose it was */
  heard: ReadonlySet<string>
  /** the last tone, ms of the window's monotonic clock */
  lastAt: Milliseconds
  /** silenced at this seat: nothing repeats until something new comes */
  silenced: boolean
}

export const quiet: ToneState = { heard: new Set(), lastAt: -Infinity, silenced: false }

export interface Around {
  actor: Pick<Actor, 'id' | 'role'>
  flood: boolean
  /** false while the copy catches up or is old: what comes then is told as one summary */
  live: boolean
  muted: boolean
  /** ms of the window's monotonic clock */
  mono: Milliseconds
}

const apart: Milliseconds = 2_000
const apartInFlood: Milliseconds = 10_000
const repeatEvery: Milliseconds = 10_000

const nameOf = ({ id, raisedAt, owner }: Alarm) => `${id}/${raisedAt}/${owner}`

/** @returns what to remember, and the tone; null: none */
export function nextTone(
  state: ToneState,
  alarms: readonly Alarm[],
  { actor, flood, live, muted, mono }: Around,
): { state: ToneState; tone: AlarmPriority | null } {
  const mine = alarms.filter((alarm) => isUnseen(alarm) && concerns(actor, alarm))
  const heard = new Set(mine.map(nameOf))
  if (!live) return { state: { ...state, heard: state.heard }, tone: null }
  const fresh = mine.filter((alarm) => alarm.active && !state.heard.has(nameOf(alarm)))
  const silenced = state.silenced && fresh.length === 0
  const most = (list: readonly Alarm[]) => Math.min(...list.map(({ priority }) => priority)) as AlarmPriority
  const wanted = fresh.filter(({ priority }) => !flood || priority === 1)
  const since = mono - state.lastAt
  const repeats = !silenced && since >= repeatEvery && mine.some(({ active, priority }) => active && priority === 1)
  if (wanted.length > 0 && since < (flood ? apartInFlood : apart)) {
    // Heard in a moment: what waits for its tone is not yet heard.
    const waiting = new Set(wanted.map(nameOf))
    return {
      state: { heard: new Set([...heard].filter((name) => !waiting.has(name))), lastAt: state.lastAt, silenced },
      tone: null,
    }
  }
  const tone = wanted.length > 0 ? most(wanted) : repeats ? 1 : null
  if (tone === null || muted) return { state: { heard, lastAt: state.lastAt, silenced }, tone: null }
  return { state: { heard, lastAt: mono, silenced }, tone }
}
