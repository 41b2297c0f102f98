/** How a Python ended. Every way is a value: nothing in this folder throws or rejects. */
export type Ending = {
	/** What it wrote on stderr last, where that was not passed on to ours; with `crash` all that is known of it. */
	readonly stderr: string;
} & (
	| {
			/** Python ended by itself. */
			readonly kind: 'exit';
			readonly status: number;
			/** An `end` observation came first. False means that Python went away under the tracer, as by `os._exit`. */
			readonly finished: boolean;
	  }
	/** A signal that was not ours ended it, for example SIGSEGV, or SIGKILL by a system short of memory. */
	| {readonly kind: 'signal'; readonly signal: string; readonly finished: boolean}
	/** It never said hello. `message` is one clear sentence. */
	| {readonly kind: 'not-started'; readonly message: string}
	/** It sent something that is not an observation, and was stopped. */
	| {readonly kind: 'protocol'; readonly message: string}
	/** The embedded interpreter itself broke, for example by recursion in C too deep for its stack. */
	| {readonly kind: 'crash'; readonly message: string}
	/** It was no Python but a recording, and that goes no further. `message` is one clear sentence. */
	| {readonly kind: 'recorded'; readonly message: string}
	/** We stopped it. */
	| {readonly kind: 'stopped'}
);

/** The last line that says anything; in a traceback that is the exception. Empty when there is none. */
export function lastLine(text: string): string {
	return text.trim().split('\n').at(-1)?.trim() ?? '';
}

/** What stderr ends with, where that says why Python ended: a traceback, or a fatal error. Empty where it says no such thing. */
function reason(stderr: string): string {
	const fatal = /^Fatal Python error: .*$/m.exec(stderr)?.[0];
	return fatal ?? (/^Traceback \(most recent call last\):$/m.test(stderr) ? lastLine(stderr) : '');
}

/** One sentence for a person: how it ended. */
export function describe(ending: Ending): string {
	switch (ending.kind) {
		case 'exit': {
			if (ending.finished) {
				return ending.status === 0 ? 'The program ended.' : `The program ended with exit status ${ending.status}.`;
			}

			const hint = ending.status === 0 ? '' : reason(ending.stderr);
			const why = hint === '' ? '.' : `: ${hint}`;
			return `Python exited with status ${ending.status} in the middle of the program${why}`;
		}

		case 'signal':
			return `Python was ended by the signal ${ending.signal}.`;
		case 'not-started':
		case 'recorded':
			return ending.message;
		case 'protocol':
			return `${ending.message} (Python was stopped.)`;
		case 'crash':
			return `The embedded Python broke down: ${ending.message}`;
		case 'stopped':
			return 'Python was stopped.';
		default:
			return ending satisfies never;
	}
}
