import type {Run} from '../run/run.ts';
import {Replay, type ReplayScript} from './replay.ts';

/** How a replay ended: all commands were given, some of them, or it was given up before it began. */
export type ReplayEnd = 'whole' | 'partial' | 'dropped';

interface Current {
	readonly run: Run;
	readonly replay: Replay;
	readonly onEnd: (end: ReplayEnd) => void;
}

/** Replays a script in a run that is not on the screen. At most one replay is under way. */
export class BackgroundReplay {
	#current: Current | null = null;

	get active(): boolean {
		return this.#current !== null;
	}

	/** Starts a replay instead of the one under way. `onEnd` is called once; a dropped run has been stopped by then. */
	start(run: Run, script: ReplayScript, onEnd: Current['onEnd']): void {
		void this.#current?.run.stop();
		this.#current = {run, replay: new Replay(run, script), onEnd};
	}

	/** Ends the replay where its program comes to rest. Gives its run; null when none is under way. */
	giveUp(): Run | null {
		const current = this.#current;
		if (current === null) return null;
		current.replay.giveUp();
		this.advance(current.run);
		return current.run;
	}

	/** Goes on with the replay after a change of its run; false when the run is another one. */
	advance(run: Run): boolean {
		const current = this.#current;
		if (current?.run !== run) return false;
		const {replay, onEnd} = current;
		if (replay.advance()) {
			this.#current = null;
			if (replay.empty) void run.stop();
			onEnd(replay.empty ? 'dropped' : replay.whole ? 'whole' : 'partial');
		}
		return true;
	}

	async stop(): Promise<void> {
		const current = this.#current;
		this.#current = null;
		await current?.run.stop();
	}
}
