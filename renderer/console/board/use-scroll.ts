// How far a list is scrolled, and how large its visible part is without the scroll bars.
import { useEffect, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'

export interface Scroll {
  top: number
  width: number
  height: number
}

export function useScroll(scroller: RefObject<HTMLElement | null>): Scroll {
  const [scroll, setScroll] = useState<Scroll>({ top: 0, width: 0, height: 0 })
  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const look = () => {
      const { scrollTop: top, clientWidth: width, clientHeight: height } = element
      setScroll((was) =>
        was.top === top && was.width === width && was.height === height ? was : { top, width, height },
      )
    }
    // With the rows, and not a frame after them.
    const onScroll = () => flushSync(look)
    // It tells the first size, too.
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [scroller])
  return scroll
}
