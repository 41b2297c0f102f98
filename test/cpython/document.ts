import type {Comparison, Count} from './compare.ts';

/** What came out on one Python. */
export interface Result {
	/** For example `3.8.18`: the tests are those of this very release. */
	readonly version: string;
	readonly comparisons: readonly Comparison[];
}

const show = ({passed, failed, skipped}: Count): string => `${passed} / ${failed} / ${skipped}`;

function sum(counts: readonly Count[]): Count {
	const total = {passed: 0, failed: 0, skipped: 0};
	for (const {passed, failed, skipped} of counts) {
		total.passed += passed;
		total.failed += failed;
		total.skipped += skipped;
	}

	return total;
}

/** The table of all modules on all Pythons, for people. */
export function documentOf(results: readonly Result[]): string {
	const rows = results.flatMap(({version, comparisons}) => [
		...comparisons.map(({module, plain, traced, changed}) =>
			row(version, `\`${module}\``, show(plain), show(traced), String(changed.length)),
		),
		row(
			`**${version}**`,
			'**all**',
			`**${show(sum(comparisons.map(({plain}) => plain)))}**`,
			`**${show(sum(comparisons.map(({traced}) => traced)))}**`,
			`**${comparisons.reduce((total, {changed}) => total + changed.length, 0)}**`,
		),
	]);
	return `# CPython's own tests under the tracer

Made by \`npm run cpython-tests\`. Each module of tests runs twice as it came with that Python: plain, and with the tracer
observing every line, yield and resumption of the tests, their doctests and \`contextlib\`. The figures are tests passed /
failed / skipped; the last column counts the tests that did not end the same way.

${row('CPython', 'tests', 'plain', 'under the tracer', 'different')}
| --- | --- | --- | --- | --- |
${rows.join('\n')}

## What is different, and why

${differences(results)}
`;
}

function differences(results: readonly Result[]): string {
	const versions = new Map<string, {cause: string; versions: string[]}>();
	for (const {version, comparisons} of results) {
		for (const {test, plain, traced, cause} of comparisons.flatMap(({changed}) => changed)) {
			const key = `\`${test}\`: ${plain}, under the tracer ${traced}`;
			const entry = versions.get(key) ?? {cause: cause ?? 'Unknown: an error of ours.', versions: []};
			entry.versions.push(version);
			versions.set(key, entry);
		}
	}

	const parts = [...versions].map(([key, entry]) => `- ${key} (${entry.versions.join(', ')}). ${entry.cause}`);
	return parts.length === 0 ? 'Nothing.' : parts.join('\n');
}

function row(...cells: string[]): string {
	return `| ${cells.join(' | ')} |`;
}
