import type {Run} from '../run/run.ts';

/** The runs of a session, one for each branch. Only the newest has a living Python; the others keep their history. */
export class Branches {
	all: readonly Run[];
	shown = 0;

	constructor(first: Run) {
		this.all = [first];
	}

	/** The run on the screen. */
	get current(): Run {
		return this.all[this.shown] as Run;
	}

	/** The run whose Python lives. */
	get newest(): Run {
		return this.all.at(-1) as Run;
	}

	/** Whether the run on the screen is the newest, so that its Python lives. */
	get alive(): boolean {
		return this.current === this.newest;
	}

	/** Shows another run. Throws RangeError when there is none. */
	visit(index: number): void {
		if (this.all[index] === undefined) throw new RangeError(`There is no branch ${index}.`);
		this.shown = index;
	}

	/**
	 * Shows a run as a new branch, and ends the Python of the branch before it. A run for which no target was
	 * chosen yet is not kept.
	 */
	add(run: Run): void {
		const {newest} = this;
		void newest.stop();
		this.all = [...this.all.filter(each => each !== newest || each.driving !== null), run];
		this.shown = this.all.length - 1;
	}

	/** The same, but drops the branch before it if nothing was done in it. */
	startOver(run: Run): void {
		const {newest} = this;
		this.add(run);
		if (newest.isUsed) return;
		this.all = this.all.filter(each => each !== newest);
		this.shown = this.all.length - 1;
	}

	/** Keeps this run only, and ends the Pythons of all others. */
	replace(run: Run): void {
		void this.stop();
		this.all = [run];
		this.shown = 0;
	}

	/** Ends all Pythons. */
	async stop(): Promise<void> {
		await Promise.all(this.all.map(run => run.stop()));
	}
}
