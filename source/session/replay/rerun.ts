import type {Problem} from '../../protocol/index.ts';
import type {Driving} from '../driving.ts';
import type {PersonCommand} from '../person-command.ts';
import type {Run} from '../run/run.ts';
import {BackgroundReplay} from './background-replay.ts';
import {coarseLength, firstDifference} from './history-difference.ts';

/** What a rerun starts from. */
export interface RerunStart {
	/** The run on the screen. */
	readonly shown: Run;
	/** The run of a fresh Python. */
	readonly fresh: Run;
	readonly driving: Driving;
	readonly watched: readonly string[];
}

/** The outcome of a rerun. */
export type RerunEvent =
	/** The fresh run is a new branch. */
	| {readonly kind: 'branch'; readonly run: Run}
	/** The fresh run takes the place of all others; `changedAt`: the first mark at which it differs. */
	| {readonly kind: 'reload'; readonly run: Run; readonly mark: number; readonly changedAt: number | null}
	/** The run on the screen stays, and `problem` says why. */
	| {readonly kind: 'kept'; readonly run: Run; readonly problem: Problem};

/** What a reload is to reach. */
interface Wanted {
	readonly commands: readonly PersonCommand[];
	readonly mark: number;
}

/** The work to do after a rerun: an act, or an undo of `count` commands. */
type Deferred = (() => void) | {readonly count: number; readonly undo: (count: number) => void};

/** Repeats the commands in a fresh Python, after an undo and after the file was saved. */
export class Rerun {
	readonly #replay = new BackgroundReplay();
	readonly #onEvent: (event: RerunEvent) => void;
	#deferred: readonly Deferred[] = [];
	/** What the last reload did not reach: the next one tries it again. */
	#unreached: Wanted | null = null;
	/** How many commands that reload gave. */
	#given = 0;

	constructor(onEvent: (event: RerunEvent) => void) {
		this.#onEvent = onEvent;
	}

	get active(): boolean {
		return this.#replay.active;
	}

	/** While a rerun is under way: keeps `act` for its end, and answers true. */
	defer(act: () => void): boolean {
		if (this.active) this.#deferred = [...this.#deferred, act];
		return this.active;
	}

	/**
	 * The same for an undo of `count` commands. It cancels the act that was deferred last, and several undos become one: so a
	 * burst of keys leaves one rerun at most.
	 */
	deferUndo(count: number, undo: (count: number) => void): boolean {
		if (!this.active) return false;
		const last = this.#deferred.at(-1);
		const before = this.#deferred.slice(0, -1);
		if (last === undefined) this.#deferred = [{count, undo}];
		else this.#deferred = typeof last === 'function' ? before : [...before, {count: last.count + count, undo}];
		return true;
	}

	/** Repeats `commands` as a new branch. */
	branchOff({shown, fresh, driving, watched}: RerunStart, commands: readonly PersonCommand[]): void {
		this.#unreached = null;
		this.#replay.start(fresh, {driving, commands, stages: shown.log.length, watched}, end => {
			if (end === 'dropped') {
				this.#keep(shown, 'Stopped before it began: nothing was undone.');
				return;
			}
			const mark = firstDifference(shown.log, fresh.log);
			if (mark !== null) {
				const message = `Repeated, the program took another path from stage ${mark + 1} on.`;
				fresh.problem = {kind: 'command', message};
			}
			this.#finish({kind: 'branch', run: fresh});
		});
	}

	/** Repeats all with the file as it is now, as far as that goes; keeps the position `cursor`. */
	reload({shown, fresh, driving, watched}: RerunStart, cursor: number): void {
		const wanted = this.#wanted(shown, cursor);
		const {commands, mark} = wanted;
		this.#replay.start(fresh, {driving, commands, stages: coarseLength(shown.log), watched}, end => {
			if (end === 'dropped') {
				this.#keep(shown, 'Stopped before it began: this is the file before the save. r takes the new one.');
			} else if (fresh.log.length === 0 && fresh.problem !== null) {
				void fresh.stop();
				this.#finish({kind: 'kept', run: shown, problem: fresh.problem});
			} else {
				this.#unreached = end === 'whole' ? null : wanted;
				this.#given = fresh.given.length;
				const {length} = fresh.log;
				this.#finish({
					kind: 'reload',
					run: fresh,
					// A file that could not be loaded before has no position to keep.
					mark: shown.log.length === 0 ? length : Math.min(mark, length),
					changedAt: firstDifference(shown.log, fresh.log),
				});
			}
		});
	}

	/** Ends the rerun where its program comes to rest. Gives its run; null when none is under way. */
	giveUp(): Run | null {
		return this.#replay.giveUp();
	}

	/** Goes on with the rerun after a change of its run; false when the run is another one. */
	advance(run: Run): boolean {
		return this.#replay.advance(run);
	}

	/** Forgets what was deferred. */
	clearDeferred(): void {
		this.#deferred = [];
	}

	/** Ends the rerun, and forgets all that belonged to it. */
	async stop(): Promise<void> {
		this.#unreached = null;
		this.clearDeferred();
		await this.#replay.stop();
	}

	#keep(run: Run, message: string): void {
		this.#onEvent({kind: 'kept', run, problem: {kind: 'command', message}});
	}

	#finish(event: RerunEvent): void {
		this.#onEvent(event);
		// One of the deferred acts may start a rerun itself.
		while (!this.active) {
			const [act, ...later] = this.#deferred;
			if (act === undefined) return;
			this.#deferred = later;
			if (typeof act === 'function') act();
			else act.undo(act.count);
		}
	}

	/** All that was done; or what the last reload did not reach, when nothing was done since. */
	#wanted({given, log}: Run, cursor: number): Wanted {
		const unreached = given.length === this.#given ? this.#unreached : null;
		return unreached ?? {commands: given, mark: coarseLength(log, cursor)};
	}
}
