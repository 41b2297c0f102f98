/**
 * The moves of the cycle in words: captions begin with them, and so do the choices of what may come next, so that the
 * answer is known again when it comes. Each takes names and values that are worded already, and ends without a stop.
 */
export const moveSentences = {
	refuses: () => 'CPython refuses',
	starts: (frame: string) => `${frame} starts`,
	lies: (value: string, frame: string) => `${value} lies on top of ${frame}'s value stack`,
	runsOn: (frame: string) => `${frame} runs on, to its next line`,
	yields: (frame: string, value: string, to?: string) =>
		`${frame} yields ${value}${to === undefined ? '' : ` to ${to}`}`,
	passesOn: (frame: string, value: string, to?: string) =>
		`${frame} passes ${value} on${to === undefined ? '' : ` to ${to}`}`,
	returns: (frame: string, value: string) => `${frame} returns ${value}`,
	/** What a `yield from` or `await` does at the end of its delegatee. */
	takesOut: (delegator: string, value: string) => `${delegator} takes ${value} out of StopIteration, at once`,
	leaves: (exception: string, frame: string) => `${exception} leaves ${frame}`,
	/** `outcome`: a value or an exception. */
	callEnds: (client: string, outcome: string) => `${client}'s call ends with ${outcome}`,
	over: (frame: string) => `${frame} ends: it returns or raises`,
} as const;
