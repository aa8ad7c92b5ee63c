// Where this checkout is, and where it keeps what it makes.
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')
export const made = path.join(root, '.signalbox')
export const cityFolder = path.join(made, 'city')
/** The folder of the day that runs now; earlier days lie beside it. */
export const todayFolder = path.join(made, 'demo', 'today')
export const earlierDays = path.join(made, 'demo', 'earlier')
/** Where the running demo can be found by other commands. */
export const currentFile = path.join(made, 'demo', 'current.json')
