// The command line: always there, at the foot of the window. Above it, while something is typed, what was understood and
// what may come next.
import { ChevronRight, CircleAlert, CornerDownLeft } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { longestLine } from '../../../shared/ipc/habits.ts'
import type { Pane } from '../commands/command.ts'
import { KeyHint } from '../commands/key-hint.tsx'
import { habitsOf, keepLine } from '../data/habits.ts'
import { useRelayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { isComposing } from '../keys/composing.ts'
import { complete, type Completion } from './complete.ts'
import { recall, type Walk } from './history.ts'
import { cameToLine, leaveLine } from './line-focus.ts'
import { offerWords, sentence, troubleWords } from './line-words.ts'
import { liveLookup } from './live-lookup.ts'
import type { Lookup } from './lookup.ts'
import { readLine, type Reading } from './parse.ts'
import { runLine, whyNotNow } from './run-line.ts'
import css from './line.module.css'

/** Tab goes on through what was offered when it was first pressed. */
interface Cycle extends Completion {
  before: string
  at: number
}

export function CommandLine() {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [focused, setFocused] = useState(false)
  const [pane, setPane] = useState<Pane | null>(null)
  const [walk, setWalk] = useState<Walk | null>(null)
  const [cycle, setCycle] = useState<Cycle | null>(null)
  /** Enter was pressed on what cannot be done */
  const [tried, setTried] = useState(false)
  const busy = useRef(false)
  const marks = useRef<HTMLDivElement>(null)
  // Once a second, and whenever something is selected, the same words may mean something else.
  useRelayNow()
  useUi()
  const lookup = focused && text !== '' ? liveLookup(pane) : null
  const reading = lookup && readLine(text, lookup)
  const completion = cycle ?? (lookup ? complete(text, lookup) : null)

  const write = (next: string, part: { walk?: Walk | null; cycle?: Cycle | null } = {}) => {
    setText(next.slice(0, longestLine))
    setWalk(part.walk ?? null)
    setCycle(part.cycle ?? null)
    setTried(false)
  }
  const enter = async () => {
    if (busy.current || !lookup || !reading) return
    if (!reading.meaning) return setTried(true)
    busy.current = true
    const done = await runLine(reading.meaning, lookup).finally(() => (busy.current = false))
    if (!done) return setTried(true)
    keepLine(text.trim())
    write('')
  }
  const take = (by: 1 | -1) => {
    if (!completion || completion.offers.length === 0) return false
    const { from, offers } = completion
    const before = cycle?.before ?? text.slice(0, from)
    const at = cycle ? (cycle.at + by + offers.length) % offers.length : by > 0 ? 0 : offers.length - 1
    put(before, { from, offers }, at)
    return true
  }
  const put = (before: string, { from, offers }: Completion, at: number) => {
    const chosen = offers[at]?.text ?? ''
    const several = offers.length > 1
    write(before + chosen + (chosen.endsWith(':') ? '' : ' '), { cycle: several ? { from, offers, before, at } : null })
  }
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    // An input method has its own use for Enter, Esc and the arrows.
    if (isComposing(event.nativeEvent)) return
    const { key, shiftKey, ctrlKey, altKey, metaKey } = event
    if (ctrlKey || altKey || metaKey) return
    if (key === 'Enter') {
      if (!event.repeat) void enter()
    } else if (key === 'Escape') {
      if (text !== '') write('')
      else leaveLine()
    } else if (key === 'ArrowUp' || key === 'ArrowDown') {
      const step = recall(habitsOf(useSession.getState()).lines, walk, text, key === 'ArrowUp' ? -1 : 1)
      if (step) write(step.text, step)
    } else if (key !== 'Tab' || text === '' || !take(shiftKey ? -1 : 1)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const chosen = cycle ? `line-offer-${cycle.at}` : undefined
  return (
    <div className={css['line']} data-testid="command-line" data-focused={focused}>
      <ChevronRight size={16} aria-hidden />
      <div className={css['field']}>
        <div ref={marks} className={css['marks']} aria-hidden>
          {reading && <Marks reading={reading} tried={tried} />}
        </div>
        <input
          data-pane="line"
          role="combobox"
          aria-expanded={(completion?.offers.length ?? 0) > 0}
          aria-controls="line-offers"
          aria-activedescendant={chosen}
          aria-invalid={tried}
          aria-describedby="line-says"
          aria-label={t('line.title')}
          placeholder={t('line.placeholder')}
          maxLength={longestLine}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={keys}
          onFocus={(event) => {
            setFocused(true)
            setPane(cameToLine(event.relatedTarget))
          }}
          onBlur={() => setFocused(false)}
          onScroll={(event) => marks.current?.scrollTo({ left: event.currentTarget.scrollLeft })}
          data-testid="line-input"
        />
      </div>
      {!focused && <KeyHint id="line" />}
      {lookup && reading && (
        <div className={css['above']} data-testid="line-above" onPointerDown={(event) => event.preventDefault()}>
          <div id="line-offers" role="listbox" aria-label={t('line.offers')} className={css['offers']}>
            {completion?.offers.map((offer, at) => (
              <Offer
                key={offer.text}
                id={`line-offer-${at}`}
                text={offer.text}
                words={offerWords(offer.of, { t, language: languageNow() })}
                chosen={at === (cycle?.at ?? -1)}
                take={() => put(cycle?.before ?? text.slice(0, completion.from), completion, at)}
              />
            ))}
          </div>
          <Says reading={reading} lookup={lookup} tried={tried} />
        </div>
      )}
    </div>
  )
}

const languageNow = () => useSession.getState().preferences.language

/** The words under the text that are not understood have a line under them; the one that is being typed not yet. */
function Marks({ reading, tried }: { reading: Reading; tried: boolean }) {
  return reading.spans.map(({ from, to, kind }) => {
    const wrong = kind === 'problem' && (tried || to < reading.text.length)
    return (
      <span key={from} data-kind={kind} data-wrong={wrong || undefined}>
        {reading.text.slice(from, to)}
      </span>
    )
  })
}

function Offer(props: { id: string; text: string; words: string; chosen: boolean; take: () => void }) {
  const { id, text, words, chosen, take } = props
  return (
    <div id={id} role="option" tabIndex={-1} aria-selected={chosen} onClick={take} data-testid="line-offer">
      <b>{text}</b> <span>{words}</span>
    </div>
  )
}

/** The sentence that Enter would carry out, or what is missing or wrong, word by word. */
function Says({ reading, lookup, tried }: { reading: Reading; lookup: Lookup; tried: boolean }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const { meaning, trouble, text } = reading
  const why = meaning && whyNotNow(meaning, lookup)
  return (
    <div
      id="line-says"
      className={css['says']}
      role={tried ? 'alert' : 'status'}
      data-tried={tried}
      data-understood={meaning !== null}
      data-testid="line-says"
    >
      {meaning ? (
        <p>
          <CornerDownLeft size={15} aria-hidden />
          <span>{sentence(meaning, lookup, { t, language })}</span>
          {why !== null && <em>{t(why)}</em>}
        </p>
      ) : (
        trouble.map((one) => (
          <p key={one.from}>
            <CircleAlert size={15} aria-hidden />
            {one.to > one.from && <b>{text.slice(one.from, one.to)}</b>}
            <span>{troubleWords(one, { t, language })}</span>
          </p>
        ))
      )}
    </div>
  )
}
