// Credentials of seats and the key for enrolling them: random, shown once, kept as a hash.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export function newCredential(): string {
  return randomBytes(32).toString('base64url')
}

/** A credential is 256 random bits, so a plain hash is enough: there is nothing to guess. */
export function hashCredential(credential: string): string {
  return createHash('sha256').update(credential).digest('hex')
}

export function credentialFits(credential: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashCredential(credential), 'hex'), Buffer.from(hash, 'hex'))
}
