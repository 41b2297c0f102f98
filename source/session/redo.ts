import type {Orders} from './orders.ts';
import type {Parts} from './parts.ts';
import type {PersonCommand} from './person-command.ts';
import {coarseLength, firstDifference} from './replay.ts';
import type {Run} from './run.ts';

/** What is wanted again of a session. */
interface Wanted {
	readonly commands: readonly PersonCommand[];
	readonly mark: number;
}

/** Does again in a fresh Python what was done: after an undo, and with a file that was saved. */
export class Redo {
	readonly #parts: Parts;
	readonly #orders: Orders;
	/** What the file as it was saved last did not let come to its end: the next save tries it again. */
	#unfinished: Wanted | null = null;
	/** The commands given when that was so. */
	#given = 0;

	constructor(parts: Parts, orders: Orders) {
		this.#parts = parts;
		this.#orders = orders;
	}

	/** Forgets what did not come to its end. */
	clear(): void {
		this.#unfinished = null;
	}

	/** Shows `commands`, done in a fresh Python, as a new branch. */
	branchOff(commands: readonly PersonCommand[]): void {
		const {runs, head, driving, watched, open} = this.#parts;
		const old = runs.current;
		if (driving === null) return;
		this.#unfinished = null;
		const run = open();
		const onDone = (): void => {
			runs.branch(run);
			head.seek(run.log.length);
			const mark = firstDifference(old.log, run.log);
			if (mark !== null) {
				const message = `Done again, the program went another way from stage ${mark + 1} on.`;
				run.problem = {kind: 'command', message};
			}
			this.#orders.goOn();
		};
		runs.rehearse(
			run,
			{driving, commands, stages: old.log.length, watched},
			{
				onDone,
				onDropped: () => dropped(old, 'Stopped before it began: nothing was taken back.'),
			},
		);
	}

	/** Does all of it with the file as it is now, as far as that goes; the position is kept. */
	reload(): void {
		const {runs, head, driving, watched, open} = this.#parts;
		const old = runs.current;
		if (driving === null) return;
		const run = open();
		const wanted = this.#wanted();
		const {commands, mark} = wanted;
		const onDone = (whole: boolean): void => {
			if (run.log.length === 0 && run.problem !== null) {
				// The last good state stays on show, with what is wrong now.
				old.problem = run.problem;
				void run.stop();
			} else {
				this.#unfinished = whole ? null : wanted;
				this.#given = run.given.length;
				runs.replace(run);
				// Of a file that could not even be loaded there is no position to keep.
				head.seek(old.log.length === 0 ? run.log.length : Math.min(mark, run.log.length));
				this.#parts.changedAt = firstDifference(old.log, run.log);
			}
			this.#orders.goOn();
		};
		runs.rehearse(
			run,
			{driving, commands, stages: coarseLength(old.log), watched},
			{
				onDone,
				onDropped: () =>
					dropped(old, 'Stopped before it began: this is the file before the save. r takes the new one.'),
			},
		);
	}

	/** All that was done; or what did not come to its end, where nothing was done since. */
	#wanted(): Wanted {
		const {runs, head} = this.#parts;
		const {given, log} = runs.current;
		const unfinished = given.length === this.#given ? this.#unfinished : null;
		return unfinished ?? {commands: given, mark: coarseLength(log, head.cursor)};
	}
}

/** What is on show stays; the person is to know why. */
function dropped(shown: Run, message: string): void {
	shown.problem = {kind: 'command', message};
}
