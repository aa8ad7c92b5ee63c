// Notes every state that a row goes through, frame by frame, so that a flicker of one frame is seen.
import type { Page } from '@playwright/test'

/** @returns a function that gives the different steps seen so far, in order; '' where the row showed no assignment */
export async function watchRow(page: Page, ticketId: string): Promise<() => Promise<string[]>> {
  await page.evaluate((id) => {
    const seen: string[] = []
    ;(window as unknown as { seenSteps: string[] }).seenSteps = seen
    const look = () => {
      const step = document.querySelector(`[data-testid=ticket-row][data-ticket="${id}"] [data-step]`)
      const now = step?.getAttribute('data-step') ?? ''
      if (seen.at(-1) !== now) seen.push(now)
      requestAnimationFrame(look)
    }
    look()
  }, ticketId)
  return () => page.evaluate(() => (window as unknown as { seenSteps: string[] }).seenSteps)
}
