/** An interpreter that repeats what was recorded. It needs no Python. */

import type {Ending, Interpreter, InterpreterOptions} from '../../interpreter/index.ts';
import {createDecoder, type Decoder} from '../../protocol/decode.ts';
import type {EventName, Observation, Request} from '../../protocol/index.ts';
import {isFree} from '../run/credit.ts';
import {RecordedAnswers} from './recorded-answers.ts';
import {findPlace} from './recorded-place.ts';
import {type Decision, decisionText, type RecordedRun, type Recording} from './recording.ts';
import {isAnswer} from './transcript.ts';

/** After so many observations in a row, the app gets a turn of the event loop to itself. */
const MAX_IN_A_ROW = 1024;

/** At these the program waits for a decision. */
const GATES: readonly EventName[] = ['targets', 'ready', 'choose'];

/** Starts interpreters that play a recording: the first plays its first run, the next one the next. */
export function playRecording(recording: Recording): (options: InterpreterOptions) => Interpreter {
	let started = 0;
	return options => new RecordedInterpreter(recording, started++ % recording.runs.length, options);
}

/**
 * Tells the observations of a run as the tracer does: while there is credit, and after a decision only where the recording
 * has the same one. Where another run is the same up to here, it may go on with that.
 */
class RecordedInterpreter implements Interpreter {
	readonly ended: Promise<Ending>;
	readonly #recording: Recording;
	readonly #options: InterpreterOptions;
	readonly #decode: Decoder = createDecoder();
	readonly #decided: Decision[] = [];
	readonly #questions = new RecordedAnswers();
	#run: RecordedRun;
	/** The next line, and its observation where it was decoded. */
	#at = 0;
	#next: Observation | null = null;
	/** How many observations were told that take credit. */
	#told = 0;
	/** How many decisions the observations so far answer. */
	#answered = 0;
	#waits = false;
	/** What told last that the program waits for a decision. */
	#asked: Observation | null = null;
	#credit = 0;
	#stop: readonly EventName[] = [];
	#planned = false;
	#inARow = 0;
	#over = false;
	#settle: (ending: Ending) => void = () => {};

	constructor(recording: Recording, run: number, options: InterpreterOptions) {
		this.#recording = recording;
		this.#run = recording.runs[run] ?? recording.runs[0];
		this.#options = options;
		this.ended = new Promise(resolve => {
			this.#settle = resolve;
		});
		this.#plan();
	}

