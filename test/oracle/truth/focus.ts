import {type Explanation, explained} from '../explained.ts';
import {resume, resumedBetween} from './resuming.ts';
import {ignored, shortened} from './rules.ts';
import type {State} from './state.ts';
import type {Call, Mode} from './work.ts';

/** Up to 3.11 these have frames of their own. */
const comprehensions: ReadonlySet<string> = new Set(['<listcomp>', '<setcomp>', '<dictcomp>']);

/**
 * A frame reports: whatever it set off before is over. `mode`: how it was resumed, where it is not at work: by
 * nobody, or by code that does not report.
 */
export function focus(state: State, frame: number, mode?: Mode): void {
	const index = state.indexOf(frame);
	if (index === -1) {
		const generator = state.generators.get(frame);
		if (generator?.state === 'suspended') resumedUnseen(state, frame, mode);
		else if (generator?.isGhost === true) return;
		else if (generator === undefined) state.work.push({type: 'function', frame, name: ''});
		else state.doubts.push(`frame ${frame} reports, and is ${generator.state}`);
		return;
	}
	/** The exception came to it out of what its delegatee in C asked. */
	let isPassed = false;
	while (state.work.length > index + 1) {
		const top = state.work.pop();
		if (top?.type === 'call') {
			if (leavesComprehension(state, top)) state.printedBefore(explained.halfBuilt);
			over(state, top);
			isPassed ||= mode !== undefined && mode.way !== 'value' && raises(top, mode.exception);
		} else if (top?.type === 'generator' && state.work.at(-1)?.type === 'drop') givesWhileDropped(state, top.frame);
		// The frame of a comprehension does not report what leaves it.
		else if (top?.type === 'function' && comprehensions.has(top.name) && mode !== undefined && mode.way !== 'value')
			state.push('raise', top.frame, `!${mode.exception}`);
	}
	const work = state.work[index];
	if (isPassed) state.suspendsNoMore(frame);
	if (isPassed || work?.type !== 'generator' || work.mode.way !== 'value' || mode?.way !== 'close') return;
	if (state.generators.get(frame)?.delegatee?.generator !== null) return;
	// Its delegatee in C gave a value, and then the generator was dropped before its client could tell which.
	given(state, '?');
	resumedUnseen(state, frame, mode);
}

/** The call of a comprehension with a frame of its own gave an exception, which nothing there takes. */
function leavesComprehension({work}: State, {end}: Call): boolean {
	const below = work.at(-1);
	return below?.type === 'function' && comprehensions.has(below.name) && end !== null && 'exception' in end;
}

function raises({end}: Call, exception: string): boolean {
	return end !== null && 'exception' in end && end.exception === exception;
}

/** What it stands on, which is no generator, gave a value while it was closed. */
export function givesWhileDropped(state: State, frame: number): void {
	const generator = state.generators.get(frame);
	if (generator?.delegatee?.generator !== null || generator.state !== 'running') return;
	passes(state, frame, '?');
	state.push('refuse', frame, `!${ignored(generator)}`);
}

/** What an iterator that is no generator gives goes through all delegators to the client. */
export function given(state: State, value: string): void {
	for (;;) {
		const top = state.work.at(-1);
		if (top?.type !== 'generator') break;
		state.work.pop();
		passes(state, top.frame, value);
	}
	const call = state.work.at(-1);
	if (call?.type === 'drop') {
		state.push('refuse', call.frame, `!${ignored(state.generators.get(call.frame))}`);
		state.work.pop();
	}
	if (call?.type !== 'call' || call.generator === null) return;
	call.end = {value};
	over(state, call);
}

export function passes(state: State, frame: number, value: string): void {
	const generator = state.generators.get(frame);
	if (generator !== undefined) generator.state = 'suspended';
	state.push('yield', frame, value, state.receiver(), 'passes');
}

export function over(state: State, call: Call): void {
	if (call.isAnswered || call.generator === null) return;
	if (call.end === null) {
		state.doubts.push(`a call of frame ${call.frame} has no end`);
		return;
	}
	call.isAnswered = true;
	if (call.method === '-' && 'exception' in call.end) state.exits.add(call.frame);
	if ('exception' in call.end && call.end.exception.includes('<Last>') && state.output.includes('del '))
		state.doubts.push('whether a returned object goes before or after the call is over cannot be told');
	const end = 'value' in call.end ? call.end.value : `!${call.end.exception}`;
	state.add({
		kind: 'result',
		frame: call.frame,
		fields: [shortened(end), `@${call.generator}`],
		...(end === '?' ? {open: [0]} : {}),
		...('exception' in call.end && isAsked(call) ? {late: explained.askedResult} : {}),
		...mayLetGo(call),
		...(call.isRefusedUnseen === true ? {optional: explained.refusedUnseen} : {}),
		...(call.isUnseen === true ? {optional: explained.closedByOthers} : {}),
	});
}

/** The call lets go of what it was given before its end is told. */
export function mayLetGo({method}: Call): {late?: Explanation} {
	return method === 'send' || method === 'throw' ? {late: explained.argumentsGo} : {};
}

/** C code makes the call: a `for`, or a function that asks iterators. */
function isAsked({method}: Call): boolean {
	return !['next', 'next default', '__next__', 'send', 'throw', 'close'].includes(method);
}

export function resumedUnseen(state: State, frame: number, mode: Mode | undefined): void {
	let root = frame;
	for (;;) {
		const by = [...state.generators].find(
			([, {delegatee, state}]) => delegatee?.generator === root && state === 'suspended',
		);
		if (by === undefined) break;
		root = by[0];
	}
	if (mode !== undefined && state.between() !== null) {
		resumedBetween(state, root, mode);
		return;
	}
	const client = state.actor();
	focus(state, client);
	const call = {kind: 'call', frame: client, fields: [`@${root}`, '-', '-'], open: [1, 2, 3]};
	const generator = state.generators.get(root);
	if (mode?.way === 'close' && state.minor === 13 && generator?.isShallow && generator.delegatee === null) {
		state.add({...call, optional: explained.closedByOthers});
		resume(state, root, mode);
		return;
	}
	state.add(call);
	state.work.push({type: 'call', frame: client, generator: root, method: '-', isAnswered: false, end: null});
	if (mode === undefined) state.doubts.push(`frame ${frame} reports, and nobody resumed it`);
	else resume(state, root, mode, false);
}
