// A supervisor's correction: a stretch of the past counts for a clock, or does not, and why. Times are of the site's wall.
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../shared/model/ids.ts'
import { isBreachedInTime, type Clock } from '../../../shared/model/sla.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { clockNames, type ClockName } from '../../../shared/sla/pauses.ts'
import { correctClocks } from '../acts/clocks.ts'
import { isComposing } from '../keys/composing.ts'
import { FormActs } from './form-acts.tsx'
import { WallTimeField } from './wall-time-field.tsx'
import { instantOf, wallTimeOf } from './wall-time.ts'
import css from './detail.module.css'

const minute = 60_000

/** What is most likely meant: what came after it was met, when it was met before its breach; else all of it. */
function likely(clock: Clock, now: Instant): [from: Instant, to: Instant] {
  if (!isBreachedInTime(clock)) return [clock.startAt, now]
  // The fields have whole minutes: what was counted before it was met stays counted.
  const from = Math.ceil(clock.stoppedAt! / minute) * minute
  return [from, Math.max(clock.breachedAt!, from + minute)]
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
  const [stretch] = useState(() => likely(ticket.clocks[name], props.now))
  const [from, setFrom] = useState(() => wallTimeOf(stretch[0], zone))
  const [to, setTo] = useState(() => wallTimeOf(stretch[1], zone))
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
      <WallTimeField
        label={t('correct.from', { zone })}
        zone={zone}
        value={from}
        change={setFrom}
        focused
        testId="correct-from"
      />
      <WallTimeField label={t('correct.to')} zone={zone} value={to} change={setTo} testId="correct-to" />
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
