// The wall in the real window: read from a grey picture, on both sizes, in both languages and themes; when the link is gone;
// as a kiosk; and after thousands of events.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, type Page } from '@playwright/test'
import { intent } from '../../shared/commands/decide.ts'
import { anna } from '../support/seats.ts'
import { root } from './console-app.ts'
import { openControlRoom, type ControlRoom } from './control-room.ts'
import { greyParts, layOut, pictureOf, shapeIn } from './grey-shapes.ts'
import { areas, pastOf, plan, planned, somethingOfEverything, type Planned } from './wall-scene.ts'

let room: ControlRoom
test.afterEach(async () => {
  await room.console.close().catch(() => {})
  await room.end()
})

async function scene(tickets: Planned[], lastWeek = true): Promise<void> {
  room = await openControlRoom(6)
  await pastOf(room, Date.now(), lastWeek)
  await room.feeder.done(...tickets.map((one) => planned(one, Date.now())))
}

async function openWall(lang: 'en' | 'zh' = 'en', theme: 'dark' | 'light' = 'dark'): Promise<Page> {
  const page = await room.console.open({ lang, theme, more: ['--wall'] })
  await layOut(page, 1920, 1080)
  await room.console.link('live')
  await page.locator('[data-testid=wall-trends] canvas').first().waitFor()
  await sleep(1_500)
  return page
}

async function shot(page: Page, name: string): Promise<Buffer> {
  const folder = path.join(root, 'test-results', 'screens')
  mkdirSync(folder, { recursive: true })
  const png = await pictureOf(page)
  writeFileSync(path.join(folder, `${name}.png`), png)
  return png
}

const worst = (lights: string[]) => ['red', 'yellow', 'green'].find((light) => lights.includes(light))

function lightCells(page: Page) {
  return page.locator('[data-testid=wall-grid] td svg').evaluateAll((all) =>
    all.map((svg) => {
      const { x, y, width, height } = svg.getBoundingClientRect()
      return {
        area: svg.closest('tr')!.dataset['area']!,
        policy: svg.closest('td')!.dataset['policy']!,
        box: {
          x: Math.round(x) - 2,
          y: Math.round(y) - 2,
          width: Math.round(width) + 4,
          height: Math.round(height) + 4,
        },
      }
    }),
  )
}

/** What cannot be read: written smaller than a 45th of the height, cut off, or outside of the window. */
function unreadable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const least = innerHeight / 45 - 0.1
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const text = node.textContent!.trim()
      const parent = node.parentElement!
      // A letter in a symbol is a shape.
      if (text === '' || parent.closest('script, style, svg')) continue
      const box = document.createRange()
      box.selectNodeContents(node)
      const { left, right, top, bottom } = box.getBoundingClientRect()
      if (parseFloat(getComputedStyle(parent).fontSize) < least) found.push(`small: ${text}`)
      if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) found.push(`outside: ${text}`)
      // Names may run out of room, in the list and before a row.
      for (let up: HTMLElement | null = parent; up; up = up.parentElement)
        if (!up.closest('[data-testid=wall-next] li > span') && right > up.getBoundingClientRect().right + 1)
          found.push(`cut off: ${text}`)
      // A line's box is somewhat higher than its letters.
      const spare = parseFloat(getComputedStyle(parent).fontSize) * 0.2
      for (let up: HTMLElement | null = parent; up; up = up.parentElement)
        if (getComputedStyle(up).overflowY !== 'visible' && !up.closest('tbody th'))
          if (bottom - spare > up.getBoundingClientRect().bottom) found.push(`cut off below: ${text}`)
    }
    const { scrollWidth, scrollHeight } = document.documentElement
    if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.push('it scrolls')
    return [...new Set(found)]
  })
}

