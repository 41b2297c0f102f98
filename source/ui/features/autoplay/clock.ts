/** A clock to wait by. Tests replace it. */
export interface Clock {
	/** Calls `act` once after so many milliseconds. Returns a function that cancels it. */
	readonly after: (milliseconds: number, act: () => void) => () => void;
}

/** Real time. */
export const systemClock: Clock = {
	after(milliseconds, act) {
		const timer = setTimeout(act, milliseconds);
		return () => clearTimeout(timer);
	},
};
