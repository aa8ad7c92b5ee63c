// The number of the language that seats and the relay speak. Whoever changes a message raises it and adds its hash here.

export const protocol = 5

/** SHA-256 of the JSON schema of all messages, by protocol number; `messages.test.ts` computes and compares it. */
export const protocolHashes: Readonly<Record<number, string>> = {
  1: 'b64896ae89c30e26101c4588d910ada64615a7c9c9ae0331b0b9ed0b125b2ea9',
  2: 'ec7d05079c19cac2dd9fb4aad414eeaefe9ebcb95527e38c962f57e7789b2e88',
  3: '73516e05fd6f5d58a83dae4a85a435ba7b0c397b83f5e5dbbf24fbc7f78b0633',
  4: 'cb43f187d261cec0f999d9a658f5c3ccd752febef75cca700299882be69cabc3',
  5: '50ddabe24b1bf57f1cbc7fa9850758f64973d18f653c93cc10bfc195009549ed',
}
