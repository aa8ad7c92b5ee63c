// `npm run bench -- NAME [--json FILE]`: measures, as ratios within one run, against floors that are written down.
import { runBuilt } from './setup/run-built.mjs'

runBuilt('scripts/bench/main.js')
