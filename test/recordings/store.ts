import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import type {Observation} from '../../source/protocol/index.ts';
import {type Asked, root} from './runs.ts';

/** One run of a sample, as it is kept: what was asked, and the lines that the tracer sent. */
export interface Recording {
	readonly asked: Asked;
	readonly lines: readonly string[];
}

const folder = path.join(root, 'test/recordings');

const fileOf = (python: string, sample: string): string => path.join(folder, python, `${sample}.ndjson`);

/** The Pythons that there are recordings of, the oldest first. */
export function recordedNames(): readonly string[] {
	return readdirSync(folder, {withFileTypes: true})
		.filter(entry => entry.isDirectory() && /^\d/.test(entry.name))
		.map(entry => entry.name)
		.sort((a, b) => a.localeCompare(b, 'en', {numeric: true}));
}

/** The samples that a Python was recorded with. */
export function recordedSamples(python: string): readonly string[] {
	return readdirSync(path.join(folder, python))
		.map(file => path.basename(file, '.ndjson'))
		.sort();
}

/** The text of a file of recordings: each run begins with a line that says what was asked. */
export function formatRecordings(runs: ReadonlyArray<{asked: Asked; observations: readonly Observation[]}>): string {
	const lines = runs.flatMap(({asked, observations}) => [asked, ...observations]);
	return lines.map(line => `${JSON.stringify(line)}\n`).join('');
}

/** The file of a sample's recordings, as it is. */
export function readText(python: string, sample: string): string {
	return readFileSync(fileOf(python, sample), 'utf8');
}

/** The runs of a sample on one Python. */
export function readRecordings(python: string, sample: string): readonly Recording[] {
	const runs: {asked: Asked; lines: string[]}[] = [];
	for (const line of readText(python, sample).split('\n')) {
		if (line.startsWith('{"run":')) runs.push({asked: JSON.parse(line) as Asked, lines: []});
		else if (line !== '') runs.at(-1)?.lines.push(line);
	}

	return runs;
}

/** Writes the recordings of a sample. */
export function writeRecordings(python: string, sample: string, text: string): void {
	mkdirSync(path.join(folder, python), {recursive: true});
	writeFileSync(fileOf(python, sample), text);
}

/** Takes away what was recorded of samples that are no more. */
export function forgetOthers(python: string, present: readonly string[]): void {
	for (const sample of recordedSamples(python)) {
		if (!present.includes(sample)) rmSync(fileOf(python, sample));
	}
}

/** A document made of the recordings, by its name in this folder; empty when it was not made yet. */
export function readDocument(name: string): string {
	const file = path.join(folder, name);
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

export function writeDocument(name: string, text: string): void {
	const file = path.join(folder, name);
	mkdirSync(path.dirname(file), {recursive: true});
	writeFileSync(file, text);
}
