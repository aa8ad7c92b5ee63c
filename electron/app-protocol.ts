// Serves the console's own pages and the map file under app://, with the security headers, and nothing outside their
// folders. No page of the console is ever loaded from anywhere else.
import { open, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { protocol } from 'electron'

export const scheme = 'app'
export const pageOrigin = 'app://console'
export const mapOrigin = 'app://map'
/** pictures of tickets, by their SHA-256 */
export const fileOrigin = 'app://file'

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  // MapLibre and the virtual rows set style attributes.
  "style-src 'self' 'unsafe-inline'",
  `img-src 'self' data: blob: ${fileOrigin}`,
  "font-src 'self'",
  `connect-src 'self' ${mapOrigin}`,
  "frame-ancestors 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ')

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.pmtiles': 'application/octet-stream',
}

/** Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true } },
  ])
}

/**
 * @param pages the folder of the built pages
 * @param mapFolder the folder of the map file, or undefined when there is none
 * @param picture one that was opened before
 */
export function serveScheme(
  pages: string,
  mapFolder: string | undefined,
  picture: (sha256: string) => { bytes: Uint8Array; type: string } | undefined = () => undefined,
): void {
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url)
    if (url.host === 'file') return servePicture(picture(url.pathname.slice(1)))
    const folder = url.host === 'console' ? pages : url.host === 'map' ? mapFolder : undefined
    const file = folder && inside(folder, url.pathname)
    if (!file || !(await isFile(file))) return new Response('not found', { status: 404 })
    return url.host === 'map' ? serveRange(file, request.headers.get('range')) : servePage(file)
  })
}

/** @returns the file under the folder, or undefined when the path leads out of it */
export function inside(folder: string, pathname: string): string | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  const file = path.join(folder, decoded)
  return file.startsWith(folder + path.sep) && !decoded.includes('\0') ? file : undefined
}

async function servePage(file: string): Promise<Response> {
  return new Response(new Uint8Array(await readFile(file)), {
    headers: {
      'content-type': types[path.extname(file)] ?? 'application/octet-stream',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    },
  })
}

function servePicture(picture: { bytes: Uint8Array; type: string } | undefined): Response {
  if (!picture) return new Response('not found', { status: 404 })
  const headers = { 'content-type': picture.type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }
  return new Response(new Uint8Array(picture.bytes), { headers })
}

/** Map files are read in parts. */
async function serveRange(file: string, range: string | null): Promise<Response> {
  const headers = { 'access-control-allow-origin': pageOrigin, 'content-type': 'application/octet-stream' }
  const { size } = await stat(file)
  const match = /^bytes=(\d+)-(\d*)$/.exec(range ?? '')
  if (!match) return new Response(new Uint8Array(await readFile(file)), { headers })
  const from = Number(match[1])
  const to = Math.min(match[2] ? Number(match[2]) : size - 1, size - 1)
  if (from > to) return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } })
  const handle = await open(file, 'r')
  try {
    const bytes = new Uint8Array(to - from + 1)
    await handle.read(bytes, 0, bytes.length, from)
    return new Response(bytes, {
      status: 206,
      headers: { ...headers, 'content-range': `bytes ${from}-${to}/${size}`, 'content-length': String(bytes.length) },
    })
  } finally {
    await handle.close()
  }
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  )
}
