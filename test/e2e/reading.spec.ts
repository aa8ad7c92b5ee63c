// A console that starts from a large copy: what it shows, and what it says is missing, while the copy is read.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { benchNow, manyTickets } from '../../scripts/bench/board/many-tickets.ts'
import { isOpen } from '../../shared/model/ticket.ts'
import { keepCopy } from '../support/kept-copy.ts'
import { RelayProcess } from '../support/relay-process.ts'
import { anna, enrolSeat } from '../support/seats.ts'
import { AxeLook } from './axe-look.ts'
import { ConsoleApp } from './console-app.ts'

const count = 2_000
const before = path.join(import.meta.dirname, 'slow-copy.cjs')

let folder: string
let console: ConsoleApp
let relay: RelayProcess
/** open, and nobody has it */
let waiting = 0

test.beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'signalbox-reading-'))
  relay = new RelayProcess(path.join(folder, 'relay'))
  await relay.start()
  console = new ConsoleApp(path.join(folder, 'console'))
  await enrolSeat(relay, path.join(console.profile, 'seat'), 'console', [anna])
  await relay.stop()
  const state = manyTickets(count)
  waiting = [...state.values('ticket')].filter((one) => isOpen(one) && one.openVisitId === null).length
  await keepCopy(console.profile, state, benchNow(state))
})
test.afterEach(async () => {
  await console.close().catch(() => {})
  await relay.stop()
  rmSync(folder, { recursive: true, force: true })
})

const letGo = (what: 'copy' | 'patches') =>
  console.app.evaluate((_electron, name) => {
    ;(globalThis as unknown as { letGo: (name: string) => void }).letGo(name)
  }, what)
const part = (page: Page, id: string) => page.locator(`[data-testid=${id}]`)
const rows = (page: Page) => part(page, 'ticket-row')
const shownRows = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['ticket']))

async function saysThatItReads(page: Page, words: { read: string; count: RegExp }): Promise<void> {
  await expect(part(page, 'board-count')).toHaveText(words.count)
  await expect(part(page, 'roster-empty')).toHaveText(words.read)
  await expect(part(page, 'alarm-line')).toContainText(words.read)
  expect(await part(page, 'light-counts').locator('b').allTextContents()).toEqual(['…', '…', '…', '…'])
  await expect(part(page, 'outbox')).toHaveText('…')
}

async function nothingSerious(page: Page, state: string): Promise<void> {
  const axe = new AxeLook()
  await axe.at(page, state)
  expect(axe.found).toEqual([])
}

test('[WIN4] a large copy: first what is due first, then all, and no row that was there moves', async () => {
  const page = await console.open({ before })
  await console.size(1920, 1080)
  const some = { read: 'Reading the copy…', count: new RegExp(`^first \\d+ of ${count}$`) }
  await expect(rows(page).first()).toBeVisible()
  await saysThatItReads(page, some)
  await console.shot('reading-first-dark-en')
  await nothingSerious(page, 'reading-first')
  await letGo('copy')
  const first = await shownRows(page)
  expect(first.length).toBeGreaterThan(15)
  // The operator is there already, with the pointer on a row and the keys in the board.
  await rows(page).nth(2).click()
  await rows(page).nth(3).hover()
  const selected = await rows(page).nth(2).getAttribute('data-ticket')

  await letGo('patches')
  await expect(part(page, 'board-count')).toHaveText(`${waiting} tickets`)
  await expect(part(page, 'board-waiting')).toHaveCount(0)
  expect(await shownRows(page)).toEqual(first)
  await expect(console.row(selected!)).toHaveAttribute('aria-selected', 'true')
  await expect(part(page, 'roster-rows').getByRole('option').first()).toBeVisible()
  await expect(part(page, 'alarm-line')).not.toContainText('Reading')
  const counted = await part(page, 'light-counts').locator('b').allTextContents()
  expect(Number(counted.at(-1))).toBe(waiting)
})

