/**
 * Measures how fast the built app is, as ratios to raw baselines: `npm run bench`. With names of rows behind it
 * (`npm run bench -- size keys`) just those; `--quick` repeats less. A whole run writes results.md and results.json.
 */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {documentOf, jsonOf, type Result, textOf} from './document.ts';
import type {Row} from './row.ts';
import {rows} from './rows.ts';
import {surroundings} from './surroundings.ts';

const words = process.argv.slice(2);
const quick = words.includes('--quick');
const names = words.filter(word => word !== '--quick');
const unknown = names.filter(name => rows.every(({id}) => id !== name));

if (unknown.length > 0) {
	process.stderr.write(`There is no row ${unknown.join(', ')}; there are ${rows.map(({id}) => id).join(', ')}.\n`);
	process.exitCode = 2;
} else {
	const results: Result[] = [];
	for (const row of rows) {
		if (names.length > 0 && !names.includes(row.id)) continue;
		const result = await measure(row);
		process.stdout.write(`${textOf(result)}\n`);
		results.push(result);
	}

	if (names.length === 0 && !quick) {
		const of = surroundings();
		writeFileSync(path.join(import.meta.dirname, 'results.md'), documentOf(results, of));
		writeFileSync(path.join(import.meta.dirname, 'results.json'), jsonOf(results, of));
	}
}

/** A row that cannot be measured here says why, and the others go on. */
async function measure({id, what, against, measure: figuresOf}: Row): Promise<Result> {
	const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-bench-'));
	const say = (text: string): void => {
		process.stderr.write(`${id}: ${text} …\n`);
	};
	say('measuring');
	try {
		return {row: {id, what, against}, figures: await figuresOf({quick, folder, say})};
	} catch (error) {
		return {row: {id, what, against}, figures: [{name: '', missing: firstLine(error)}]};
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}

function firstLine(error: unknown): string {
	return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
