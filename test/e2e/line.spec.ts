// The command line and changed keys in the real window.
import { expect, test, type Page } from '@playwright/test'
import { technicianIntent, ticketIntent } from '../support/seats.ts'
import { roomForEach } from './each-room.ts'

const room = roomForEach(4)
const lineOf = (page: Page) => page.locator('[data-testid=line-input]')
const says = (page: Page) => page.locator('[data-testid=line-says]')

/** The number that the relay has given to the ticket. */
async function numberOf(ticketId: string): Promise<string> {
  const row = room.console.row(ticketId)
  await expect(row).toContainText(/#\d+/)
  return /#(\d+)/.exec(await row.innerText())![1]!
}

test('[LIN1][LIN4][LIN5] assigns by a line; an error keeps the text and marks its word; Esc leads back', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'), ticketIntent('t2', { skills: ['glass'] }))
  const page = await room.console.openBoard()
  const [one, two] = [await numberOf('t1'), await numberOf('t2')]
  const rows = page.locator('[data-testid=board-rows]')
  await rows.focus()
  await console.shot('line-empty-en-dark')
  await page.keyboard.press('F2')
  const line = lineOf(page)
  await expect(line).toBeFocused()

  // Letters are text here, and no shortcut.
  await page.keyboard.type(`a ${one} w9`)
  await expect(says(page)).toContainText('nobody is called so')
  await page.keyboard.press('Enter')
  await expect(line).toHaveValue(`a ${one} w9`)
  await expect(page.locator('[data-testid=command-line] [data-wrong]')).toHaveText('w9')
  await expect(says(page)).toHaveAttribute('role', 'alert')
  await console.shot('line-error-en-dark')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('2')
  await expect(says(page)).toContainText(`Assign #${one} (Customer, North) to Engineer 2`)
  await console.shot('line-understood-en-dark')
  await page.keyboard.press('Enter')
  await expect(console.row('t1')).toContainText('Engineer 2')
  await expect(line).toHaveValue('')
  await expect(line).toBeFocused()

  // What the rules turn down keeps the text; who overrides it says why in the prompt.
  await page.keyboard.type(`a ${two} w03`)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=override-reason]')).toBeFocused()
  await expect(page.locator('[data-testid=message]')).toContainText('lacks')
  await expect(line).toHaveValue(`a ${two} w03`)
  await page.keyboard.press('Escape')

  // Nobody has it: said before Enter and after.
  await line.fill(`u ${two}`)
  await expect(says(page)).toContainText('nobody has it')
  await line.press('Enter')
  await expect(page.locator('[data-testid=message]')).toContainText('nobody has it')
  await expect(line).toHaveValue(`u ${two}`)

  // Esc clears, then leaves to where the focus was before.
  await rows.focus()
  await page.keyboard.press('F2')
  await page.keyboard.press('Escape')
  await expect(line).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(rows).toBeFocused()
})

test('[LIN3][LIN6] the selected ticket, completion by Tab, status, pause, note, cancel, marks and find', async () => {
  const { console, feeder } = room
  await feeder.done(
    ticketIntent('t1'),
    ticketIntent('t2', { priority: 1 }),
    technicianIntent(9, { name: '王伟', nameLatin: 'Wang Wei' }),
  )
  const page = await room.console.openBoard()
  const one = await numberOf('t1')
  await console.row('t1').click()
  await page.locator('[data-testid=board-rows]').focus()
  await page.keyboard.press('F2')
  const line = lineOf(page)
  await page.keyboard.type('a wa')
  await expect(page.locator('[data-testid=line-offer]')).toHaveText([/w09\s*Wang Wei/])
  await page.keyboard.press('Tab')
  await expect(line).toHaveValue('a w09 ')
  await page.keyboard.press('Enter')
  await expect(console.row('t1')).toContainText('Wang Wei')
  await expect(line).toHaveValue('')

  // Several: Tab goes on through them.
  await page.keyboard.type('p ')
  await page.keyboard.type('zz')
  await expect(says(page)).toContainText('expected')
  await line.fill('s ')
  await page.keyboard.press('Tab')
  await expect(line).toHaveValue('s accepted ')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(line).toHaveValue('s onsite ')
  await console.shot('line-offers-en-dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=message]')).toContainText('arrived')
  await expect(console.row('t1')).toContainText('Wang Wei')

  await page.keyboard.type(`n ${one} Key at the reception`)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-pane=detail]')).toContainText('Key at the reception')
  await expect(line).toHaveValue('')
  await page.keyboard.type('p parts')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=message]')).toContainText('paused')
  await page.keyboard.type('p -')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=message]')).toContainText('run again')

  await page.keyboard.type('sel prio:1')
  await expect(says(page)).toContainText('Mark 1 ticket')
  await page.keyboard.press('Enter')
  await expect(console.row('t2')).toHaveAttribute('data-marked', 'true')
  await page.keyboard.type('sel -')
  await page.keyboard.press('Enter')
  await page.keyboard.type('f no such street')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=ticket-row]')).toHaveCount(0)
  await page.keyboard.type('f -')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=ticket-row]')).toHaveCount(2)

  // Cancelling asks, as everywhere, with the reason filled in.
  await page.keyboard.type(`c ${one} twice reported`)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=cancel-reason]')).toHaveValue('twice reported')
  await expect(page.locator('[data-testid=cancel-reason]')).toBeFocused()
})

