// What axe finds in a state of a window that keeps anybody from reading or operating it, in both themes.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Looks at states one after the other, with a picture of each in both themes. */
export class AxeLook {
  /** what is serious or critical, a line each */
  readonly found: string[] = []

  async at(page: Page, state: string): Promise<void> {
    this.found.push(...(await serious(page, state, 'all')))
    for (const theme of ['light', 'dark'] as const) {
      await inTheme(page, theme)
      await page.screenshot({ path: `test-results/screens/axe-${theme}-${state}.png` })
      if (theme === 'light') this.found.push(...(await serious(page, `${state}, light`, 'colours')))
    }
  }
}

/** @param rules all, or those of colours alone */
async function serious(page: Page, state: string, rules: 'all' | 'colours'): Promise<string[]> {
  // In the page itself: Electron has no blank tab to reckon in.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations, passes } = await (
    rules === 'all' ? axe : axe.withRules(['color-contrast', 'link-in-text-block'])
  ).analyze()
  expect(passes.length).toBeGreaterThan(rules === 'all' ? 10 : 0)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, any, all, none }) => {
        const why = [...any, ...all, ...none].map(({ message }) => message).join('; ')
        return `${state}: ${id}: ${html.slice(0, 200)} ${why}`
      }),
    )
}

/** The other theme is other colours on the same page. */
function inTheme(page: Page, theme: 'dark' | 'light'): Promise<void> {
  return page.evaluate((name) => void (document.documentElement.dataset['theme'] = name), theme)
}
