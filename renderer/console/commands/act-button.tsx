// A button for a command of the registry, with its key: on one ticket, or with how many on all that are marked.
import { useTranslation } from 'react-i18next'
import { wordsOf, type Subject } from './command.ts'
import { KeyHint } from './key-hint.tsx'
import { commands } from './registry.ts'
import { runCommand } from './run-command.ts'

interface ActButtonProps {
  id: string
  label: string
  subject: Subject
  /** without how many: it stands beside them */
  bare?: boolean
  className?: string | undefined
  disabled?: boolean
  testId: string
}

export function ActButton({ id, label, subject, bare = false, className, disabled, testId }: ActButtonProps) {
  const { t } = useTranslation()
  const command = commands.find((one) => one.id === id)!
  const { key, values } = wordsOf(command, subject)
  return (
    <button
      className={className}
      disabled={disabled}
      title={t(key, values)}
      onClick={() => runCommand(command, subject)}
      data-testid={testId}
    >
      {label}
      {subject.kind === 'tickets' && !bare && ` ×${subject.ids.length}`} <KeyHint id={id} />
    </button>
  )
}
