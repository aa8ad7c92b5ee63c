// What a second of 10,000 ticking clocks costs whoever shows them: their standing and their light, each of another ticket, by
// office hours with holidays on the walls of three zones; on a day in June, and while the year ends.
import type { Instant } from '../../../shared/model/ids.ts'
import { clockLight, type Clock } from '../../../shared/model/sla.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { policyFor, startClocks } from '../../../shared/sla/clocks.ts'
import { clockNames } from '../../../shared/sla/pauses.ts'
import { defaultSettings, timeOf, type SlaSettings } from '../../../shared/sla/settings.ts'
import { standing } from '../../../shared/sla/standing.ts'
import { figure, median, quantile, type Figure } from '../figures.ts'
import { LargeCentre } from '../large-centre.ts'
import type { BenchRun } from '../relay/run.ts'

const clocks = 10_000
const day = 86_400_000
/** How long before now the oldest ticket came. */
const oldest = 6 * day
/** The first seconds compile years and code. */
const warmUp = 5

const moments: readonly (readonly [when: string, from: Instant, inTwoYears: boolean])[] = [
  ['a working day in June', Date.parse('2026-06-17T09:00:00Z'), false],
  ['the last working day of the year', Date.parse('2026-12-31T09:00:00Z'), true],
  ['midnight of the new year', Date.parse('2026-12-31T23:59:30Z'), true],
]

/** Every target of the default policies, counted in office hours. */
const settings: SlaSettings = {
  ...defaultSettings,
  calendars: [
    {
      id: 'office',
      name: 'Office',
      zone: 'Europe/Berlin',
      weekly: [...Array.from({ length: 5 }, () => [{ from: 8 * 60, to: 18 * 60 }]), [], []],
      days: ['2026-12-25', '2027-01-01', '2027-05-01'].map((date) => ({ date, hours: [], name: 'Holiday' })),
    },
  ],
  policies: defaultSettings.policies.map((policy) => {
    const { respond, arrive, resolve } = policy.targets
    const office = { calendarId: 'office' }
    const targets = {
      respond: { ...respond, ...office },
      arrive: { ...arrive, ...office },
      resolve: { ...resolve, ...office },
    }
    return { ...policy, targets }
  }),
}
const zones = [undefined, 'Asia/Shanghai', 'America/New_York']

interface Shown {
  clock: Clock
  zone: string | undefined
}

export function tickFigures({ rounds }: BenchRun): Promise<Figure[]> {
  const tickets = [...new LargeCentre().fill(clocks).state.values('ticket')]
  return Promise.resolve(
    moments.flatMap(([when, from, inTwoYears]) => {
      const list = tickets.map((ticket, i) => shown(ticket, i, from))
      check(list, from, inTwoYears)
      const seconds = Array.from({ length: 30 * rounds }, (_, second) => tick(list, from + second * 1_000)).slice(
        warmUp,
      )
      const what = `${clocks} ticking clocks of as many tickets, by office hours, ${when}`
      const unit = 'ms of script a second'
      return [
        figure(`${what}, median`, unit, median(seconds), '≤ 2'),
        figure(`${what}, p95`, unit, quantile(seconds, 0.95), '≤ 2'),
      ]
    }),
  )
}

function shown(ticket: Ticket, i: number, now: Instant): Shown {
  const zone = zones[i % zones.length]
  const facts = { ...ticket, site: { ...ticket.site, ...(zone !== undefined && { zone }) } }
  const startAt = now - Math.floor((i / clocks) * oldest)
  const name = clockNames[i % clockNames.length]!
  return { clock: startClocks(settings, policyFor(settings, facts), facts, startAt)[name], zone }
}

/** @returns ms of script */
function tick(list: readonly Shown[], now: Instant): number {
  let left = 0
  const began = performance.now()
  for (const { clock, zone } of list) {
    const stands = standing(clock, timeOf(settings, clock.calendarId, zone), now)
    if (clockLight(clock, now) !== 'red' || stands.kind === 'closed') left += stands.left
  }
  const took = performance.now() - began
  if (left <= 0) throw new Error('no clock has anything left')
  return took
}

/** What is measured must be what is said: due instants of their own, and in the next year where the year ends. */
function check(list: readonly Shown[], now: Instant, inTwoYears: boolean): void {
  const year = new Date(now).getUTCFullYear()
  const nextYear = list.filter(({ clock }) => new Date(clock.dueAt).getUTCFullYear() > year).length
  const due = new Set(list.map(({ clock }) => clock.dueAt)).size
  if (due < list.length / 10 || nextYear > 0 !== inTwoYears || (inTwoYears && nextYear < list.length / 4))
    throw new Error(`${due} due instants, ${nextYear} of them in the next year`)
}
