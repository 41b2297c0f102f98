/** A clock to wait by; a test brings its own. */
export interface Clock {
	/** Calls `act` once after so many milliseconds. Returns the way to call it off. */
	readonly after: (milliseconds: number, act: () => void) => () => void;
}

/** The clock on the wall. */
export const systemClock: Clock = {
	after(milliseconds, act) {
		const timer = setTimeout(act, milliseconds);
		return () => clearTimeout(timer);
	},
};
