// Takes a picture of the running console and writes it as a PNG.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { BrowserWindow } from 'electron'

export async function takePicture(window: BrowserWindow, file: string): Promise<void> {
  const image = await window.webContents.capturePage()
  if (image.isEmpty()) throw new Error('The window gave an empty picture.')
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, image.toPNG())
}
