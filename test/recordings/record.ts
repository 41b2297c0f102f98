/**
 * Records every sample on every Python of this machine and makes the documents anew: `npm run record`, with the names
 * of Pythons behind it to record just those (`npm run record -- 3.12`), or `documents` for the documents alone.
 */
import process from 'node:process';
import {documents} from './documents.ts';
import {recordedPythons} from './pythons.ts';
import {updateReadme} from './readme.ts';
import {recordSample} from './record-sample.ts';
import {root, samples} from './runs.ts';
import {forgetOthers, writeDocument, writeRecordings} from './store.ts';

process.chdir(root);

const only = process.argv.slice(2);
const wanted = recordedPythons.filter(({name}) => only.length === 0 || only.some(part => name.startsWith(part)));
const tasks = wanted.flatMap(python => samples().map(sample => ({python, sample})));

/** Takes tasks until none is left. */
async function work(): Promise<void> {
	for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
		writeRecordings(task.python.name, task.sample, await recordSample(task.python, task.sample));
	}
}

await Promise.all(Array.from({length: 3}, work));
for (const {name} of wanted) forgetOthers(name, samples());
for (const [name, text] of documents()) writeDocument(name, text);
updateReadme();
process.stdout.write(
	`Recorded ${samples().length} samples on ${wanted.map(({name}) => name).join(', ') || 'no Python'}.\n`,
);
