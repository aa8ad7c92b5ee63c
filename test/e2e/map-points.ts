// Where things are on the screen, asked of the running map by the hook it keeps for tests and screen readers.
import type { Page } from '@playwright/test'

/** Window coordinates of a technician's symbol. */
export async function technicianPoint(page: Page, technicianId: string): Promise<{ x: number; y: number }> {
  const handle = await page.waitForFunction((id) => {
    const find = (
      document.querySelector('[data-testid=map-pane]') as HTMLElement & {
        pointOf?: (id: string) => { x: number; y: number } | null
      }
    )?.pointOf
    return find?.(id) ?? undefined
  }, technicianId)
  return (await handle.jsonValue())!
}
