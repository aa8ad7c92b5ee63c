// What must hold of a day's alarms, in the form in which every bench of this house tells it.
import { figure, median, type Figure } from '../bench/figures.ts'
import { shouldBe } from '../../shared/alarms/report.ts'
import type { AlarmFigures } from './alarm-figures.ts'

/** Points by which the mix may miss. */
const tolerance = 5
const hour = 3_600_000

export function alarmVerdicts({ seats, mix, types, chattering, stale, longest }: AlarmFigures): Figure[] {
  return [
    ...seats.flatMap(({ role, count, average, worst }) => [
      figure(`alarms at each seat of a ${role}, ${count} in all, on average`, 'in 10 min', average, '≤ 1'),
      figure(`alarms at each seat of a ${role}, in the worst 10 min`, '', worst, '≤ 9'),
    ]),
    ...([3, 2, 1] as const).flatMap((priority) => [
      figure(`alarms of priority ${priority}, of all at a dispatcher's seat`, '%', mix[priority]),
      figure(
        `… away from ${shouldBe[priority]} %`,
        'points',
        Math.abs(mix[priority] - shouldBe[priority]),
        `≤ ${tolerance}`,
      ),
    ]),
    figure('alarms that chatter: come and go three times in a minute', '', chattering, '= 0'),
    figure(`alarms that stand longer than a day; the longest ${(longest / hour).toFixed(1)} h`, '', stale, '= 0'),
    ...types.map(([type, count]) => figure(`of these ${type}`, '', count)),
  ]
}

/** Who has seen how many, and how soon: what a trainee is told at the end. */
export function seenInWords(seen: ReadonlyMap<string, readonly number[]>): string[] {
  return [...seen].map(([name, waited]) => {
    const [half, longest] = [median(waited), Math.max(...waited)].map((ms) => `${Math.round(ms / 1_000)} s`)
    return `${name}: ${waited.length} alarms seen, half of them within ${half}, all within ${longest}`
  })
}

/** A line for while it goes on. */
export function inWords({ seats, mix, types }: AlarmFigures): string {
  const each = seats.map(({ role, count, average }) => `${role} ${count} (${average.toFixed(2)} in 10 min)`)
  const shares = ([3, 2, 1] as const).map((priority) =>
    Number.isNaN(mix[priority]) ? '–' : `${mix[priority].toFixed(0)} %`,
  )
  return `${each.join(', ')} | ${shares.join(' / ')} | ${types.map(([type, count]) => `${type} ${count}`).join(', ')}`
}
