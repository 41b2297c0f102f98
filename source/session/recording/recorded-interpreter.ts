/** An interpreter that repeats what was recorded. It needs no Python. */

import type {Ending, Interpreter, InterpreterOptions} from '../../interpreter/index.ts';
import {createDecoder, type Decoder} from '../../protocol/decode.ts';
import type {EventName, Observation, Request} from '../../protocol/index.ts';
import {isFree} from '../run/credit.ts';
import {type Decision, decisionText, isSameDecision, type RecordedRun, type Recording} from './recording.ts';
import {isAnswer, type Question} from './transcript.ts';

/** After so many observations in a row, the app gets a turn of the event loop to itself. */
const MAX_IN_A_ROW = 1024;

/** At these the program waits for a decision. */
const GATES: readonly EventName[] = ['targets', 'ready', 'choose'];

/** A line that answers a request. A string in JSON cannot contain these quotes. */
const answerLine = /"event":"(?:answer|names)"/;

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
	readonly #questions: Question[] = [];
	#namesAsked = false;
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
		} else if (request.op === 'evaluate') this.#questions.push({...request, at: this.#told});
		else if (request.op === 'names') this.#namesAsked = true;
		else if (request.op !== 'open' && request.op !== 'quit' && request.op !== 'look') this.#decided.push(request);
		this.#plan();
	}

	/** No program runs that could be interrupted. */
	interrupt(): void {}

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
		this.#answer();
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
		const run = this.#runWith(wanted);
		if (run === undefined) {
			this.#refuse(wanted);
			return false;
		}
		if (run !== this.#run) {
			this.#at = placeOf(toldLines(this.#run, this.#at).length, run);
			this.#run = run;
		}
		this.#answered += 1;
		this.#waits = false;
		return true;
	}

	/** This run, or another one that is the same up to here, if it goes on like this. */
	#runWith(wanted: Decision): RecordedRun | undefined {
		if (isSameDecision(this.#run.decisions[this.#answered], wanted)) return this.#run;
		const taken = this.#decided.slice(0, this.#answered);
		return this.#recording.runs.find(
			run =>
				isSameDecision(run.decisions[this.#answered], wanted) &&
				taken.every((decision, index) => isSameDecision(run.decisions[index], decision)) &&
				this.#saysTheSame(run),
		);
	}

	#saysTheSame(run: RecordedRun): boolean {
		const told = toldLines(this.#run, this.#at);
		const others = toldLines(run, placeOf(told.length, run));
		return told.length === others.length && told.every((line, index) => line === others[index]);
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

	/** Answers what was asked while the program stood still. */
	#answer(): void {
		if (this.#namesAsked) {
			this.#namesAsked = false;
			const [names] = this.#answers(({event}) => event === 'names');
			this.#tell(names ?? {event: 'names', names: []});
		}
		for (const {id, frame, expression, at} of this.#questions.splice(0)) {
			const asked = this.#run.questions.find(
				question => question.at === at && question.frame === frame && question.expression === expression,
			);
			const [answer] =
				asked === undefined ? [] : this.#answers(each => each.event === 'answer' && each.id === asked.id);
			// A question that was not asked then has no answer.
			if (answer?.event === 'answer') this.#tell({...answer, id});
		}
	}

	/** The recorded answers of a kind. */
	#answers(isWanted: (observation: Observation) => boolean): readonly Observation[] {
		const decode = createDecoder();
		return this.#run.lines.flatMap(line => {
			if (!answerLine.test(line)) return [];
			const decoded = decode(line);
			return decoded.ok && isWanted(decoded.observation) ? [decoded.observation] : [];
		});
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

/** The lines up to one, without the answers: whether and when those come depends on the questions. */
function toldLines({lines}: RecordedRun, end: number): readonly string[] {
	return lines.slice(0, end).filter(line => !answerLine.test(line));
}

/** Where in a run so many lines have been told. */
function placeOf(told: number, {lines}: RecordedRun): number {
	let left = told;
	let place = 0;
	while (left > 0 && place < lines.length) {
		if (!answerLine.test(lines[place] ?? '')) left -= 1;
		place += 1;
	}
	return place;
}
