// `npm run technician -- --id w17`: the terminal client of one technician, at the running demo.
import { runBuilt } from './setup/run-built.mjs'

runBuilt('scripts/technician/main.js')
