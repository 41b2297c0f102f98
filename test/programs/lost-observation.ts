/** What is said where a program comes near the recursion limit. The README names it among the limits. */
export const nearTheLimit =
	'The program came near the recursion limit: up to CPython 3.11 nothing is observed from there on.';

/** Whether observation may end with that on a Python, for example `3.8`. */
export function mayEndNearTheLimit(version: string): boolean {
	return Number(version.split('.')[1]) <= 11;
}

/** What is said where nothing traces any more, up to CPython 3.11. */
export const tracingTakenAway =
	'gen-step observes no more: tracing was taken away, by the program or by what the handler of a signal raised.';
