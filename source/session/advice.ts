import type {Problem, Value} from '../protocol/index.ts';

/** A sentence more for what a person can do about it; null when there is none. */
export function advice(failure: Problem | Value | null, embedded: boolean): string | null {
	if (failure === null || !embedded) return null;
	const missing = 'kind' in failure ? failure.kind === 'import' : failure.type === 'ModuleNotFoundError';
	return missing
		? 'The embedded Python has the standard library only: --python PATH runs a python of yours, with its packages.'
		: null;
}
