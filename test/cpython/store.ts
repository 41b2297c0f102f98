import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import type {Comparison} from './compare.ts';
import type {Way} from './ways.ts';

/** What came out on one Python. */
export interface Result {
	/** For example `3.8.18`: the tests are those of this very release. */
	readonly release: string;
	/** By the name of the suite, then by the way. */
	readonly suites: Record<string, Partial<Record<Exclude<Way, 'plain'>, Comparison>>>;
}

/** All results, by version. */
export type Results = Record<string, Result>;

const file = path.join(import.meta.dirname, 'results.json');

/** What was stored; nothing yet: empty. */
export function readResults(): Results {
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {};
}

/** Stores what came out for one suite, a line a suite, beside all that is stored already. */
export function storeResult(version: string, release: string, suite: string, found: Result['suites'][string]): void {
	const results = readResults();
	const suites = results[version]?.suites ?? {};
	results[version] = {release, suites: {...suites, [suite]: {...suites[suite], ...found}}};
	writeFileSync(file, textOf(results));
}

function textOf(results: Results): string {
	const versions = Object.entries(results).map(([version, {release, suites}]) => {
		const lines = Object.entries(suites).map(([name, suite]) => `${JSON.stringify(name)}: ${JSON.stringify(suite)}`);
		return `${JSON.stringify(version)}: {"release": ${JSON.stringify(release)}, "suites": {\n${lines.join(',\n')}\n}}`;
	});
	return `{\n${versions.join(',\n')}\n}\n`;
}
