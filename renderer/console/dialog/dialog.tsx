// The frame of what lies over the window until it is closed: its head, its Escape, and how its buttons look. What composes
// Chinese keeps its Escape.
import type { KeyboardEvent, ReactNode } from 'react'
import { isComposing } from '../keys/composing.ts'
import frame from './dialog.module.css'

export interface DialogProps {
  title: string
  /** of its place and what lies in it */
  className: string
  testId: string
  close: () => void
  /** @returns whether it has done something by this key */
  keys?: (event: KeyboardEvent) => boolean
  children: ReactNode
}

/** The class of the button that does what the dialog is for. */
export const mainButton = frame['main']

export function Dialog({ title, className, testId, close, keys, children }: DialogProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Escape') close()
    else if (!keys?.(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className={`${frame['frame']} ${className}`}
      role="dialog"
      aria-modal
      aria-label={title}
      onKeyDown={onKeyDown}
      data-testid={testId}
    >
      {children}
    </div>
  )
}
