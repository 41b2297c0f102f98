/** Makes all exports of each sample: `npm run exports`, or `npm run exports -- FOLDER`. */

import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {pathToFileURL} from 'node:url';
import {castOf} from '../../source/export/cast.ts';
import {pageOf} from '../../source/export/page-html.ts';
import {pictureOf} from '../../source/export/picture.ts';
import {reports} from '../../source/report/reports.ts';
import {createWriter} from '../../source/report/writer.ts';
import type {Session} from '../../source/session/contract.ts';
import {commandsInDemo, parseDemo} from '../../source/session/demo/demo.ts';
import {openRecording, playThrough} from '../../source/session/recording/play-through.ts';
import {readRecording} from '../../source/session/recording/read-recording.ts';
import {type Decision, newestRun, type RecordedRun, type Recording} from '../../source/session/recording/recording.ts';
import {readProgram} from '../../source/session/run/program-file.ts';
import {runToEnd} from '../../source/session/run/run-to-end.ts';
import {createSession} from '../../source/session/session.ts';
import {composeScreen} from '../../source/ui/screen/compose-screen.ts';
import {initialUi} from '../../source/ui/state/ui.ts';
import {dark, themes} from '../../source/ui/terminal/theme/themes.ts';
import {root} from '../helpers/terminal.ts';

const folderOfSamples = path.join(root, 'samples');

/** All samples that have a demo. */
export const samples = readdirSync(folderOfSamples)
	.filter(name => name.endsWith('.demo'))
	.map(name => path.basename(name, '.demo'));

/** The exports of a sample, as files, and what they were made of. */
export interface Exports {
	readonly file: (ending: 'genstep' | 'cast' | 'svg' | 'mmd' | 'html') => string;
	readonly stages: number;
	/** The screen of each mark, in colour, on the Python that ran and played from the recording. */
	readonly live: readonly (readonly string[])[];
	readonly played: readonly (readonly string[])[];
}

/** Runs a sample by its demo on the embedded Python, records that, and makes the other exports of the recording. */
export async function makeExports(sample: string, folder: string): Promise<Exports> {
	const file = (ending: string): string => path.join(folder, `${sample}.${ending}`);
	const live = await record(sample, file('genstep'));
	const recording = readRecording(file('genstep'));
	if ('message' in recording) throw new Error(recording.message);
	const session = openRecording(recording, false);
	await playThrough(session, newestRun(recording));
	const played = screensOf(session);
	await session.close();
	const title = `gen-step samples/${sample}.py`;
	const cast = await castOf(recording, {columns: 80, rows: 24, theme: themes.dark, title, maxStages: 5_000});
	writeFileSync(file('cast'), cast.text);
	const stages = played.length - 1;
	const picture = await pictureOf(recording, {columns: 100, rows: 30, stage: Math.ceil(stages / 2)});
	if (typeof picture !== 'string') throw new Error(picture.message);
	writeFileSync(file('svg'), picture);
	writeFileSync(file('mmd'), await diagramOf(recording));
	writeFileSync(file('html'), pageOf(recording, undefined));
	return {file, stages, live, played};
}

async function record(sample: string, file: string): Promise<Exports['live']> {
	const program = readProgram(path.join(folderOfSamples, `${sample}.py`));
	if ('kind' in program) throw new Error(program.message);
	const demo = parseDemo(readFileSync(path.join(folderOfSamples, `${sample}.demo`), 'utf8'));
	if ('message' in demo) throw new Error(demo.message);
	const {target = {kind: 'script'}, items, loop} = demo;
	const named = {...program, file: `samples/${sample}.py`};
	const session = createSession({program: named, arguments: [], driving: target, demoItems: items, ...loop});
	try {
		await playThrough(session, asRun(commandsInDemo(demo).map(({kind, ...more}) => ({op: kind, ...more}) as Decision)));
		const problem = session.record(file);
		if (problem !== null) throw new Error(problem);
		return screensOf(session);
	} finally {
		await session.close();
	}
}

/** A run that is only what was done in it. */
function asRun(commands: readonly Decision[]): RecordedRun {
	const program = {file: '', path: '', data: Buffer.from('')};
	const decisions = [{op: 'run'} as const, ...commands];
	return {program, arguments: [], lines: [], decisions, questions: [], remark: null, ending: null};
}

function screensOf(session: Session): readonly (readonly string[])[] {
	return Array.from({length: session.snapshot().history.length + 1}, (_, mark) => {
		session.seek(mark);
		// A live Python still has its demo to be played, and no recording that goes on.
		const snapshot = {...session.snapshot(), demoItems: [], demoTotal: 0, demoCaptions: [], recordedNext: null};
		return composeScreen(snapshot, initialUi, 80, 24, dark).rows;
	});
}

async function diagramOf(recording: Recording): Promise<string> {
	let text = '';
	const writer = createWriter(more => {
		text += more;
	});
	const report = reports['mermaid']?.(writer);
	await runToEnd({
		...newestRun(recording),
		recording,
		commands: newestRun(recording)
			.decisions.slice(1)
			.map(({op, ...more}) => ({kind: op, ...more}) as never),
		output: 'capture',
		onStage: (stage, names) => report?.take(stage, names, null),
		...expressionOf(newestRun(recording)),
	});
	report?.end({status: 0, errors: [], remarks: []});
	writer.flush();
	return text;
}

function expressionOf({decisions: [target]}: RecordedRun): {readonly expression?: string} {
	return target?.op === 'drive' ? {expression: target.expression} : {};
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const folder = path.resolve(process.argv[2] ?? path.join(root, 'node_modules/.cache/exports'));
	mkdirSync(folder, {recursive: true});
	for (const sample of samples) {
		const {stages} = await makeExports(sample, folder);
		process.stdout.write(`${sample}: ${stages} stages, in ${folder}\n`);
	}
}