	send(request: Request): void {
		if (this.#over) return;
		if (request.op === 'credit') {
			this.#credit += request.n;
			this.#stop = request.stop ?? [];
		} else if (request.op === 'evaluate') this.#questions.ask({...request, at: this.#told});
		else if (request.op === 'names') this.#questions.askNames();
		else if (request.op !== 'open' && request.op !== 'pipes' && request.op !== 'quit' && request.op !== 'look')
			this.#decided.push(request);
		this.#plan();
	}

	/** No program runs that could be interrupted. */
	interrupt(): void {}
	pass(): void {}

	stop(): Promise<Ending> {
		this.#end({kind: 'stopped', stderr: ''});
		return this.ended;
	}

	#plan(): void {
		if (this.#planned || this.#over) return;
		this.#planned = true;
		const play = (): void => {
			this.#planned = false;
			this.#play();
		};
		// Never within `send`: its callers do not expect an answer yet.
		if (this.#inARow < MAX_IN_A_ROW) {
			queueMicrotask(play);
			return;
		}
		this.#inARow = 0;
		setTimeout(play, 0);
	}

	#play(): void {
		if (this.#at === 0 && this.#run.remark !== null) this.#options.onRemark?.(this.#run.remark);
		for (const answer of this.#questions.takeAnswers(this.#run)) this.#tell(answer);
		while (!this.#over && this.#step()) {
			this.#inARow += 1;
			if (this.#inARow < MAX_IN_A_ROW) continue;
			this.#plan();
			return;
		}
	}

	/** Tells the next observation; false: it has to wait, or there is none. */
	#step(): boolean {
		if (this.#waits && !this.#decide()) return false;
		const observation = this.#peek();
		if (observation === null) return false;
		if (this.#isOutOfOrder(observation)) {
			this.#end({kind: 'protocol', message: 'The recording is damaged: its lines are out of order.', stderr: ''});
			return false;
		}
		const free = isFree(observation);
		if (!free && this.#credit <= 0) return false;
		if (!free) {
			this.#credit = this.#stop.includes(observation.event) ? 0 : this.#credit - 1;
			this.#told += 1;
		}
		this.#at += 1;
		this.#next = null;
		this.#waits = GATES.includes(observation.event);
		if (this.#waits) this.#asked = observation;
		if (observation.event === 'choose') this.#credit = 0;
		this.#tell(observation, this.#run.lines[this.#at - 1] ?? '');
		return true;
	}

	/** A tracer never says this here, and the app would wait forever. */
	#isOutOfOrder(observation: Observation): boolean {
		const {event} = observation;
		if (event === 'hello' || this.#at === 0) return event !== 'hello' || this.#at > 0;
		if (event === 'targets') return this.#answered > 0;
		return this.#answered === 0 && (event === 'ready' || !isFree(observation));
	}

	/** The next observation that nobody has to ask for; null: there is none. */
	#peek(): Observation | null {
		while (this.#next === null && !this.#over) {
			const line = this.#run.lines[this.#at];
			if (line === undefined) {
				this.#endOfLines();
				return null;
			}
			const decoded = this.#decode(line);
			if (!decoded.ok) {
				this.#end({kind: 'protocol', message: `The recording is damaged. ${decoded.failure.message}`, stderr: ''});
				return null;
			}
			if (isAnswer(decoded.observation)) this.#at += 1;
			else this.#next = decoded.observation;
		}
		return this.#next;
	}

	/** Takes the decision that the program waits for; false: there is none that it can go on with. */
	#decide(): boolean {
		const wanted = this.#decided[this.#answered];
		if (wanted === undefined) return false;
		const taken = this.#decided.slice(0, this.#answered);
		const place = findPlace(this.#recording.runs, {run: this.#run, line: this.#at}, taken, wanted);
		if (place === null) {
			this.#refuse(wanted);
			return false;
		}
		this.#run = place.run;
		this.#at = place.line;
		this.#answered += 1;
		this.#waits = false;
		return true;
	}

	#refuse(wanted: Decision): void {
		const next = this.#run.decisions[this.#answered];
		if (this.#answered === 0) {
			const recorded = next === undefined ? '' : `, only ${decisionText(next)}`;
			this.#endOfRecording(`The recording does not hold ${decisionText(wanted)}${recorded}.`);
			return;
		}
		this.#decided.pop();
		const message =
			next === undefined
				? `The recording ends here, and it has no Python for ${decisionText(wanted)}.`
				: `The recording has no Python for ${decisionText(wanted)}: it goes on with ${decisionText(next)}, by space or →.`;
		this.#tell({event: 'problem', problem: {kind: 'command', message}});
		const asked = this.#asked;
		this.#tell(asked?.event === 'choose' ? asked : {event: 'ready'});
	}

	#tell(observation: Observation, line = JSON.stringify(observation)): void {
		try {
			this.#options.onObservation(observation, line);
		} catch (error) {
			// No tracer sends such lines. Somebody has edited the recording.
			this.#end({kind: 'protocol', message: `The recording is damaged: ${(error as Error).message}`, stderr: ''});
		}
	}

	#endOfLines(): void {
		const {ending} = this.#run;
		if (ending !== null) this.#end(ending);
		else if (this.#credit > 0 || this.#answered === 0) this.#endOfRecording('The recording ends here.');
	}

	#endOfRecording(message: string): void {
		this.#end({kind: 'recorded', message, stderr: ''});
	}

	#end(ending: Ending): void {
		this.#over = true;
		this.#settle(ending);
	}
}
