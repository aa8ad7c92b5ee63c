// What a second of 10,000 ticking clocks costs whoever shows them: their standing and their light, by a calendar with holidays.
import { standing } from '../../../shared/sla/standing.ts'
import { businessTime } from '../../../shared/sla/business-time.ts'
import { clockLight } from '../../../shared/model/sla.ts'
import { startClocks } from '../../../shared/sla/clocks.ts'
import { defaultSettings } from '../../../shared/sla/settings.ts'
import { figure, median, type Figure } from '../figures.ts'
import { LargeCentre } from '../large-centre.ts'
import type { BenchRun } from '../relay/run.ts'

const clocks = 10_000

export function tickFigures({ rounds }: BenchRun): Promise<Figure[]> {
  const [ticket] = new LargeCentre().fill(1).state.values('ticket')
  const hours = [{ from: 8 * 60, to: 18 * 60 }]
  const calendar = {
    id: 'office',
    name: 'Office',
    zone: 'Europe/Berlin',
    weekly: Array<typeof hours>(5).fill(hours),
    days: [],
  }
  calendar.weekly.push([], [])
  const time = businessTime(calendar)
  const policy = defaultSettings.policies.at(-1)!
  const list = Array.from(
    { length: clocks },
    (_, i) => startClocks(defaultSettings, policy, ticket!, Date.now() - i * 20_000).resolve,
  )
  const seconds: number[] = []
  let shown = 0
  for (let second = 0; second < 30 * rounds; second++) {
    const now = Date.now() + second * 1_000
    const began = performance.now()
    for (const clock of list) if (standing(clock, time, now).left > 0 && clockLight(clock, now) === 'green') shown++
    seconds.push(performance.now() - began)
  }
  if (shown === 0) throw new Error('nothing was shown')
  // The first seconds compile years and code.
  return Promise.resolve([
    figure(
      `${clocks} ticking clocks, by a business calendar`,
      'ms of script a second',
      median(seconds.slice(5)),
      '≤ 2',
    ),
  ])
}
