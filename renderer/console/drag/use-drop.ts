// Makes an element a place to drop tickets, or technicians, on. The same for those of this window and of another one.
import { useState, type DragEvent } from 'react'

/** What may be dragged over an element, and how it is told. */
export interface Cargo<T> {
  carried: (event: DragEvent) => boolean
  dropped: (event: DragEvent) => T | null
  /** the drag is over */
  end: () => void
}

export interface DropHandlers {
  onDragEnter: (event: DragEvent) => void
  onDragOver: (event: DragEvent) => void
  onDragLeave: (event: DragEvent) => void
  onDrop: (event: DragEvent) => void
}

/**
 * @param drop what to do with it
 * @param move told where the pointer is while it is over the element; returns false where it cannot be dropped
 */
export function useDrop<T>(
  cargo: Cargo<T>,
  drop: (dropped: T, event: DragEvent) => void,
  move?: (event: DragEvent) => boolean,
  leave?: () => void,
): [boolean, DropHandlers] {
  const [over, setOver] = useState(false)
  const enter = (event: DragEvent) => {
    if (!cargo.carried(event)) return
    event.stopPropagation()
    const takes = move ? move(event) : true
    setOver(takes)
    if (!takes) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
  }
  return [
    over,
    {
      onDragEnter: enter,
      onDragOver: enter,
      onDragLeave(event) {
        if (event.currentTarget.contains(event.relatedTarget as Node | null)) return
        setOver(false)
        leave?.()
      },
      onDrop(event) {
        const dropped = cargo.carried(event) ? cargo.dropped(event) : null
        setOver(false)
        if (dropped === null) return
        event.preventDefault()
        event.stopPropagation()
        cargo.end()
        drop(dropped, event)
      },
    },
  ]
}

/** An element that takes both. */
export function bothDrops(one: DropHandlers, other: DropHandlers): DropHandlers {
  const both = (name: keyof DropHandlers) => (event: DragEvent) => {
    one[name](event)
    other[name](event)
  }
  return {
    onDragEnter: both('onDragEnter'),
    onDragOver: both('onDragOver'),
    onDragLeave: both('onDragLeave'),
    onDrop: both('onDrop'),
  }
}
