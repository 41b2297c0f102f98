import {causeOf, causeOfSentence} from './causes.ts';
import type {Changed, Comparison} from './compare.ts';
import {leftOut} from './left-out.ts';
import type {Result, Results} from './store.ts';
import {type Way, ways} from './ways.ts';

type Judged = Exclude<Way, 'plain'>;

const judged: readonly Judged[] = ways.filter(way => way !== 'plain');

const titles: Readonly<Record<Judged, string>> = {
	noop: 'no-op callbacks',
	output: '`--report output`',
	log: '`--report log`',
	all: 'log, `--all-frames`',
};

/** The sum of some comparisons; undefined where there are none. */
export function sum(
	comparisons: readonly (Comparison | undefined)[],
): Pick<Comparison, 'tests' | 'observed' | 'same'> | undefined {
	const all = comparisons.filter(comparison => comparison !== undefined);
	const total = (field: 'tests' | 'observed' | 'same'): number =>
		all.reduce((result, found) => result + found[field], 0);
	return all.length === 0 ? undefined : {tests: total('tests'), observed: total('observed'), same: total('same')};
}

const numeric = (a: string, b: string): number => a.localeCompare(b, 'en', {numeric: true});

/** The table of all suites on all Pythons, for people. */
export function documentOf(results: Results): string {
	const versions = Object.entries(results)
		.sort(([a], [b]) => numeric(a, b))
		.map(([, result]) => result);
	const names = [...new Set(versions.flatMap(({suites}) => Object.keys(suites)))];
	return `# CPython's own tests under the tracer

Made by \`npm run cpython-tests\` out of \`results.json\`. Each suite runs as it came with that Python: plain; under callbacks that do
nothing (a trace function up to 3.11, \`sys.monitoring\` from 3.12 on); under the tracer with nothing told, as for \`--report output\`;
with every line, yield, resumption and value told, as for \`--report log\`; and some with \`--all-frames\`. The code of the tests and
their doctests counts as the program's own.

The embedded Python gets tests of the newest native one, beside the program; its plain run is a Pyodide without us. There a test is
observed if a stage of its code is reported: fewer are than by every line.

A cell says how many tests ended as in the plain run / how many were observed / how many there are, without those that are skipped.
Observed are tests of whose frames something was told; where nothing is told, and under no-op callbacks, those behind which
the callbacks still stood. A test that ends otherwise is run once more, alone, in each way: it counts where it does so again.

## All suites

${tableOf(
	['CPython', ...judged.map(way => titles[way])],
	versions.map(result => [
		result.release,
		...judged.map(way => cell(sum(Object.values(result.suites).map(suite => suite[way])))),
	]),
)}

## Suite by suite, \`--report log\`

${tableOf(
	['tests', ...versions.map(({release}) => release)],
	names.map(name => [`\`${name}\``, ...versions.map(({suites}) => cell(suites[name]?.log))]),
)}

## What ends otherwise under the tracer alone

${differences(versions, ({noop}) => !noop)}

## What ends otherwise under callbacks that do nothing, too

${differences(versions, ({noop}) => noop)}

## What is left out where all is told

${list(leftOut.map(({tests, why}) => `\`${tests.source.replaceAll('\\', '')}\`: ${why}`))}

## What happened beside the tests

${list(sentences(versions))}
`;
}

/** A line for each sentence that was said beside the tests of a suite, with where that was. */
function sentences(versions: readonly Result[]): readonly string[] {
	const found = new Map<string, {cause: string; places: Set<string>}>();
	for (const {release, suites} of versions) {
		for (const [name, suite] of Object.entries(suites)) {
			for (const way of judged) {
				for (const said of suite[way]?.problems ?? []) {
					const key = `\`${name}\`: ${firstLine(said)}`;
					const entry = found.get(key) ?? {cause: causeOfSentence(name, said) ?? 'Unexplained.', places: new Set()};
					entry.places.add(`${release} ${way}`);
					found.set(key, entry);
				}
			}
		}
	}
	return [...found].map(([key, {cause, places}]) => `${key} (${[...places].join(', ')}) ${cause}`);
}

function cell(counts: Pick<Comparison, 'tests' | 'observed' | 'same'> | undefined): string {
	return counts === undefined ? '' : `${counts.same} / ${counts.observed} / ${counts.tests}`;
}

/** A line a test, with where it differs. Under no-op callbacks alone is no difference of the tracer's. */
function differences(versions: readonly Result[], wanted: (changed: Changed) => boolean): string {
	const found = new Map<string, {cause: string; places: Map<string, Set<string>>}>();
	for (const {release, suites} of versions) {
		for (const suite of Object.values(suites)) {
			for (const way of judged.filter(name => name !== 'noop')) {
				for (const {test, plain, now, cause} of (suite[way]?.changed ?? []).filter(wanted)) {
					const key = `\`${test}\`: ${plain}, then ${now}`;
					const entry = found.get(key) ?? {cause: cause ?? causeOf(test) ?? '', places: new Map<string, Set<string>>()};
					found.set(key, entry);
					entry.places.set(release, (entry.places.get(release) ?? new Set()).add(way));
				}
			}
		}
	}
	return list(
		[...found].map(([key, {cause, places}]) => {
			const where = [...places].map(([release, names]) => `${release} ${[...names].join(', ')}`).join('; ');
			return `${key} (${where}). ${cause}`.trim();
		}),
	);
}

function list(lines: readonly string[]): string {
	return lines.length === 0 ? 'Nothing.' : lines.map(line => `- ${line}`).join('\n');
}

function firstLine(text: string): string {
	return text.split('\n')[0] ?? '';
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
	return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}
