// The hands of an operator: does what they do in the real window, counts it, and reckons how long a trained user takes for
// it by the keystroke-level model (Card, Moran and Newell 1980): a key 0.2 s, pointing 1.1 s, a button 0.1 s, a hand from
// keys to mouse or back 0.4 s, a thought before each task 1.35 s.
import type { Locator, Page } from '@playwright/test'

const cost = { key: 0.2, point: 1.1, button: 0.1, home: 0.4, think: 1.35 } as const

export class Hands {
  /** keys pressed, lines typed, clicks, drags: each is one */
  actions = 0
  seconds: number = cost.think
  private at: 'keys' | 'mouse'
  private readonly page: Page

  constructor(page: Page, at: 'keys' | 'mouse' = 'keys') {
    this.page = page
    this.at = at
  }

  async key(name: string): Promise<void> {
    this.move('keys')
    this.actions++
    // Each key that is held counts, for the time; together they are one act.
    this.seconds += cost.key * name.split('+').length
    await this.page.keyboard.press(name)
  }

  /** A text and the keys around it that belong to it: one act. */
  async line(text: string, { before, after }: { before?: string; after?: string } = {}): Promise<void> {
    this.move('keys')
    this.actions++
    this.seconds += cost.key * (text.length + (before ? 1 : 0) + (after ? 1 : 0))
    if (before) await this.page.keyboard.press(before)
    await this.page.keyboard.type(text)
    if (after) await this.page.keyboard.press(after)
  }

  async click(target: Locator): Promise<void> {
    this.move('mouse')
    this.actions++
    this.seconds += cost.point + cost.button
    await target.click()
  }

  /** From one point of the window to another, with or without a key held. */
  async drag(from: { x: number; y: number }, to: { x: number; y: number }, held?: 'Shift'): Promise<void> {
    this.move('mouse')
    this.actions++
    this.seconds += 2 * (cost.point + cost.button) + (held ? cost.key : 0)
    const { mouse, keyboard } = this.page
    if (held) await keyboard.down(held)
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move(from.x + (to.x - from.x) / 2, from.y + (to.y - from.y) / 2, { steps: 8 })
    await mouse.move(to.x, to.y, { steps: 8 })
    await mouse.up()
    if (held) await keyboard.up(held)
  }

  private move(to: 'keys' | 'mouse'): void {
    if (this.at !== to) this.seconds += cost.home
    this.at = to
  }
}
