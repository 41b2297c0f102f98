import type {Ending} from '../../interpreter/index.ts';
import type {FrameId, Observation, Request} from '../../protocol/index.ts';
import {type LoopOptions, loopOptions} from '../../protocol/loop-options.ts';
import {deflateCodec} from '../run/compression.ts';
import {isFree} from '../run/credit.ts';
import type {ProgramFile} from '../run/program-file.ts';

/** The program of a run, and how Python was started with it. */
export interface RunStart extends LoopOptions {
	readonly program: ProgramFile;
	/** As it was named on the command line; absent: the embedded one. */
	readonly python?: string;
	/** The program's own arguments. */
	readonly arguments: readonly string[];
	/** Frames of the library and of packages are told, too. */
	readonly allFrames?: boolean;
}

/** A question of the app's about an expression, with how many observations had come before it that take credit. */
export interface Question {
	readonly op: 'evaluate';
	readonly id: number;
	readonly frame: FrameId;
	readonly expression: string;
	readonly at: number;
}

/** What a line of a transcript holds if it is not an observation. */
export type Remark = {readonly remark: string} | {readonly ending: Ending};

/** A chunk of lines is packed when it has so many UTF-16 units. */
const CHUNK_LENGTH = 65_536;

/** Python sends these when the app asks for them. A replay does the same. */
export const isAnswer = ({event}: Observation): boolean => event === 'answer' || event === 'names';

/** All that was said between the app and one Python, as lines of NDJSON. It grows with the run, and lies packed. */
export class Transcript {
	readonly start: RunStart;
	readonly #packed: Uint8Array[] = [];
	#open: string[] = [];
	#length = 0;
	#heard = 0;

	constructor({program, python, arguments: args, allFrames, ...others}: RunStart) {
		this.start = {
			program,
			arguments: args,
			...(python === undefined ? {} : {python}),
			...(allFrames === undefined ? {} : {allFrames}),
			...loopOptions(others),
		};
	}

	/** Takes an observation, as the line that it came in. */
	heard(observation: Observation, line: string): void {
		if (!isFree(observation)) this.#heard += 1;
		this.#add(line);
	}

	/** Takes a request. Credit is left out: it says when an observation comes, not what it is. */
	asked(request: Request): void {
		if (request.op === 'open' || request.op === 'credit' || request.op === 'names' || request.op === 'quit') return;
		// Whole values are too large to be kept, and are of one moment.
		if (request.op === 'look') return;
		this.#add(JSON.stringify(request.op === 'evaluate' ? {...request, at: this.#heard} : request));
	}

	/** Takes a problem with Python itself, or how Python ended. */
	note(remark: Remark): void {
		this.#add(JSON.stringify(remark));
	}

	/** All lines so far, in pieces of some length. */
	*text(): Iterable<string> {
		for (const chunk of this.#packed) yield deflateCodec.unpack(chunk);
		if (this.#open.length > 0) yield joined(this.#open);
	}

	#add(line: string): void {
		this.#open.push(line);
		this.#length += line.length;
		if (this.#length < CHUNK_LENGTH) return;
		this.#packed.push(deflateCodec.pack(joined(this.#open)));
		this.#open = [];
		this.#length = 0;
	}
}

function joined(lines: readonly string[]): string {
	return `${lines.join('\n')}\n`;
}
