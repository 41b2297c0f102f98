/**
 * Runs CPython's own tests plain, under callbacks that do nothing, and under the tracer, on every native Python of this machine:
 * `npm run cpython-tests`. Words behind it choose: versions (`3.8`), suites (`test_gc`), ways (`log`). What is in results.json
 * already is not run again, but with `--again`; so it goes on where it was stopped. `--one`: one suite at a time, not two. Writes
 * results.md. Exits with 1 when a difference has no known cause. `embedded`: on the embedded Python alone, which has to be built.
 */
import {execFileSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {type Python, pythons} from '../helpers/pythons.ts';
import {causeOf, causeOfSentence} from './causes.ts';
import {type Comparison, compare, differing} from './compare.ts';
import {documentOf} from './document.ts';
import {judgeEmbedded} from './embedded/judge.ts';
import {leftOutOf, withoutTests} from './left-out.ts';
import {type Job, runTests, type TestRun} from './run-tests.ts';
import {readResults, storeResult} from './store.ts';
import {type Suite, suitesOf, withAllFrames} from './suites.ts';
import {type Way, ways} from './ways.ts';

const words = process.argv.slice(2);
const again = words.includes('--again');
const versions = words.filter(word => /^3\.\d+$/.test(word));
const chosenWays = ways.filter(way => words.includes(way));
const chosenSuites = words.filter(
	word => !versions.includes(word) && !ways.some(way => way === word) && !word.startsWith('-'),
);

type Judged = Exclude<Way, 'plain'>;

/** The ways that a suite is still to be run in. */
function open(version: string, {name}: Suite): readonly Judged[] {
	const stored = again ? {} : (readResults()[version]?.suites[name] ?? {});
	return ways
		.filter(way => way !== 'plain')
		.filter(way => (chosenWays.length > 0 ? chosenWays.includes(way) : way !== 'all' || withAllFrames.has(name)))
		.filter(way => stored[way] === undefined);
}

async function test(python: Python, own: readonly string[], suite: Suite): Promise<void> {
	const wanted = open(python.version, suite);
	if (wanted.length === 0) return;
	const run = (way: Way, only?: readonly string[], without?: readonly string[]): Promise<TestRun> => {
		const job: Job = {python, suite, own, way};
		return runTests({...job, ...(only === undefined ? {} : {only}), ...(without === undefined ? {} : {without})});
	};
	const [whole, noop] = [await run('plain'), await run('noop')];
	for (const way of wanted) {
		const without = leftOutOf(whole, way);
		const plain = withoutTests(whole, without);
		const judged = way === 'noop' ? noop : await run(way, undefined, without);
		const only = differing(plain, judged);
		const retried =
			only.length === 0
				? {}
				: {again: {plain: await run('plain', only), noop: await run('noop', only), run: await run(way, only)}};
		const comparison = compare({plain, noop, run: judged, ...retried});
		storeResult(python.version, releaseOf(python), suite.name, {[way]: comparison});
		say(python, suite, way, comparison);
	}
}

function say(
	{version}: Python,
	{name}: Suite,
	way: Way,
	{tests, observed, same, changed, unsteady, problems}: Comparison,
): void {
	process.stdout.write(
		`${version.padEnd(5)} ${name.padEnd(26)} ${way.padEnd(7)} ${tests} tests, ${observed} observed, ${same} the same\n`,
	);
	for (const {test: id, plain, now, noop, cause, note} of changed) {
		if (noop) process.stdout.write(`      under no-op callbacks, too: ${id}\n`);
		else
			process.stdout.write(
				`      ${cause === undefined ? 'UNEXPLAINED' : 'known'}: ${id}: ${plain} -> ${now}\n${note}\n`,
			);
	}
	for (const id of unsteady) process.stdout.write(`      only once: ${id}\n`);
	for (const problem of problems) process.stdout.write(`      PROBLEM: ${problem}\n`);
}

function releaseOf({file}: Python): string {
	return execFileSync(file, ['-c', 'import platform; print(platform.python_version())'], {encoding: 'utf8'}).trim();
}

const chosen = pythons.filter(({version}) => versions.length === 0 || versions.includes(version));
const waiting = chosen.flatMap(python => {
	const {suites, own} = suitesOf(python);
	return suites
		.filter(({name}) => chosenSuites.length === 0 || chosenSuites.includes(name))
		.map((suite, index) => ({python, own, suite, index}));
});
// The same suite on each Python, then the next one.
waiting.sort((a, b) => a.index - b.index);

/** Takes suites until none is left. */
async function work(): Promise<void> {
	for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
		await test(next.python, next.own, next.suite);
	}
}

if (words.includes('embedded')) {
	for await (const {release, suite, comparisons} of judgeEmbedded(chosenSuites.filter(name => name !== 'embedded')))
		storeResult('3.14-embedded', release, suite, comparisons);
} else await Promise.all(words.includes('--one') ? [work()] : [work(), work()]);

const results = readResults();
writeFileSync(path.join(import.meta.dirname, 'results.md'), documentOf(results));
const unexplained = Object.values(results)
	.flatMap(({suites}) => Object.entries(suites))
	.flatMap(([name, suite]) =>
		Object.values(suite).flatMap(({changed, problems}) => [
			...changed.filter(({test: id, noop}) => !noop && causeOf(id) === undefined),
			...problems.filter(problem => causeOfSentence(name, problem) === undefined),
		]),
	);
process.stdout.write(`${unexplained.length} unexplained differences on ${Object.keys(results).length} Pythons.\n`);
process.exitCode = unexplained.length === 0 ? 0 : 1;
