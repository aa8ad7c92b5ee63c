// Files on a ticket: added by the dialog, by dropping, by pasting; looked at, saved, taken off; and chosen while the relay
// is away.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { standingFiles } from '../../shared/model/ticket-files.ts'
import { pdf, png, text } from '../support/bodies.ts'
import { eventually } from '../support/eventually.ts'
import { ticketIntent } from '../support/seats.ts'
import { root } from './console-app.ts'
import { openControlRoom, type ControlRoom } from './control-room.ts'

const photo = readFileSync(path.join(root, 'resources/pictures/day.png'))
let room: ControlRoom
let folder: string

test.beforeEach(async () => {
  room = await openControlRoom(1)
  folder = mkdtempSync(path.join(os.tmpdir(), 'signalbox-chosen-'))
})
test.afterEach(async () => {
  await room.console.close().catch(() => {})
  await room.end()
})

const file = (page: Page, name: string) => page.locator('[data-testid=file]', { hasText: name })
const attached = () => standingFiles(room.feeder.replica.get('ticket', 't1') ?? {}).map(({ name }) => name)

/** The system's dialogs cannot be driven: they answer at once. */
const answerDialogs = (chosen: string[], saveAs: string) =>
  room.console.app.evaluate(
    ({ dialog }, { chosen, saveAs }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: chosen.length === 0, filePaths: chosen })
      dialog.showSaveDialog = () => Promise.resolve({ canceled: saveAs === '', filePath: saveAs })
    },
    { chosen, saveAs },
  )

/** As a file manager does when something is dropped from it: over what lies in the middle of the detail. */
const drop = (page: Page, files: { name: string; bytes: Uint8Array | number }[], release = true) =>
  page.locator('[data-pane=detail]').evaluate(
    (detail, { files, release }) => {
      const { left, top, width, height } = detail.getBoundingClientRect()
      const at = { clientX: left + width / 2, clientY: top + height / 2 }
      const dataTransfer = new DataTransfer()
      for (const { name, bytes } of files) {
        const body = typeof bytes === 'number' ? new Uint8Array(bytes).fill(65) : Uint8Array.from(bytes)
        dataTransfer.items.add(new File([body], name))
      }
      for (const type of release ? ['dragover', 'drop'] : ['dragover'])
        document
          .elementFromPoint(at.clientX, at.clientY)!
          .dispatchEvent(new DragEvent(type, { ...at, dataTransfer, bubbles: true, cancelable: true }))
    },
    {
      files: files.map(({ name, bytes }) => ({ name, bytes: typeof bytes === 'number' ? bytes : [...bytes] })),
      release,
    },
  )

async function openTicket(lang: 'en' | 'zh' = 'en', theme: 'dark' | 'light' = 'dark'): Promise<Page> {
  const { console } = room
  const page = await console.open({ lang, theme })
  await console.size(1920, 1080)
  await console.link('live')
  await page.locator('[data-testid=tab-open]').click()
  await console.row('t1').click()
  return page
}

