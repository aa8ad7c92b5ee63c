// The hands of an operator: does what they do in the real window, counts it, and reckons how long a trained user takes for
// it by the keystroke-level model (Card, Moran and Newell 1980): a key 0.2 s, pointing 1.1 s, a button 0.1 s, a hand from
// keys to mouse or back 0.4 s, a thought 1.35 s. One key is pressed without a thought; before everything else there is one.
import { setTimeout as sleep } from 'node:timers/promises'
import type { ElectronApplication, Locator, Page } from '@playwright/test'

const cost = { key: 0.2, point: 1.1, button: 0.1, home: 0.4, think: 1.35 } as const
const patience = 10_000

export class Hands {
  /** keys pressed, lines typed, clicks, drags: each is one */
  actions = 0
  /** s, that the product took to show what the next act needs, and at last that all is done */
  answered = 0
  keysOnly = true
  private moved = 0
  private thoughts = 0
  private reflex = true
  private at: 'keys' | 'mouse'
  private readonly page: Page

  constructor(page: Page, at: 'keys' | 'mouse' = 'keys') {
    this.page = page
    this.at = at
  }

  get seconds(): number {
    const thoughts = this.actions === 1 && this.reflex ? this.thoughts : this.thoughts + 1
    return this.moved + thoughts * cost.think + this.answered
  }

  /** A thought more than the one before the task. */
  think(): void {
    this.thoughts++
  }

  async key(name: string): Promise<void> {
    this.move('keys')
    this.actions++
    this.moved += keyCost(name)
    await this.page.keyboard.press(name)
  }

  /** A key of the menu bar: the window takes it, and no page hears of it. @param modifiers as Electron names them */
  async menuKey(app: ElectronApplication, keyCode: string, modifiers: ('control' | 'shift')[]): Promise<void> {
    this.move('keys')
    this.actions++
    this.moved += cost.key * (modifiers.length + 1)
    await app.evaluate(
      ({ BrowserWindow }, key) => {
        const { webContents } = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]!
        webContents.sendInputEvent({ type: 'keyDown', ...key })
        webContents.sendInputEvent({ type: 'keyUp', ...key })
      },
      { keyCode, modifiers },
    )
  }

  /** A text and the keys around it that belong to it: one act. */
  async line(text: string, { before, after }: { before?: string; after?: string } = {}): Promise<void> {
    this.move('keys')
    this.actions++
    this.reflex = false
    this.moved += keyCost(before) + cost.key * text.length + keyCost(after)
    if (before) await this.page.keyboard.press(before)
    await this.page.keyboard.type(text)
    if (after) await this.page.keyboard.press(after)
  }

  async click(target: Locator): Promise<void> {
    this.move('mouse')
    this.actions++
    this.moved += cost.point + cost.button
    await target.click()
  }

  /** From one point of the window to another, with or without a key held. */
  async drag(from: { x: number; y: number }, to: { x: number; y: number }, held?: 'Shift'): Promise<void> {
    this.move('mouse')
    this.actions++
    this.moved += 2 * (cost.point + cost.button) + (held ? cost.key : 0)
    const { mouse, keyboard } = this.page
    if (held) await keyboard.down(held)
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move(from.x + (to.x - from.x) / 2, from.y + (to.y - from.y) / 2, { steps: 8 })
    await mouse.move(to.x, to.y, { steps: 8 })
    await mouse.up()
    if (held) await keyboard.up(held)
  }

  /** Waits for the product: hands go on when it is so. */
  async until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
    const began = performance.now()
    while (!(await isSo())) {
      if (performance.now() - began > patience) throw new Error(`never came true: ${what}`)
      await sleep(10)
    }
    this.answered += (performance.now() - began) / 1_000
  }

  private move(to: 'keys' | 'mouse'): void {
    if (to === 'mouse') this.keysOnly = this.reflex = false
    if (this.at !== to) this.moved += cost.home
    this.at = to
  }
}

/** Each key that is held counts, for the time; together they are one act. */
function keyCost(name: string | undefined): number {
  return name === undefined ? 0 : cost.key * name.split('+').length
}