test('[WAL1] [WAL2] [WAL3] which light is where is read from a grey picture, at 1920×1080 and 3840×2160', async () => {
  const tickets = plan()
  await scene(tickets)
  const page = await openWall()
  const shown = page.locator('[data-testid=wall-grid] tr[data-area]')
  await expect(shown).toHaveCount(9)
  for (const [width, height] of [
    [1920, 1080],
    [3840, 2160],
  ] as const) {
    await layOut(page, width, height)
    await sleep(1_200)
    const cells = await lightCells(page)
    const grey = await greyParts(
      room.console.app,
      await shot(page, `wall-${width}-en-dark`),
      cells.map(({ box }) => box),
    )
    const read = cells.map(({ area, policy }, i) => [area, policy, shapeIn(grey[i]!)])
    const rows = await shown.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['area']!))
    const wanted = rows.flatMap((area) =>
      ['enquiry', 'urgent', 'fault-platinum', 'fault', 'normal', 'planned'].flatMap((policy) => {
        const lights = tickets.filter((one) => one.area === area && one.policy === policy).map(({ light }) => light)
        return lights.length > 0 ? [[area, policy, worst(lights)]] : []
      }),
    )
    expect(read).toEqual(wanted)
    expect(new Set(wanted.map(([, , light]) => light))).toEqual(new Set(['red', 'yellow', 'green']))
    expect(await unreadable(page)).toEqual([])
    const hidden = tickets.filter(({ area }) => !rows.includes(area))
    const count = (light: string) => hidden.filter((one) => one.light === light).length
    await expect(page.locator('[data-testid=wall-rest]')).toHaveText(
      `${areas.length - 9} more areas: ${count('red')} breached, ${count('yellow')} at risk, ${count('green')} in time`,
    )
  }
})

test('[WAL1] [WAL4] [WAL5] [WAL8] what is next and why, in both languages and themes', async () => {
  const tickets = plan()
  await scene(tickets)
  await somethingOfEverything(room, tickets)
  for (const [lang, theme] of [
    ['en', 'dark'],
    ['en', 'light'],
    ['zh', 'dark'],
    ['zh', 'light'],
  ] as const) {
    const page = await openWall(lang, theme)
    const text = await page.locator('body').innerText()
    expect(text).not.toMatch(/\{\{|\bundefined\b|\bNaN\b|\[object|\bwall\.[a-z]/)
    await shot(page, `wall-${lang}-${theme}`)
    expect(await unreadable(page)).toEqual([])
    await expect(page.locator('[data-testid=wall-next] li')).toHaveCount(20)
    if (lang === 'en' && theme === 'dark') {
      const whys = await page
        .locator('[data-testid=wall-next] li')
        .evaluateAll((all) => all.map((li) => (li as HTMLElement).dataset['why']))
      expect(whys).toEqual(expect.arrayContaining(['nobody', 'declined']))
      await expect(page.locator('[data-count=resolved] b')).toHaveText('1')
      await expect(page.locator('[data-testid=wall-crew] li[data-state=on-site] b')).toHaveText('1')
      await expect(page.locator('[data-testid=wall-crew] li[data-state=travelling] b')).toHaveText('1')
      await expect(page.locator('[data-testid=wall-trends]')).toContainText('same hours last week')
    }
    await room.console.close()
  }
})

test('[WAL9] the relay is gone: the wall says as of when, in large letters, and no light is green', async () => {
  const tickets = plan()
  await scene(tickets, false)
  const page = await openWall('en', 'light')
  await expect(page.locator('[data-testid=wall-trends]')).toContainText('no data from last week yet')
  await expect(page.locator('[data-light=green]').first()).toBeVisible()
  await expect(page.locator('[data-testid=stale]')).toHaveCount(0)
  await room.relay.stop()
  await room.console.link('offline')
  const stale = page.locator('[data-testid=stale] b')
  await expect(stale).toHaveText(/^as of \d\d:\d\d$/)
  await expect(page.locator('[data-light=green]')).toHaveCount(0)
  for (const path of await page.locator('[data-testid=wall] [data-light] path:first-child').all())
    expect(await path.getAttribute('stroke-dasharray')).not.toBeNull()
  expect(await stale.evaluate((b) => parseFloat(getComputedStyle(b).fontSize) / innerHeight)).toBeGreaterThan(1 / 20)
  await sleep(1_200)
  expect(await unreadable(page)).toEqual([])
  const cells = await lightCells(page)
  const grey = await greyParts(
    room.console.app,
    await shot(page, 'wall-offline-en-light'),
    cells.map(({ box }) => box),
  )
  expect(cells.filter((_, i) => shapeIn(grey[i]!) === 'green')).toEqual([])
})

test('[WAL1] as a kiosk it has the whole display, takes no key but Ctrl+Q, and is a window by Ctrl+Shift+W', async () => {
  room = await openControlRoom(1)
  const page = await room.console.open({ more: ['--wall'] })
  const window = () =>
    room.console.app.evaluate(({ BrowserWindow, screen }) => {
      const [wall] = BrowserWindow.getAllWindows()
      return {
        kiosk: wall!.isKiosk(),
        menu: wall!.isMenuBarVisible(),
        whole: JSON.stringify(wall!.getBounds()) === JSON.stringify(screen.getPrimaryDisplay().bounds),
      }
    })
  await expect.poll(window).toEqual({ kiosk: true, menu: false, whole: true })
  const press = (keyCode: string, modifiers: ('control' | 'shift')[] = []) =>
    room.console.app.evaluate(
      ({ BrowserWindow }, key) => {
        const { webContents } = BrowserWindow.getAllWindows()[0]!
        for (const type of ['keyDown', 'keyUp'] as const) webContents.sendInputEvent({ type, ...key })
      },
      { keyCode, modifiers },
    )
  await page.evaluate(() => {
    document.title = 'nothing'
    addEventListener('keydown', ({ key }) => (document.title = key))
  })
  await press('Escape')
  await press('F11')
  await press('L', ['control', 'shift'])
  await sleep(500)
  expect(await page.title()).toBe('nothing')
  expect(await window()).toEqual({ kiosk: true, menu: false, whole: true })
  const ended = new Promise((resolve) => room.console.app.process().once('exit', resolve))
  await press('Q', ['control']).catch(() => {})
  await ended

  const board = await room.console.open()
  await board.locator('[data-pane=board]').waitFor()
  expect(room.console.app.windows()).toHaveLength(1)
  const opened = room.console.app.waitForEvent('window')
  await room.console.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()!.items.flatMap(({ submenu }) => submenu?.items ?? [])
    items.find(({ accelerator }) => accelerator === 'CmdOrCtrl+Shift+W')!.click()
  })
  const wall = await opened
  await wall.locator('[data-testid=wall]').waitFor()
  expect(
    await room.console.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isKiosk())),
  ).toEqual([false, false])
})

