/** A program in its Python, behind the tracer: starts the Python, sends requests, and keeps what both sides say. */

import {type Ending, type Interpreter, type InterpreterOptions, startInterpreter} from '../../interpreter/index.ts';
import type {Observation, Request} from '../../protocol/index.ts';
import {loopOptions} from '../../protocol/loop-options.ts';
import type {Driving} from '../driving.ts';
import type {PersonCommand} from '../person-command.ts';
import type {RunStart, Transcript} from '../recording/transcript.ts';
import type {Choice} from './choice.ts';
import {openRequest, readableFolders, scriptOf} from './program-file.ts';

export interface TracedProgramOptions extends RunStart, Pick<InterpreterOptions, 'output' | 'stdin'> {
	/** Starts the interpreter; absent: a Python. */
	readonly start?: ((options: InterpreterOptions) => Interpreter) | undefined;
	/** Keeps what is said; absent: nobody does. */
	readonly transcript?: Transcript | undefined;
	readonly onObservation: (observation: Observation) => void;
	/** Called with one sentence about Python itself, which runs all the same. */
	readonly onRemark: (sentence: string) => void;
}

/** One Python that runs one program. It stands still until it gets credit. */
export class TracedProgram {
	/** The program's path, as Python knows it. */
	readonly path: string;
	/** Settles once the Python is gone. Never rejects. */
	readonly ended: Promise<Ending>;
	readonly #options: TracedProgramOptions;
	readonly #interpreter: Interpreter;
	readonly #opening: ReturnType<typeof openRequest>;

	constructor(options: TracedProgramOptions) {
		const {program, python, arguments: args, output, stdin, start = startInterpreter, transcript} = options;
		this.#options = options;
		this.#opening = openRequest(program, args, python === undefined);
		this.path = this.#opening.path;
		this.#interpreter = start({
			...(python === undefined ? {} : {python}),
			output,
			stdin,
			script: scriptOf(program, args),
			readable: readableFolders(program),
			onObservation: (observation, line) => {
				// A tree answers a look, which a recording does not hold either.
				if (observation.event !== 'tree') transcript?.heard(observation, line);
				options.onObservation(observation);
			},
			onRemark: sentence => {
				transcript?.note({remark: sentence});
				options.onRemark(sentence);
			},
		});
		this.ended = this.#interpreter.ended.then(ending => {
			if (ending.kind !== 'stopped' && ending.kind !== 'recorded') transcript?.note({ending});
			return ending;
		});
	}

	/** Opens the program. */
	open(): void {
		const {output, allFrames} = this.#options;
		this.send({
			...this.#opening,
			capture: output === 'capture',
			...(allFrames ? {own: ['*']} : {}),
			...loopOptions(this.#options),
			...(output === 'inherit' ? {mute: true} : {}),
		});
	}

	/** Says what is driven: the file runs as a script, or an expression makes the generator. */
	drive(driving: Driving): void {
		this.send(driving.kind === 'script' ? {op: 'run'} : {op: 'drive', expression: driving.expression});
	}

	/** Gives a command of the client's. */
	command({kind, ...rest}: Exclude<PersonCommand, {readonly kind: 'choose'}>): void {
		this.send({op: kind, ...rest} as Request);
	}

	/** Chooses the ready task that has its step next; null: asyncio's own choice. */
	choose(choice: Choice | null): void {
		this.send({op: 'choose', ...(choice ?? {task: null})});
	}

	send(request: Request): void {
		this.#options.transcript?.asked(request);
		this.#interpreter.send(request);
	}

	/** Raises KeyboardInterrupt in the program. */
	interrupt(): void {
		this.#interpreter.interrupt();
	}

	/** Hands on a signal that we got. */
	pass(signal: NodeJS.Signals): void {
		this.#interpreter.pass(signal);
	}

	/** Ends the Python. Idempotent. */
	async stop(): Promise<void> {
		await this.#interpreter.stop();
	}
}
