import {over} from './focus.ts';
import type {State} from './state.ts';
import type {Call} from './work.ts';

/**
 * A generator's frame has ended. The variables of a frame that returns go before its call is over, and so do those
 * of one whose exception C code takes; what goes later, the client lets go of.
 */
export function settles(state: State, frame: number): void {
	const call = state.work.at(-1);
	if (call?.type !== 'call' || call.generator !== frame || call.end === null || givesDefault(call)) return;
	whenGone(state, frame, call.frame, () => {
		const index = state.work.indexOf(call);
		if (index !== -1) state.work.splice(index + 1);
		over(state, call);
	});
}

/** A `next()` with a second argument takes the end of its generator. */
export function givesDefault({method, end}: Call): boolean {
	return method === 'next default' && end !== null && 'exception' in end && end.exception.startsWith('StopIteration(');
}

/** At once, but for what a frame that ended lets go of before `client` goes on. */
export function whenGone(state: State, frame: number, client: number, happen: () => void): void {
	if (isGoneBefore(state, frame, client)) state.closing.set(frame, happen);
	else happen();
}

/** The variables of a frame go before its client reports again, or whoever called that: a comprehension may not report any more. */
export function isGoneBefore(state: State, frame: number, client: number): boolean {
	const index = state.indexOf(client);
	const clients = new Set([client, ...state.work.slice(0, Math.max(index, 0)).map(work => work.frame)]);
	for (const entry of state.entries.slice(state.position + 1)) {
		if (!('event' in entry)) continue;
		const [kind, by] = entry.event;
		if (kind === 'gone' && by === frame) return true;
		if (kind !== 'gone' && kind !== 'dies' && clients.has(by)) return false;
	}
	return false;
}

export function gone(state: State, frame: number): void {
	state.ghosts.delete(frame);
	const happen = state.closing.get(frame);
	state.closing.delete(frame);
	happen?.();
}
