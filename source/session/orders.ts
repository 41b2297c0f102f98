import type {Parts} from './parts.ts';
import type {PersonCommand} from './person-command.ts';
import type {Run} from './run.ts';

/** A command with its number. */
export interface Order {
	readonly command: PersonCommand;
	readonly number: number;
}

/** The person's commands: they are given one after the other, however fast they come. */
export class Orders {
	/** Commands that wait for the end of the resumption under way. */
	waiting: readonly Order[] = [];
	readonly #parts: Parts;
	/** What was asked for while another run is rehearsed, and is done behind that. */
	#later: ReadonlyArray<() => void> = [];

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/** A command for the newest run: at once where the client has the floor, else behind what is under way. */
	add(order: Order): void {
		const {runs, head, driving} = this.#parts;
		const run = runs.current;
		if (run.place === 'ready') this.#give(order);
		else if (run.place !== 'over' && driving?.kind === 'expression') {
			this.waiting = [...this.waiting, order];
			if (run.place === 'program') head.pursue('result', 'newest');
		}
	}

	/** Forgets the last command that waits; answers whether there was one. */
	takeBack(): boolean {
		const there = this.waiting.length > 0;
		this.waiting = this.waiting.slice(0, -1);
		return there;
	}

	/** Forgets all that waits. */
	clear(): void {
		this.waiting = [];
		this.#later = [];
	}

	/** While another run is rehearsed: puts an act off until that is done, and answers that it did. */
	postponed(act: () => void): boolean {
		const {rehearsing} = this.#parts.runs;
		if (rehearsing) this.#later = [...this.#later, act];
		return rehearsing;
	}

	/** Does what was put off; one of these may be a rehearsal itself. */
	goOn(): void {
		while (!this.#parts.runs.rehearsing) {
			const [act, ...later] = this.#later;
			if (act === undefined) return;
			this.#later = later;
			act();
		}
	}

	/** Something came from the run on show: gives the next command that waits, once the client has the floor. */
	arrived(run: Run): void {
		const [order, ...waiting] = this.waiting;
		if (order === undefined) return;
		if (run.place === 'ready') {
			this.waiting = waiting;
			this.#give(order);
			if (waiting.length > 0) this.#parts.head.pursue('result', 'newest');
		} else if (run.place === 'over' || (run.place === 'program' && !run.moving)) {
			// The program is over, or said so much that it rests: what was asked for before that counts no more.
			this.waiting = [];
			const commands = waiting.length === 0 ? 'A command' : `${waiting.length + 1} commands`;
			const message = `${commands} could not be given: ${run.message || 'the program rests.'}`;
			run.problem ??= {kind: 'command', message};
		}
	}

	#give({command, number}: Order): void {
		this.#parts.changedAt = null;
		this.#parts.head.follow('one');
		this.#parts.runs.current.command(command, number);
	}
}
