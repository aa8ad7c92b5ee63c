// What Electron needs of a Linux system: libraries, a font with Chinese signs, and a virtual display where there is none.
// Installed when that is possible (root on Debian), else the exact command is printed.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { say, SetupError } from './say.mjs'

/** @type {{ what: string, packages: string[], missing: (electron: string) => boolean }[]} */
const needs = [
  {
    what: 'libraries of the Electron runtime',
    packages: ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'],
    missing: (electron) => /not found/.test(output('ldd', [electron])),
  },
  {
    what: 'a font with Chinese signs',
    packages: ['fonts-noto-cjk', 'fontconfig'],
    missing: () => !/\S/.test(output('fc-list', [':lang=zh'])),
  },
  {
    what: 'a virtual display',
    packages: ['xvfb', 'xauth'],
    missing: () => !hasDisplay() && output('which', ['Xvfb']) === '',
  },
]

/** @returns {boolean} */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/**
 * @param {string} electron the executable
 * @param {string[]} [also] further Debian packages that the caller needs
 */
export function ensureSystemLibraries(electron, also = []) {
  if (process.platform !== 'linux') return
  const open = needs.filter((need) => need.missing(electron))
  const extra = also.filter((name) => !installed(name))
  const packages = [...open.flatMap((need) => need.packages), ...extra]
  if (packages.length === 0) return
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  const what = [...open.map((need) => need.what), ...extra].join(', ')
  if (!isDebian() || process.getuid?.() !== 0)
    throw new SetupError(`Missing: ${what}. Install them, on Debian with:\n  sudo ${command}`)
  say(`System: installing ${what}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
  const run = spawnSync('apt-get', command.split(' ').slice(1), { encoding: 'utf8', env })
  if (run.status !== 0) throw new SetupError(`${command} failed:\n${run.stderr}`)
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** @param {string} name */
function installed(name) {
  return /install ok installed/.test(output('dpkg-query', ['-W', '-f=${Status}', name]))
}

/** @param {string} command @param {string[]} args */
function output(command, args) {
  return spawnSync(command, args, { encoding: 'utf8' }).stdout ?? ''
}
