// Where it is: an address found while it is typed, coordinates, or one of the sites of a known caller. Nothing counts as a
// place before it was taken from the list.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundAddress } from '../../../shared/geo/address-search.ts'
import type { AddressAnswer } from '../../../shared/ipc/contract.ts'
import type { Site } from '../../../shared/model/place.ts'
import { bridge } from '../data/bridge.ts'
import { isComposing } from '../keys/composing.ts'
import { shownAddress } from './shown-address.ts'
import { Suggestions } from './suggestions.tsx'
import css from './intake.module.css'

/** What was typed, or how the site that was chosen is shown; null: none is chosen yet. */
export interface TypedAddress {
  address: string
  site: Site | null
}

export function AddressField(props: {
  id: string
  listId: string
  typed: TypedAddress
  change: (typed: TypedAddress) => void
  /** of the caller, when known */
  sites: readonly Site[]
  invalid: boolean
  next: () => void
  /** what was found of what is typed */
  onAnswer: (answer: AddressAnswer) => void
}) {
  const { id, listId, typed, change, sites, invalid, next, onAnswer } = props
  const { t } = useTranslation()
  const { address: text, site } = typed
  const latest = useRef(typed)
  const [focused, setFocused] = useState(false)
  const [answer, setAnswer] = useState<{ text: string; found: readonly FoundAddress[] }>({ text: '', found: [] })
  const [at, setAt] = useState(0)
  useEffect(() => {
    latest.current = typed
  })
  const put = (now: TypedAddress) => {
    latest.current = now
    change(now)
  }
  const asked = site === null ? text : ''
  useEffect(() => {
    let current = true
    void bridge.call('findAddress', { text: asked }).then((answer) => {
      if (!current) return
      onAnswer(answer)
      setAnswer({ text: asked, found: answer.found })
      setAt(0)
    })
    return () => {
      current = false
    }
  }, [asked, onAnswer])

  const offered = text.trim() === '' ? sites.map((each) => ({ kind: 'site' as const, ...each })) : answer.found
  const list = focused && site === null ? offered : []
  /** @returns whether the field is done with */
  const take = (found: FoundAddress | undefined): boolean => {
    if (found?.kind === 'street') {
      put({ address: `${found.latin} `, site: null })
      return false
    }
    if (found) {
      const { kind: _, ...taken } = found
      put({ address: shownAddress(taken), site: taken })
    }
    return true
  }
  const open = site === null && text.trim() !== ''
  const pending = open && answer.text !== text
  /** Whoever types on faster than it is answered is not held up: the answer is taken when it comes. */
  const takeLater = async () => {
    const [found] = (await bridge.call('findAddress', { text })).found
    const { site, address } = latest.current
    if (found?.kind === 'site' && site === null && address === text) take(found)
  }
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'ArrowDown') setAt(Math.min(list.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
    else if (event.key === 'Enter') {
      if (pending || take(list[at])) next()
    } else return
    event.preventDefault()
  }
  return (
    <>
      <input
        id={id}
        value={text}
        role="combobox"
        aria-expanded={list.length > 0}
        aria-controls={listId}
        aria-activedescendant={list.length > 0 ? `${listId}-${at}` : undefined}
        aria-describedby={`${id}-hint`}
        aria-invalid={invalid}
        autoComplete="off"
        maxLength={200}
        onChange={(event) => put({ address: event.target.value, site: null })}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false)
          // By Tab the first one is taken too; of a street the number is still missing.
          if (!open || latest.current.site !== null) return
          if (pending) void takeLater()
          else if (answer.found[at]?.kind === 'site') take(answer.found[at])
        }}
        onKeyDown={onKey}
        data-testid={id}
      />
      <Suggestions
        id={listId}
        label={t('newTicket.field.address')}
        rows={list.map((found) => ({ key: keyOf(found), row: <Row found={found} /> }))}
        at={at}
        take={(i) => take(list[i]) && next()}
      />
    </>
  )
}

function keyOf(found: FoundAddress): string {
  return found.kind === 'street' ? found.name : found.address
}

function Row({ found }: { found: FoundAddress }) {
  const { t } = useTranslation()
  if (found.kind === 'street')
    return (
      <>
        <span>{found.latin}</span> <small>{found.name}</small>
        <small className={css['end']}>{t('newTicket.houses', { count: found.houses })}</small>
      </>
    )
  return (
    <>
      <span>{shownAddress(found)}</span> {found.addressLatin !== null && <small>{found.address}</small>}
      <small className={css['end']}>{found.area && t(`area.${found.area}`, found.area)}</small>
    </>
  )
}
