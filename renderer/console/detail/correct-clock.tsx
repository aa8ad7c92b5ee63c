// A supervisor's correction: a stretch of the past counts for a clock, or does not, and why. Times are of the site's wall.
import { Temporal } from 'temporal-polyfill'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../shared/model/ids.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { clockNames, type ClockName } from '../../../shared/sla/pauses.ts'
import { correctClocks } from '../acts/clocks.ts'
import { isComposing } from '../keys/composing.ts'
import { FormActs } from './form-acts.tsx'
import css from './detail.module.css'

/** As the fields of the browser have it: `2026-03-02T08:00`. */
function wallText(at: Instant, zone: string): string {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime()
  return wall.toString({ smallestUnit: 'minute' })
}

function instantOf(text: string, zone: string): Instant | null {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
  } catch {
    return null
  }
}

export function CorrectClock(props: {
  ticket: Ticket
  name: ClockName
  zone: string
  now: Instant
  close: () => void
}) {
  const { ticket, name, zone, close } = props
  const { t } = useTranslation()
  const [from, setFrom] = useState(() => wallText(ticket.clocks[name].startAt, zone))
  const [to, setTo] = useState(() => wallText(props.now, zone))
  const [counts, setCounts] = useState(false)
  const [clocks, setClocks] = useState<ClockName[]>([name])
  const [why, setWhy] = useState('')
  const begins = instantOf(from, zone)
  const ends = instantOf(to, zone)
  const fits =
    begins !== null && ends !== null && begins < ends && ends <= props.now && why.trim() !== '' && clocks.length > 0
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!fits) return
    void correctClocks(ticket.id, { clocks, from: begins, to: ends, counts, why: why.trim() })
    close()
  }
  return (
    <form
      className={css['edit']}
      onSubmit={save}
      onKeyDown={(event) => event.key === 'Escape' && !isComposing(event.nativeEvent) && close()}
      data-testid="correcting"
    >
      <label>
        {t('correct.from', { zone })}
        <input
          type="datetime-local"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          autoFocus
          data-testid="correct-from"
        />
      </label>
      <label>
        {t('correct.to')}
        <input
          type="datetime-local"
          value={to}
          onChange={(event) => setTo(event.target.value)}
          data-testid="correct-to"
        />
      </label>
      <label>
        {t('correct.what')}
        <select
          value={counts ? 'in' : 'out'}
          onChange={(event) => setCounts(event.target.value === 'in')}
          data-testid="correct-counts"
        >
          <option value="out">{t('ledger.correctedOut')}</option>
          <option value="in">{t('ledger.correctedIn')}</option>
        </select>
      </label>
      <span className={css['checks']}>
        {clockNames.map((one) => (
          <label key={one}>
            <input
              type="checkbox"
              checked={clocks.includes(one)}
              onChange={() => setClocks(clocks.includes(one) ? clocks.filter((n) => n !== one) : [...clocks, one])}
            />
            {t(`clock.${one}`)}
          </label>
        ))}
      </span>
      <label>
        {t('correct.why')}
        <input value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} data-testid="correct-why" />
      </label>
      <FormActs label={t('correct.save')} fits={fits} close={close} testId="correct-save" />
    </form>
  )
}
