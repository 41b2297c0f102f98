import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {makeSnapshot} from '../../source/interpreter/embedded/make-snapshot.ts';
import {
	type Ending,
	type Interpreter,
	type InterpreterOptions,
	startInterpreter,
} from '../../source/interpreter/index.ts';
import type {Internals} from '../../source/interpreter/interpreter.ts';
import type {Observation} from '../../source/protocol/observation.ts';

/** The folder of the stand-in for the tracer. */
export const stubTracer: string = path.join(import.meta.dirname, 'fixtures/tracer');

/** What came of Python that was run: a value's `repr`, or an exception as `Type: message`. */
export type Answer = {readonly value: string} | {readonly exception: string};

/** A Python that runs what a test sends. */
export interface Stub {
	readonly interpreter: Interpreter;
	readonly observations: readonly Observation[];
	readonly notes: ReadonlyArray<Readonly<Record<string, unknown>>>;
	/** Runs Python, an expression or statements. Rejects when Python ends before it answers. */
	run(code: string): Promise<Answer>;
	/** Sends Python to run without waiting for its answer. */
	begin(code: string): void;
	/** Resolves when the first observation for which it holds has come; rejects when Python ends before. */
	until(holds: (observation: Observation) => boolean): Promise<Observation>;
	/** The text of the `output` observations. */
	output(stream: 'stdout' | 'stderr'): string;
	ended: Promise<Ending>;
}

/** Starts the stand-in for the tracer in a Python, the embedded one unless told. */
export function startStub(
	options: Partial<Omit<InterpreterOptions, 'internals' | 'onObservation'>> = {},
	internals: Internals = {},
): Stub {
	const observations: Observation[] = [];
	const notes: Array<Readonly<Record<string, unknown>>> = [];
	const waiting = new Set<() => void>();
	const interpreter = startInterpreter({
		output: 'capture',
		...options,
		onObservation(observation) {
			observations.push(observation);
			for (const look of waiting) {
				look();
			}
		},
		internals: {
			tracer: stubTracer,
			snapshot: null,
			...internals,
			onNote(note) {
				notes.push(note);
				internals.onNote?.(note);
			},
		},
	});

	const until: Stub['until'] = holds =>
		new Promise((resolve, reject) => {
			let from = 0;
			const look = (): void => {
				const found = observations.slice(from).find(holds);
				from = observations.length;
				if (found !== undefined) {
					waiting.delete(look);
					resolve(found);
				}
			};

			waiting.add(look);
			look();
			void interpreter.ended.then(ending => {
				waiting.delete(look);
				reject(new Error(`Python ended: ${JSON.stringify(ending)}`));
			});
		});

	let answers = 0;
	const begin = (code: string): void => {
		answers++;
		interpreter.send({op: 'drive', expression: code});
	};

	return {
		interpreter,
		observations,
		notes,
		until,
		begin,
		ended: interpreter.ended,
		async run(code) {
			begin(code);
			const mine = answers;
			const seen = (): number => observations.filter(({event}) => event === 'result').length;
			await until(observation => observation.event === 'result' && seen() >= mine);
			const result = observations.filter(observation => observation.event === 'result')[mine - 1];
			const {value, exception} = result ?? {};
			return exception ? {exception: `${exception.type}: ${exception.repr}`} : {value: value?.repr ?? ''};
		},
		output: stream =>
			observations.map(seen => (seen.event === 'output' && seen.stream === stream ? seen.text : '')).join(''),
	};
}

/** Makes a snapshot with the stand-in in it, which loads five times as fast. `remove` takes its folder away. */
export async function makeStubSnapshot(): Promise<{readonly file: string; remove(): void}> {
	const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-'));
	const file = path.join(folder, 'stub.snapshot');
	await makeSnapshot(file, {tracer: stubTracer});
	return {file, remove: () => rmSync(folder, {recursive: true})};
}
