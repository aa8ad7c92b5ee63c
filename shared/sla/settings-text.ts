// Calendars and targets as people write them: `08:00-12:00, 13:00-18:00`, `2026-10-01 closed National Day`, `2h 30m`. What
// cannot be read is said with its place; nothing is guessed.
import { calendarSchema, type Calendar, type Hours } from './calendar.ts'
import type { Milliseconds } from '../model/ids.ts'

/** Words for a day without hours; the first is the one that is written. */
const closedWords = ['closed', '-', '—', '休', '休息', '放假']
const wholeDay = ['24h', '24小时', '全天']

/** @returns null: it cannot be read */
export function readHours(text: string): Hours | null {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  if (plain === '' || closedWords.includes(plain)) return []
  if (wholeDay.includes(plain)) return [{ from: 0, to: 1440 }]
  const hours: Hours = []
  for (const part of plain.split(/[,;、，]/)) {
    const match = /^\s*(\d{1,2})(?::(\d{2}))?\s*[-–~至]\s*(\d{1,2})(?::(\d{2}))?\s*$/.exec(part)
    if (!match) return null
    const [from, to] = [minutes(match[1]!, match[2]), minutes(match[3]!, match[4])]
    if (from === null || to === null || from >= to || from < (hours.at(-1)?.to ?? 0)) return null
    hours.push({ from, to })
  }
  return hours
}

export function hoursText(hours: Hours): string {
  if (hours.length === 0) return closedWords[0]!
  if (hours.length === 1 && hours[0]!.from === 0 && hours[0]!.to === 1440) return wholeDay[0]!
  return hours.map(({ from, to }) => `${wall(from)}-${wall(to)}`).join(', ')
}

export type Days = Calendar['days']

/** One day in a line: its date, its hours, its name. @returns the number of the first line that cannot be read */
export function readDays(text: string): { days: Days } | { line: number } {
  const days: Days = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const match = /^\s*(\d{4}-\d{2}-\d{2})\s+([^\s,]+(?:\s*,\s*[^\s,]+)*)\s*(.*)$/.exec(line.normalize('NFKC'))
    const hours = match && readHours(match[2]!)
    const day = match && hours && { date: match[1]!, hours, name: match[3]!.trim().slice(0, 80) }
    if (!day || !dayFits(day) || days.some(({ date }) => date === day.date)) return { line: i + 1 }
    days.push(day)
  }
  return { days: days.sort((a, b) => (a.date < b.date ? -1 : 1)) }
}

export function daysText(days: Days): string {
  return days.map(({ date, hours, name }) => `${date} ${hoursText(hours)} ${name}`.trimEnd()).join('\n')
}

/** `90m`, `2h`, `2h 30m`, `3d`; a day is 24 hours of business time. @returns null: it cannot be read, or is nothing */
export function readLength(text: string): Milliseconds | null {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  const match =
    /^(?:(\d+(?:\.\d+)?)\s*(?:d|天))?\s*(?:(\d+(?:\.\d+)?)\s*(?:h|小时|时))?\s*(?:(\d+)\s*(?:m|min|分|分钟))?$/.exec(
      plain,
    )
  if (!match || plain === '') return null
  const [days, hours, mins] = [Number(match[1] ?? 0), Number(match[2] ?? 0), Number(match[3] ?? 0)]
  const ms = Math.round(((days * 24 + hours) * 60 + mins) * 60_000)
  return ms > 0 ? ms : null
}

export function lengthText(ms: Milliseconds): string {
  const mins = Math.round(ms / 60_000)
  const [hours, rest] = [Math.floor(mins / 60), mins % 60]
  return [hours > 0 ? `${hours}h` : '', rest > 0 ? `${rest}m` : ''].filter((part) => part !== '').join(' ')
}

function minutes(hour: string, minute = '00'): number | null {
  const at = Number(hour) * 60 + Number(minute)
  return Number(minute) < 60 && at <= 1440 ? at : null
}

function wall(at: number): string {
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

function dayFits(day: Days[number]): boolean {
  return calendarSchema.shape.days.element.safeParse(day).success
}
