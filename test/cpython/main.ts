/**
 * Runs CPython's own tests of generators and coroutines under the tracer, on every native Python of this machine:
 * `npm run cpython-tests`, with versions behind it (`npm run cpython-tests -- 3.8`) for just those. Prints a table; with
 * no versions given it also writes results.md. Exits with 1 when a difference has no known cause.
 */
import {execFileSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {type Python, pythons} from '../helpers/pythons.ts';
import {type Comparison, compare} from './compare.ts';
import {documentOf, type Result} from './document.ts';
import {runPlain, runTraced} from './run-tests.ts';
import {suiteOf} from './suites.ts';

const only = process.argv.slice(2);
const wanted = pythons.filter(({version}) => only.length === 0 || only.includes(version));

function releaseOf({file}: Python): string {
	return execFileSync(file, ['-c', 'import platform; print(platform.python_version())'], {encoding: 'utf8'}).trim();
}

/** A Python that does not come to the end of the tests has run none of them. */
async function tracedOrCrashed(...what: Parameters<typeof runTraced>): ReturnType<typeof runTraced> {
	try {
		return await runTraced(...what);
	} catch (error) {
		process.stdout.write(`${String(error)}\n`);
		return {outcomes: {}, notes: {}, observations: 0};
	}
}

async function test(python: Python): Promise<Result> {
	const {modules, own} = suiteOf(python);
	const comparisons: Comparison[] = [];
	for (const module of modules) {
		const comparison = compare(module, await runPlain(python, module), await tracedOrCrashed(python, module, own));
		comparisons.push(comparison);
		const {plain, traced, changed} = comparison;
		const figures = [plain, traced].map(({passed, failed, skipped}) => `${passed}/${failed}/${skipped}`).join(' -> ');
		process.stdout.write(`${python.version.padEnd(5)} ${module.padEnd(22)} ${figures}\n`);
		for (const {test: id, cause, note} of changed) {
			process.stdout.write(`      different: ${id}${cause === undefined ? `, unexplained\n${note}` : ''}\n`);
		}
	}

	return {version: releaseOf(python), comparisons};
}

const waiting = wanted.map((python, index) => ({python, index}));
const results: Result[] = [];

/** Takes Pythons until none is left. */
async function work(): Promise<void> {
	for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
		results[next.index] = await test(next.python);
	}
}

await Promise.all([work(), work()]);
if (only.length === 0) writeFileSync(path.join(import.meta.dirname, 'results.md'), documentOf(results));

const unexplained = results
	.flatMap(({comparisons}) => comparisons)
	.flatMap(({changed}) => changed)
	.filter(({cause}) => cause === undefined);
process.stdout.write(`${unexplained.length} unexplained differences on ${results.length} Pythons.\n`);
process.exitCode = unexplained.length === 0 ? 0 : 1;
