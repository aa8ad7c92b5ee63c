// A field for a time by the wall of a place. When the wall shows it twice it asks which of the two; when never, it says so.
import { useTranslation } from 'react-i18next'
import { offsetName } from '../../ui/zone-times.ts'
import { instantsOf, type WallTime } from './wall-time.ts'
import css from './detail.module.css'

export function WallTimeField(props: {
  label: string
  zone: string
  value: WallTime
  change: (value: WallTime) => void
  focused?: boolean
  testId: string
}) {
  const { label, zone, value, change, focused = false, testId } = props
  const { t } = useTranslation()
  const instants = instantsOf(value.text, zone)
  const [first, second] = instants ?? []
  const skipped = instants?.length === 0
  const noteId = `${testId}-note`
  return (
    <>
      <label>
        {label}
        <input
          type="datetime-local"
          value={value.text}
          onChange={(event) => change({ text: event.target.value, second: false })}
          autoFocus={focused}
          aria-invalid={skipped}
          aria-describedby={skipped ? noteId : undefined}
          data-testid={testId}
        />
      </label>
      {first !== undefined && second !== undefined && (
        <label>
          {t('correct.twice')}
          <select
            value={value.second ? 'second' : 'first'}
            onChange={(event) => change({ ...value, second: event.target.value === 'second' })}
            data-testid={`${testId}-which`}
          >
            <option value="first">{t('correct.first', { offset: offsetName(first, zone) })}</option>
            <option value="second">{t('correct.second', { offset: offsetName(second, zone) })}</option>
          </select>
        </label>
      )}
      {skipped && (
        <small id={noteId} className={css['standing']} role="alert">
          {t('correct.skipped')}
        </small>
      )}
    </>
  )
}
