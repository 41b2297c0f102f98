import {differencesDocument} from './differences.ts';
import {expectationOf} from './expectations.ts';
import {featureTable} from './features.ts';
import {embedded} from './pythons.ts';
import {recordedSamples} from './store.ts';

/** The documents that are made of the recordings alone, by their names in this folder. */
export function documents(): ReadonlyMap<string, string> {
	return new Map([
		...recordedSamples(embedded.name).map(sample => [`stages/${sample}.txt`, expectationOf(sample)] as const),
		['differences.md', differencesDocument()],
		[
			'features.md',
			`# What is seen on each version of CPython\n\nMade by \`npm run record\`, of the recordings.\n\n${featureTable()}`,
		],
	]);
}
