// A button for a command of the registry, with its key: on one ticket, or with how many on all that are marked. One that is not
// possible now looks so, keeps its place, says why under the pointer, and when it is pressed.
import { useTranslation } from 'react-i18next'
import { useSession } from '../data/session.ts'
import { wordsOf, type Subject } from './command.ts'
import { KeyHint } from './key-hint.tsx'
import { commands } from './registry.ts'
import { runCommand, whyNot } from './run-command.ts'

interface ActButtonProps {
  id: string
  label: string
  subject: Subject
  /** without how many: it stands beside them */
  bare?: boolean
  className?: string | undefined
  testId: string
}

export function ActButton({ id, label, subject, bare = false, className, testId }: ActButtonProps) {
  const { t } = useTranslation()
  const command = commands.find((one) => one.id === id)!
  // What may be done depends on who works here.
  useSession((s) => s.actor)
  const why = whyNot(command, subject)
  const { key, values } = wordsOf(command, subject)
  const words = t(key, values)
  return (
    <button
      className={className}
      aria-disabled={why !== null}
      title={why === null ? words : `${words} · ${t(why)}`}
      onClick={() => runCommand(command, subject)}
      data-testid={testId}
    >
      {label}
      {subject.kind === 'tickets' && !bare && ` ×${subject.ids.length}`} <KeyHint id={id} />
    </button>
  )
}
