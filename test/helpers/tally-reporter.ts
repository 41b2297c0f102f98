import process from 'node:process';
import type {Reporter, TestModule} from 'vitest/node';

interface Tally {
	passed: number;
	failed: number;
	skipped: number;
}

/**
 * Ends the report with the Pythons that were covered and one line to count by: `N passed, N failed, N skipped`.
 * A file that cannot be loaded and an error outside of all tests count as a failure each.
 */
export class TallyReporter implements Reporter {
	async onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): Promise<void> {
		const tally: Tally = {passed: 0, failed: unhandledErrors.length, skipped: 0};
		for (const module of modules) {
			count(module, tally);
		}

		const pythons = await coveredPythons();
		// Later than the default reporter, which prints its summary at the same event.
		process.once('exit', () => {
			process.stdout.write(`\nPythons: ${pythons}\n${tally.passed} passed, ${tally.failed} failed`);
			process.stdout.write(tally.skipped > 0 ? `, ${tally.skipped} skipped\n` : '\n');
		});
	}
}

function count(module: TestModule, tally: Tally): void {
	tally.failed += module.errors().length;
	for (const suite of module.children.allSuites()) {
		tally.failed += suite.errors().length;
	}

	for (const test of module.children.allTests()) {
		const {state} = test.result();
		tally[state === 'pending' ? 'skipped' : state] += 1;
	}
}

/** For example `3.14 embedded, 3.8, 3.9; not on this machine: 3.10`. */
async function coveredPythons(): Promise<string> {
	const {pythons, supportedVersions} = await import('./pythons.ts');
	const found = pythons.map(python => python.version);
	const missing = supportedVersions.filter(version => !found.includes(version));
	const covered = ['3.14 embedded', ...found].join(', ');
	return missing.length === 0 ? covered : `${covered}; not on this machine: ${missing.join(', ')}`;
}