test('[WIN4] [WIN5] [BRD15] without its top rows it says that it reads; what is done meanwhile is refused, and nothing lost', async () => {
  const preview = path.join(console.profile, 'seat', 'cache', 'preview.json')
  const kept = readFileSync(preview)
  rmSync(preview)
  const bare = await console.open({ before, lang: 'zh', theme: 'light' })
  await console.size(1920, 1080)
  await saysThatItReads(bare, { read: '正在读取副本…', count: /^正在读取副本…$/ })
  await expect(part(bare, 'board-empty')).toHaveText('正在读取副本…')
  await console.shot('reading-copy-light-zh')
  await nothingSerious(bare, 'reading-copy')
  await letGo('copy')
  await console.kill()

  writeFileSync(preview, kept)
  const page = await console.open({ before, lang: 'zh', theme: 'light' })
  await console.size(1920, 1080)
  await expect(rows(page).first()).toBeVisible()
  await console.shot('reading-first-light-zh')
  // Nothing can be done yet, and nothing is lost: it says so, and what was typed stays.
  const ticketId = (await shownRows(page))[0]!
  const line = page.locator('[data-testid=note]')
  const said = page.locator('footer').first()
  await rows(page).first().click()
  await page.keyboard.press('m')
  await page.keyboard.type('the gate is open')
  await page.keyboard.press('Enter')
  await expect(said).toContainText('正在读取副本')
  await expect(line).toHaveValue('the gate is open')
  await part(page, 'board-rows').focus()
  await page.keyboard.press('a')
  await expect(page.locator('[data-pane=roster]')).toHaveAttribute('data-ranked', 'false')
  await page.keyboard.press('Escape')
  await expect(said).not.toContainText('正在读取副本')
  await page.locator(`[data-acts-of="${ticketId}"] [data-testid=row-assign]`).click()
  await expect(said).toContainText('正在读取副本')
  await expect(page.locator('[data-pane=roster]')).toHaveAttribute('data-ranked', 'false')
  await part(page, 'new-ticket-open').click()
  await expect(page.locator('[data-testid=new-ticket]')).toHaveCount(0)
  await console.shot('reading-refused-light-zh')
  await letGo('copy')
  await letGo('patches')
  await expect(part(page, 'board-count')).toHaveText(`${waiting} 张`)
  await line.press('Enter')
  await expect(part(page, 'outbox')).toHaveAttribute('data-waiting', '1')
  await expect(line).toHaveValue('')
  await expect(console.row(ticketId)).toBeVisible()
  await expect(page.locator('[data-pane=detail]')).toContainText('the gate is open')
})

test('[WIN4] closed while it reads, it ends, and reads again at the next start', async () => {
  await console.open({ before })
  const ended = new Promise<void>((resolve) => console.app.process().once('exit', () => resolve()))
  await console.app.evaluate(({ app }) => void setTimeout(() => app.quit(), 0))
  await letGo('copy')
  await ended
  const page = await console.open()
  await expect(part(page, 'board-count')).toHaveText(`${waiting} tickets`)
})

test('[WIN4] who sorts by something else sees no rows that would go elsewhere', async () => {
  const page = await console.open()
  await console.size(1920, 1080)
  await expect(part(page, 'board-count')).toHaveText(`${waiting} tickets`)
  await page.locator('[data-column=number]').click()
  const kept = path.join(console.profile, 'boards.json')
  await expect.poll(() => (existsSync(kept) ? readFileSync(kept, 'utf8') : '')).toMatch(/"by": "number"/)
  await console.close()
  const again = await console.open({ before })
  await expect(part(again, 'board-empty')).toHaveText('Reading the copy…')
  await letGo('copy')
  await letGo('patches')
  await expect(part(again, 'board-count')).toHaveText(`${waiting} tickets`)
})

test('[WIN4] however soon the relay is there: until everything is, what is shown is as old as the copy', async () => {
  await relay.start()
  const page = await console.open({ before })
  await expect(rows(page).first()).toBeVisible()
  await letGo('copy')
  await console.link('catching-up')
  await page.waitForTimeout(1_500)
  await console.link('catching-up')
  await expect(rows(page).locator('[data-light=green]')).toHaveCount(0)
  await expect(part(page, 'light-counts')).toContainText('as of')
  await letGo('patches')
  await console.link('live')
})
