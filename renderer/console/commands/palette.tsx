// Ctrl+K: all commands for what is selected, narrowed by typing, run by Enter. The list is of the moment it was opened.
import { useState, type KeyboardEvent } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import i18next from 'i18next'
import { isComposing } from '../keys/composing.ts'
import { wordsOf } from './command.ts'
import { closeAll, closeThen, useCommandState, type CommandState } from './command-state.ts'
import { matches, paletteList, type Found } from './find-commands.ts'
import { keyWords } from './key-words.ts'
import { keysNow } from './keys-now.ts'
import { commands } from './registry.ts'
import { runCommand, whyNot } from './run-command.ts'
import css from './commands.module.css'

export function Palette() {
  const { t } = useTranslation()
  const palette = useCommandState((s) => s.palette)
  return (
    palette && (
      <ModalOverlay className={css['veil']} isOpen isDismissable onOpenChange={(open) => open || closeAll()}>
        <Modal className={css['palette']}>
          <Dialog className={css['dialog']} aria-label={t('act.palette')} data-testid="palette">
            <Search asked={palette} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    )
  )
}

function Search({ asked }: { asked: NonNullable<CommandState['palette']> }) {
  const { t } = useTranslation()
  const [all] = useState(() => paletteList(commands, asked.subjects, whyNot))
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const found = all.filter((each) => matches(typed, namesOf(each)))
  const at = Math.min(chosen, found.length - 1)

  const run = (each: Found | undefined) => {
    if (each) closeThen(() => runCommand(each.command, each.subject))
  }
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setChosen((at + step + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter' && !event.repeat) run(found[at])
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={found[at] && `palette-${found[at].command.id}`}
        aria-label={t('keys.find')}
        placeholder={t('keys.find')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKey}
        data-testid="palette-input"
      />
      <div id="palette-list" role="listbox" aria-label={t('act.palette')} className={css['found']}>
        {found.map((each, i) => (
          <Line key={each.command.id} found={each} chosen={i === at} run={() => run(each)} />
        ))}
        {found.length === 0 && <p className={css['none']}>{t('keys.nothingFound')}</p>}
      </div>
    </>
  )
}

function Line({ found, chosen, run }: { found: Found; chosen: boolean; run: () => void }) {
  const { t } = useTranslation()
  const { command, subject, why } = found
  const { key, values } = subject ? wordsOf(command, subject) : { key: command.label, values: {} }
  const [shortcut] = keysNow(command.id)
  return (
    <div
      id={`palette-${command.id}`}
      ref={(element) => {
        if (chosen) element?.scrollIntoView({ block: 'nearest' })
      }}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-disabled={why !== null}
      className={css['entry']}
      onClick={run}
      data-testid="palette-entry"
      data-command={command.id}
    >
      <span>{t(key, values)}</span>
      {why === null ? shortcut && <kbd>{keyWords(shortcut, t)}</kbd> : <small>{t(why)}</small>}
    </div>
  )
}

/** Whatever the window speaks: many a name is known from the other language. */
function namesOf({ command, subject }: Found): string[] {
  const { key, values } = subject ? wordsOf(command, subject) : { key: command.label, values: {} }
  const both = (['en', 'zh'] as const).flatMap((language) => {
    const say = i18next.getFixedT(language)
    return [say(key, values), say(command.label)]
  })
  return [...both, ...keysNow(command.id)]
}
