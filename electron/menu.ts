// The menu bar: every command that has no place of its own on the screen, with its key.
import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import en from '../resources/locales/en.json' with { type: 'json' }
import zh from '../resources/locales/zh.json' with { type: 'json' }
import type { Language, Preferences } from '../shared/ipc/contract.ts'

export interface MenuActions {
  openMap(): void
  openWall(): void
  preferences(): Preferences
  changePreferences(part: Partial<Preferences>): Promise<void>
}

const words = { en: en.menu, zh: zh.menu } as const

export function setMenu(language: Language, actions: MenuActions): void {
  const word = words[language]
  const change = (part: Partial<Preferences>) => void actions.changePreferences(part)
  const template: MenuItemConstructorOptions[] = [
    { label: word.file, submenu: [{ label: word.quit, accelerator: 'CmdOrCtrl+Q', click: () => app.quit() }] },
    { label: word.edit, role: 'editMenu' },
    {
      label: word.view,
      submenu: [
        { label: word.map, accelerator: 'CmdOrCtrl+Shift+M', click: () => actions.openMap() },
        { label: word.wall, accelerator: 'CmdOrCtrl+Shift+W', click: () => actions.openWall() },
        {
          label: word.theme,
          accelerator: 'CmdOrCtrl+Shift+D',
          click: () => change({ theme: actions.preferences().theme === 'dark' ? 'light' : 'dark' }),
        },
        {
          label: word.language,
          accelerator: 'CmdOrCtrl+Shift+L',
          click: () => change({ language: actions.preferences().language === 'en' ? 'zh' : 'en' }),
        },
        { type: 'separator' },
        { label: word.zoomIn, role: 'zoomIn' },
        { label: word.zoomOut, role: 'zoomOut' },
        { label: word.zoomReset, role: 'resetZoom' },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
