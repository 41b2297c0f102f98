import type {Run} from './run.ts';

/** How long a program may take to come to rest, in milliseconds. */
const REST_TIMEOUT = 400;

/** Stops a program that runs on. Lets it come to rest, and raises KeyboardInterrupt in it if it does not. */
export class Interruption {
	#timer: NodeJS.Timeout | undefined;

	start(run: Run): void {
		run.dropGoal();
		this.cancel();
		// A program that was sent on meanwhile is not interrupted.
		const {timesSentOn} = run.goal;
		this.#timer = setTimeout(() => {
			if (run.isRunning && run.goal.timesSentOn === timesSentOn) run.interrupt();
		}, REST_TIMEOUT);
	}

	cancel(): void {
		clearTimeout(this.#timer);
	}
}