test('[WAL6] thousands of events: drawn once a second, and neither memory nor nodes grow', async () => {
  test.setTimeout(600_000)
  const tickets = plan()
  await scene(tickets)
  const page = await openWall()
  const session = await page.context().newCDPSession(page)
  const measure = async () => {
    await sleep(1_500)
    for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    const { nodes } = await session.send('Memory.getDOMCounters')
    return { heap: usedSize, nodes }
  }
  let turn = 0
  /** Every event moves a ticket from one cell to another and its clocks with it. */
  const edits = async (turns: number) => {
    const before = performance.now()
    for (const last = turn + turns; turn < last; turn++) {
      const [from, to] = turn % 2 === 0 ? (['', 'the gate'] as const) : (['the gate', ''] as const)
      await room.feeder.runtime.submit(
        tickets.map(({ ticketId, policy }) => {
          const own = { urgent: 1, fault: 2, 'fault-platinum': 2, planned: 4 }[policy] ?? 3
          const other = own === 3 ? 4 : 3
          const [was, becomes] = (turn % 2 === 0 ? [own, other] : [other, own]) as [3, 4]
          const access = policy === 'enquiry' ? { access: { from, to } } : { priority: { from: was, to: becomes } }
          return intent('edit-ticket', { ticketId, fields: access }, {})
        }),
        anna,
      )
      await expect.poll(() => room.feeder.runtime.client.outbox.list.length, { timeout: 60_000 }).toBe(0)
    }
    expect(room.feeder.runtime.client.outbox.refused).toEqual([])
    return (performance.now() - before) / 1_000
  }
  // An even number of turns: everything is where it was.
  await edits(6)
  const base = await measure()
  await page.evaluate(() => {
    const counts = { drawn: 0 }
    Object.assign(globalThis, { counts })
    new MutationObserver(() => counts.drawn++).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  })
  const seconds = await edits(18)
  const drawn = await page.evaluate(() => (globalThis as unknown as { counts: { drawn: number } }).counts.drawn)
  const after = await measure()
  process.stdout.write(
    `${18 * tickets.length} events in ${seconds.toFixed(1)} s: drawn ${drawn} times, heap ${(base.heap / 1e6).toFixed(2)} → ${(after.heap / 1e6).toFixed(2)} MB, nodes ${base.nodes} → ${after.nodes}\n`,
  )
  // The trends are asked for three times a minute besides.
  expect(drawn).toBeLessThan(seconds * 1.3 + 4)
  expect(after.heap - base.heap).toBeLessThan(base.heap * 0.05)
  expect(after.nodes - base.nodes).toBeLessThan(50)
})
