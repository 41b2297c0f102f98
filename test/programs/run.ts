import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {Duplex, Readable} from 'node:stream';
import {createDecoder} from '../../source/protocol/decode.ts';
import type {Observation} from '../../source/protocol/observation.ts';

/** The folder of the programs. */
export const files: string = path.join(import.meta.dirname, 'files');

/** The tracer as it stands in the source. */
const tracer = path.resolve(import.meta.dirname, '../../source/tracer');

/** What a program did, as its parent process sees it. */
export interface Outcome {
	readonly output: string;
	readonly errors: string;
	/** The exit status, or the name of the signal that ended it. */
	readonly end: number | string | null;
}

/** How a program is run. */
export interface Run {
	readonly python: string;
	readonly file: string;
	readonly arguments?: readonly string[];
	readonly stdin?: string;
	readonly folder?: string;
	/** Variables of the environment. */
	readonly environment?: Readonly<Record<string, string>>;
}

const environment = {...process.env, PYTHONDONTWRITEBYTECODE: '1', LANG: 'C.UTF-8'};

/** Runs `python FILE ARGS`. */
export async function runPlain(run: Run): Promise<Outcome> {
	return (await start(run, environment, 0)).outcome;
}

/** Runs the same under the tracer, with all the credit that it can use. `mute`: as for the report of the output alone. */
export async function runTraced(
	run: Run,
	mute = false,
): Promise<{outcome: Outcome; observations: readonly Observation[]}> {
	return start(run, {...environment, PYTHONPATH: tracer, GEN_STEP_STRICT: '1'}, 3, mute);
}

async function start(run: Run, env: NodeJS.ProcessEnv, channels: 0 | 3, mute = false) {
	const folder = run.folder ?? files;
	const args = run.arguments ?? [];
	const child = spawn(run.python, [run.file, ...args], {
		cwd: folder,
		env: {...env, ...run.environment},
		stdio: Array.from({length: 3 + channels}, () => 'pipe' as const),
	});
	const [stdin, stdout, stderr, requests, observed] = child.stdio as unknown as [Duplex, ...Readable[]] as [
		Duplex,
		Readable,
		Readable,
		Duplex | undefined,
		Readable | undefined,
	];
	stdin.on('error', () => {});
	stdin.end(run.stdin ?? '');
	if (requests !== undefined) {
		requests.on('error', () => {});
		for (const request of [
			{op: 'credit', n: 1e12},
			{op: 'open', file: run.file, path: path.join(folder, run.file), arguments: args, capture: false, mute},
			{op: 'run'},
		]) {
			requests.write(`${JSON.stringify(request)}\n`);
		}
	}

	const [output, errors, lines, end] = await Promise.all([
		gather(stdout),
		gather(stderr),
		observed === undefined ? '' : gather(observed),
		new Promise<number | string | null>(resolve => child.once('exit', (code, signal) => resolve(signal ?? code))),
	]);
	const decode = createDecoder();
	const observations = lines
		.split('\n')
		.filter(line => line !== '')
		.map(line => {
			const decoded = decode(line);
			if (!decoded.ok) throw new Error(decoded.failure.message);
			return decoded.observation;
		});
	return {outcome: {output, errors, end}, observations};
}

async function gather(stream: Readable): Promise<string> {
	const chunks: Buffer[] = [];
	stream.on('error', () => {});
	for await (const chunk of stream) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('latin1');
}

/** What differs between any two runs of one program: addresses in memory, process ids. */
export function steady(outcome: Outcome): Outcome {
	const clean = (text: string): string => text.replaceAll(/0x[0-9a-f]+/g, '0x…');
	return {...outcome, output: clean(outcome.output), errors: clean(outcome.errors)};
}

/** A new folder for a test, and the way to take it away. */
export function makeFolder(): {readonly folder: string; remove(): void} {
	const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-programs-'));
	return {folder, remove: () => rmSync(folder, {recursive: true, force: true})};
}
