// The report as main gets it from the relay, asked for anew every minute. What cannot be had now leaves the last one standing.
import { useEffect, useState } from 'react'
import type { AlarmReport, ReportHours } from '../../../shared/alarms/report.ts'
import { bridge } from '../data/bridge.ts'

/** ms */
const askEvery = 60_000

export interface Asked {
  hours: ReportHours
  report: AlarmReport | null
  /** the relay could not be asked the last time */
  old: boolean
}

/** @returns null: no answer yet */
export function useReport(hours: ReportHours): Asked | null {
  const [asked, setAsked] = useState<Asked | null>(null)
  useEffect(() => {
    let over = false
    const ask = () =>
      void bridge.call('alarmReport', { hours }).then((report) => {
        if (over) return
        setAsked((before) => ({
          hours,
          report: report ?? (before?.hours === hours ? before.report : null),
          old: report === null,
        }))
      })
    ask()
    const timer = setInterval(ask, askEvery)
    return () => {
      over = true
      clearInterval(timer)
    }
  }, [hours])
  return asked?.hours === hours ? asked : null
}
