// What is wrong with this console itself: a file set aside, a refused credential, a wrong clock. Told once, kept until read.
import { Wrench } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../ui/times.ts'
import { bridge } from '../data/bridge.ts'
import { useSession } from '../data/session.ts'
import css from './strip.module.css'

export function ProblemsMark() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const problems = useSession((s) => s.problems)
  if (problems.length === 0) return null
  const newest = problems.at(-1)!
  return (
    <span className={css['holder']} onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
      <button className={css['button']} aria-expanded={open} onClick={() => setOpen(!open)} data-testid="problems">
        <Wrench size={16} aria-hidden />
        <span className={css['newest']}>{t([`problem.${newest.code}`, 'problem.other'], { ...newest })}</span>
        {problems.length > 1 && <b>{problems.length}</b>}
      </button>
      {open && (
        <div className={css['list']} role="dialog" aria-label={t('problem.title')}>
          <h3>{t('problem.title')}</h3>
          {problems.map((problem) => (
            <div key={problem.id} className={css['item']}>
              <div>
                <b>{t([`problem.${problem.code}`, 'problem.other'], { ...problem })}</b>
                {problem.detail && <p className={css['detail']}>{problem.detail}</p>}
                <small className={css['dim']}>{clockTime(problem.at, true)}</small>
              </div>
              <button className={css['button']} onClick={() => void bridge.call('dismissProblem', { id: problem.id })}>
                {t('outbox.read')}
              </button>
            </div>
          ))}
        </div>
      )}
    </span>
  )
}
