// The number of the language that seats and the relay speak. Whoever changes a message raises it and adds its hash here.

export const protocol = 2

/** SHA-256 of the JSON schema of all messages, by protocol number; `messages.test.ts` computes and compares it. */
export const protocolHashes: Readonly<Record<number, string>> = {
  1: 'b64896ae89c30e26101c4588d910ada64615a7c9c9ae0331b0b9ed0b125b2ea9',
  2: '70a9c64f57135baec0fc2a83a8f8f08824f760ef0e242db20226f71e49e8b5e6',
}
