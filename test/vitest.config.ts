import path from 'node:path';
import process from 'node:process';
import {defineConfig} from 'vitest/config';
import {TallyReporter} from './helpers/tally-reporter.ts';

// Tests see the same surroundings everywhere: no colour settings, no CI and no buffering of the machine's.
for (const name of ['CI', 'NO_COLOR', 'FORCE_COLOR', 'COLORTERM', 'INK_SCREEN_READER', 'PYTHONUNBUFFERED']) {
	delete process.env[name];
}

export default defineConfig({
	root: path.resolve(import.meta.dirname, '..'),
	cacheDir: 'node_modules/.cache/vitest',
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		// Tests start real interpreters and terminals, also on machines with two slow cores.
		testTimeout: 60_000,
		hookTimeout: 60_000,
		teardownTimeout: 10_000,
		// Most tests wait for another process: with one worker, as vitest has it on two cores, the machine would be idle.
		maxWorkers: 2,
		reporters: ['default', new TallyReporter()],
	},
});
