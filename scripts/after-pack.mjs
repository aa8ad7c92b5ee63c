// Tidies a packaged app: what a bare Electron brings to run any app is not part of ours. An app on the stand-in keeps its
// mark, so that nobody ships it by mistake.
import { rm } from 'node:fs/promises'
import path from 'node:path'

/** @param {{ appOutDir: string }} context */
// oxlint-disable-next-line import/no-default-export -- electron-builder calls the default export
export default async function afterPack({ appOutDir }) {
  await rm(path.join(appOutDir, 'resources', 'default_app.asar'), { force: true })
  await rm(path.join(appOutDir, 'version'), { force: true })
}