test('[LIN2][LIN7][LIN8] Chinese by an input method: Enter while it composes does nothing; lines are kept over a restart', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'), technicianIntent(9, { name: '王伟', nameLatin: 'Wang Wei' }))
  let page = await room.console.openBoard({ lang: 'zh', theme: 'light' })
  const one = await numberOf('t1')
  await page.keyboard.press('F2')
  const cdp = await page.context().newCDPSession(page)
  const line = lineOf(page)
  const compose = async (letters: string, word: string) => {
    await cdp.send('Input.imeSetComposition', {
      text: letters,
      selectionStart: letters.length,
      selectionEnd: letters.length,
    })
    // The input method takes this Enter; the page hears of it as key code 229.
    await cdp.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    })
    await cdp.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Process',
      code: 'KeyA',
      windowsVirtualKeyCode: 229,
    })
    await cdp.send('Input.insertText', { text: word })
  }
  await compose('zhi pai', '指派')
  await page.keyboard.type(` ${one} `)
  await cdp.send('Input.imeSetComposition', { text: 'wang', selectionStart: 4, selectionEnd: 4 })
  await expect(says(page)).toContainText('王伟')
  await console.shot('line-composing-zh-light')
  // What is composed would already be understood, and is still no line.
  await cdp.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  })
  await expect(line).toHaveValue(`指派 ${one} wang`)
  await expect(console.row('t1')).not.toContainText('王伟')
  await cdp.send('Input.insertText', { text: '王伟' })
  await expect(says(page)).toContainText(`将 #${one}（客户，北区）指派给 王伟`)
  await console.shot('line-understood-zh-light')
  await page.keyboard.press('Enter')
  await expect(console.row('t1')).toContainText('王伟')
  await expect(line).toHaveValue('')
  await page.keyboard.type('ｐ　ｂｊ')
  await page.keyboard.press('Enter')
  await expect(says(page)).toContainText('工单号')
  await console.shot('line-error-zh-light')
  await page.keyboard.press('Escape')

  await console.close()
  page = await room.console.openBoard({ lang: 'zh', theme: 'light' })
  await page.keyboard.press('F2')
  await page.keyboard.type('u')
  await page.keyboard.press('ArrowUp')
  await expect(lineOf(page)).toHaveValue(`指派 ${one} 王伟`)
  await page.keyboard.press('ArrowDown')
  await expect(lineOf(page)).toHaveValue('u')
})

test('[KEY20][KEY21][KEY23] a key is changed in the sheet, a conflict is said, and it holds after a restart', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'))
  let page = await room.console.openBoard()
  await page.keyboard.press('F2')
  await page.keyboard.type('?')
  await page.keyboard.press('Enter')
  const sheet = page.locator('[data-testid=key-sheet]')
  await expect(sheet.locator('[data-verb=assign]')).toBeInViewport()
  await console.shot('line-verbs-en-dark')
  const row = () => page.locator('[data-testid=key-sheet]').locator('section[data-place=board] [data-command=edit]')
  await row().locator('[data-testid=key-change]').click()
  await page.keyboard.press('p')
  await expect(row().locator('[data-testid=key-problem]')).toContainText('P is taken: Pause')
  await row().scrollIntoViewIfNeeded()
  await console.shot('key-conflict-en-dark')
  await page.keyboard.press('q')
  await expect(row().locator('kbd')).toHaveText(['Q'])
  const everywhere = sheet.locator('section[data-place=everywhere] [data-command=review]')
  await everywhere.locator('[data-testid=key-change]').click()
  await page.keyboard.press('x')
  await expect(everywhere.locator('[data-testid=key-problem]')).toContainText('typing')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeVisible()
  await console.shot('key-changed-en-dark')
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)

  await console.close()
  page = await room.console.openBoard({ lang: 'zh', theme: 'light' })
  await console.row('t1').click()
  await page.locator('[data-testid=board-rows]').focus()
  await page.keyboard.press('e')
  await expect(page.locator('[data-testid=edit]')).toHaveCount(0)
  await page.keyboard.press('q')
  await expect(page.locator('[data-testid=edit]')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-testid=edit-open] kbd')).toHaveText('Q')
  await console.row('t1').click({ button: 'right' })
  await expect(page.locator('[data-testid=menu-edit] kbd')).toHaveText('Q')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F1')
  await console.shot('key-changed-zh-light')
  await row().locator('[data-testid=key-reset]').click()
  await expect(row().locator('kbd')).toHaveText(['E'])
})
