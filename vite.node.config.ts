// Builds what runs under plain Node: the relay, its store thread, and the programs of scripts/.
import { defineConfig } from 'vite'

export default defineConfig({
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: 'out',
    emptyOutDir: false,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: {
        'server/main': 'server/main.ts',
        'server/sqlite-worker': 'server/store/sqlite-worker.ts',
        'server/ways-worker': 'server/routing/ways-worker.ts',
        'scripts/bench/main': 'scripts/bench/main.ts',
        'scripts/bench/relay-without-store': 'scripts/bench/relay/relay-without-store.ts',
        'scripts/bench/command-load': 'scripts/bench/relay/command-load.ts',
        'scripts/bench/position-load': 'scripts/bench/relay/position-load.ts',
        'scripts/bench/position-watch': 'scripts/bench/relay/position-watch.ts',
        'scripts/bench/plain-positions': 'scripts/bench/relay/plain-positions.ts',
        'scripts/bench/console-back': 'scripts/bench/relay/console-back.ts',
        'scripts/bench/plain-read': 'scripts/bench/relay/plain-read.ts',
        'scripts/bench/long-log': 'scripts/bench/relay/long-log.ts',
        'scripts/city/main': 'scripts/city/main.ts',
        'scripts/demo/day': 'scripts/demo/day.ts',
        'scripts/demo/fleet': 'scripts/demo/fleet.ts',
        'scripts/enrol/main': 'scripts/enrol/main.ts',
        'scripts/simulate/main': 'scripts/simulate/main.ts',
        'scripts/technician/main': 'scripts/technician/main.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
