import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {FrameNames} from '../../source/engine/frame-names.ts';
import type {Stage} from '../../source/engine/stage.ts';
import {type PersonCommand, type RunResult, readProgram, runToEnd} from '../../source/session/index.ts';

/** What is driven by hand, and how; absent: the program runs as a script. */
export interface Drive {
	readonly expression: string;
	readonly commands: readonly PersonCommand[];
}

export interface Run extends RunResult {
	/** What the program printed. */
	readonly output: string;
}

/** Runs a program's text under the tracer. `onStage` gets each stage, and the names of the frames met. */
export async function run(
	python: string | undefined,
	text: string,
	onStage: (stage: Stage, names: FrameNames) => void = () => {},
	drive?: Drive,
): Promise<Run> {
	const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-kinds-'));
	const file = path.join(folder, 'program.py');
	writeFileSync(file, text);
	let output = '';
	try {
		const program = readProgram(file);
		if (!('data' in program)) throw new Error(program.message);
		const result = await runToEnd({
			program,
			...(python === undefined ? {} : {python}),
			...(drive ?? {}),
			arguments: [],
			output: 'capture',
			onStage(stage, names) {
				if (stage.kind === 'output') output += stage.text;
				onStage(stage, names);
			},
		});
		return {...result, output};
	} finally {
		rmSync(folder, {recursive: true});
	}
}
