// Says in one line that Node is too old, before anything fails in a harder way.
import { SetupError } from './say.mjs'

const needed = { major: 20, minor: 19 }

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > needed.major || (major === needed.major && minor >= needed.minor)) return
  throw new SetupError(
    `Node ${needed.major}.${needed.minor} or newer is needed, this is ${process.versions.node}. Install Node 20 LTS or newer.`,
  )
}