test('[FIL13] [FIL14] by key, drop and paste; looked at, saved, taken off with a reason', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'))
  const page = await openTicket()
  const chosen = path.join(folder, '现场照片.png')
  writeFileSync(chosen, photo)
  const saved = path.join(folder, 'saved.txt')
  await answerDialogs([chosen], saved)

  await page.keyboard.press('i')
  await expect(file(page, '现场照片.png')).toBeVisible()
  await expect(file(page, '现场照片.png')).toContainText('Anna')
  await eventually(() => attached().length === 1, 'the relay has it')

  await drop(page, [{ name: 'meter.txt', bytes: text }], false)
  await expect(page.locator('[data-pane=detail]')).toContainText('Drop: add to #1001')
  await console.shot('files-drop-hint')
  await drop(page, [
    { name: 'meter.txt', bytes: text },
    { name: 'plan.pdf', bytes: pdf },
  ])
  await expect(file(page, 'plan.pdf')).toBeVisible()
  await expect(page.locator('[data-pane=detail]')).not.toContainText('Drop: add to')

  await console.app.evaluate(
    ({ clipboard, nativeImage }, bytes) => {
      const image = nativeImage.createFromBuffer(Buffer.from(bytes))
      ;(clipboard as unknown as { writeImage(image: Electron.NativeImage): void }).writeImage(image)
    },
    [...png],
  )
  await page.locator('[data-pane=detail]').focus()
  // Ctrl+V is the menu bar's, and the system's: this is what it does.
  await console.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.paste())
  await expect(file(page, 'Pasted picture')).toBeVisible()
  await eventually(() => attached().length === 4, 'the relay has all')

  // What is not taken is said, and the list stays as it is.
  await drop(page, [{ name: 'setup.exe', bytes: Uint8Array.of(77, 90, 0, 1) }])
  await expect(page.locator('[data-testid=message]')).toContainText('only PDF, PNG, JPEG, WebP and plain text')
  await drop(page, [{ name: 'long.txt', bytes: 10 * 1024 * 1024 + 1 }])
  await expect(page.locator('[data-testid=message]')).toContainText(
    'long.txt could not be added to #1001: a file has at most 10 MB',
  )
  expect(attached()).toHaveLength(4)

  // By keys alone: to the list, down to the photo, open, close.
  await page.locator('[data-testid=board-rows]').focus()
  await page.keyboard.press('Shift+I')
  await expect(page.locator('[data-testid=file]:focus')).toContainText('Pasted picture')
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-testid=file]:focus')).toContainText('现场照片.png')
  await page.keyboard.press('Enter')
  const picture = page.locator('[data-testid=preview-picture]')
  await expect(picture).toBeVisible()
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(500)
  await expect(page.locator('[data-testid=link]')).toBeInViewport()
  await console.shot('files-preview')
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('[data-testid=file-preview]')).toContainText('Pasted picture')
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-testid=file-preview]')).toHaveCount(0)
  await expect(page.locator('[data-testid=file]:focus')).toHaveCount(1)

  await file(page, 'meter.txt').locator('[data-testid=file-save]').click()
  await expect(page.locator('[data-testid=message]')).toContainText('Saved: saved.txt')
  expect(new Uint8Array(readFileSync(saved))).toEqual(text)

  // Delete on a file is about the file, never about the ticket.
  await file(page, 'plan.pdf').focus()
  await page.keyboard.press('Delete')
  await page.locator('[data-testid=file-reason]').fill('of another house')
  await console.shot('files-remove')
  await page.keyboard.press('Enter')
  await expect(file(page, 'plan.pdf')).toHaveCount(0)
  await expect(page.locator('[data-testid=history] [data-what=detached]')).toContainText('took the file plan.pdf off')
  await expect(page.locator('[data-testid=history] [data-what=detached]')).toContainText('of another house')
  await expect(page.locator('[data-testid=cancel-reason]')).toHaveCount(0)
  await eventually(() => attached().length === 3, 'the relay has taken it off')

  // The menu of a file, by the mouse and by the menu key, and the sheet of keys.
  await file(page, 'meter.txt').click({ button: 'right' })
  for (const id of ['open-file', 'save-file', 'remove-file'])
    await expect(page.locator(`[data-testid=menu-${id}]`)).toBeVisible()
  await console.shot('files-menu')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F1')
  await expect(page.getByText('Take the file off the ticket…')).toBeVisible()
})

test('[FIL11] [FIL14] while the relay is away: kept and said so, sent when it is back; what is not here says why', async () => {
  const { console, feeder, relay } = room
  await feeder.done(ticketIntent('t1'))
  const page = await openTicket()
  await drop(page, [{ name: 'before.png', bytes: photo }])
  await eventually(() => attached().length === 1, 'the relay has it')
  await relay.stop()
  await console.link('offline')
  await drop(page, [{ name: 'meanwhile.png', bytes: png }])
  const waiting = page.locator('[data-testid=waiting-file]')
  await expect(waiting).toContainText('waits for the relay')
  await expect(page.locator('[data-testid=message]')).toContainText('sent when the relay is back')
  await console.shot('files-waiting')
  await file(page, 'before.png').locator('button').first().click()
  await expect(page.locator('[data-testid=preview-failed]')).toContainText('the relay is not there')
  await console.shot('files-preview-away')
  await page.keyboard.press('Escape')

  await console.kill()
  await openTicketAway()
  await relay.start()
  await expect(file(console.page, 'meanwhile.png')).toBeVisible({ timeout: 30_000 })
  await expect(console.page.locator('[data-testid=waiting-file]')).toHaveCount(0)
  await eventually(() => attached().length === 2, 'the relay has both')
})

async function openTicketAway(): Promise<void> {
  const { console } = room
  const page = await console.open()
  await console.size(1920, 1080)
  await page.locator('[data-testid=tab-open]').click()
  await console.row('t1').click()
  await expect(page.locator('[data-testid=waiting-file]')).toContainText('meanwhile.png')
}

test('[FIL13] [FIL14] in both languages and themes nothing is cut off or without words', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'))
  for (const [lang, theme] of [
    ['en', 'dark'],
    ['en', 'light'],
    ['zh', 'dark'],
    ['zh', 'light'],
  ] as const) {
    const page = await openTicket(lang, theme)
    if (attached().length === 0) {
      await drop(page, [
        { name: '配电箱现场照片-北区-2026-11-25-一个很长的名字.png', bytes: photo },
        { name: 'Schaltplan.pdf', bytes: pdf },
      ])
      await eventually(() => attached().length === 2, 'the relay has both')
    }
    await page.locator('[data-testid=files]').scrollIntoViewIfNeeded()
    await file(page, 'Schaltplan').focus()
    await console.shot(`files-list-${lang}-${theme}`)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-testid=preview-picture]')).toBeVisible()
    await console.shot(`files-preview-${lang}-${theme}`)
    const words = await page.locator('body').innerText()
    expect(words).not.toMatch(/\{\{|\bundefined\b|\bNaN\b|\[object|\bfiles\.[a-z]/)
    await console.close()
  }
})
