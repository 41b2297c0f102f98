import type {Driving} from '../driving.ts';
import type {PersonCommand} from '../person-command.ts';
import {commandOf, type Decision, isSameDecision, type RecordedRun, type Recording} from './recording.ts';

/** The runs of a recording that begin with so many commands. */
interface Beginning {
	readonly count: number;
	readonly last: PersonCommand | undefined;
	readonly runs: readonly RecordedRun[];
}

/**
 * Tells which command a recording goes on with. It remembers how far it followed each list of commands, so that a look at a
 * longer one reads the new commands only.
 */
export class Continuation {
	readonly #runs: readonly RecordedRun[];
	readonly #followed = new WeakMap<readonly PersonCommand[], Beginning>();

	constructor({runs}: Recording) {
		this.#runs = runs;
	}

	/** The command after those that were given; null: there is none. Of several branches the newest counts. */
	next(driving: Driving | null, given: readonly PersonCommand[]): PersonCommand | null {
		if (driving === null) return null;
		const place = given.length + 1;
		const run = this.#follow(driving, given).findLast(({decisions}) => decisions.length > place);
		const decision = run?.decisions[place];
		return decision === undefined ? null : commandOf(decision);
	}

	#follow(driving: Driving, given: readonly PersonCommand[]): readonly RecordedRun[] {
		const known = this.#followed.get(given);
		// A command that could not be carried out is taken from the list again.
		const goesOn = known !== undefined && given[known.count - 1] === known.last;
		const start = goesOn ? known : this.#beginning(driving);
		let {count, runs} = start;
		for (; count < given.length; count++) {
			const decision = decisionOf(given[count] as PersonCommand);
			const place = count + 1;
			runs = runs.filter(({decisions}) => isSameDecision(decisions[place], decision));
		}
		if (count > 0) this.#followed.set(given, {count, last: given[count - 1], runs});
		return runs;
	}

	#beginning(driving: Driving): Beginning {
		const target: Decision = driving.kind === 'script' ? {op: 'run'} : {op: 'drive', expression: driving.expression};
		return {
			count: 0,
			last: undefined,
			runs: this.#runs.filter(({decisions: [first]}) => isSameDecision(first, target)),
		};
	}
}

function decisionOf(command: PersonCommand): Decision {
	// A recording has a number for the task, too, which another run need not have.
	if (command.kind === 'choose') return {op: 'choose', task: null, name: command.task};
	const {kind, ...rest} = command;
	return {op: kind, ...rest} as Decision;
}
