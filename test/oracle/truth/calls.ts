import {explained} from '../explained.ts';
import {enterAwaitable} from './awaitables.ts';
import {focus, givesWhileDropped, mayLetGo, over, passes} from './focus.ts';
import {ended} from './frames.ts';
import {resume, thrownIntoCreated} from './resuming.ts';
import {generatorExit, refusal, shortened} from './rules.ts';
import {givesDefault} from './settling.ts';
import type {State} from './state.ts';
import type {Call, Mode, Work} from './work.ts';

const methods: ReadonlySet<string> = new Set(['next', 'send', 'throw', 'close']);

export function call(
	state: State,
	frame: number,
	how: string,
	to: string | number | null,
	argument: string | null,
	/** What a `throw(type, value, traceback)` throws. */
	thrown = argument,
): void {
	const isClosing = how.startsWith('closing');
	const method = isClosing ? 'close' : how;
	/** The call of an iterator in C, which asks now. */
	const asker = isAsk(method) ? state.work.findLast(isOpaqueCall(frame)) : undefined;
	focus(state, frame);
	if (asker !== undefined) state.work.push(asker);
	const awaitable = state.awaitables.get(String(to));
	const generator = awaitable?.generator ?? (typeof to === 'number' ? to : null);
	const call: Call = {
		type: 'call',
		frame,
		generator,
		method,
		isAnswered: false,
		end: null,
		...(awaitable === undefined ? {} : {awaitable}),
	};
	state.work.push(call);
	if (generator === null) return;
	const plain = method === 'next default' ? 'next' : method === '__next__' ? 'next' : method;
	const isExplicit = methods.has(plain) && !isClosing;
	const isUnseen = isClosing && state.generators.get(generator)?.state === 'closed';
	if (isUnseen) call.isUnseen = true;
	state.add({
		kind: 'call',
		frame,
		fields: [
			`@${generator}`,
			isExplicit ? plain : '-',
			plain === 'send' || plain === 'throw' ? shortened(argument ?? '-') : '-',
			isExplicit ? '-' : 'asks',
		],
		...(state.minor === 6 || how === 'closing by others' ? {open: [1, 2, 3]} : {}),
		...(isUnseen ? {optional: explained.closedByOthers} : {}),
	});
	const mode: Mode =
		plain === 'throw'
			? state.thrown(thrown ?? argument ?? '')
			: plain === 'close'
				? {way: 'close', exception: generatorExit}
				: {way: 'value', value: plain === 'send' ? (argument ?? 'None') : 'None'};
	if (awaitable === undefined) enter(state, call, generator, mode);
	else enterAwaitable(state, call, awaitable, mode);
}

function isAsk(method: string): boolean {
	return !methods.has(method.split(' ')[0] ?? '') && method !== '__next__';
}

/** A call of this frame of what is no generator. */
function isOpaqueCall(frame: number): (work: Work) => boolean {
	return work => work.type === 'call' && work.frame === frame && work.generator === null;
}

/** A call reaches a generator: it is resumed, or CPython says no. */
export function enter(state: State, call: Call, frame: number, mode: Mode): void {
	const generator = state.generators.get(frame);
	if (generator === undefined) {
		state.doubts.push(`a call of ${frame}, which was never made`);
		return;
	}
	generator.client = call.frame;
	const refused = answered(call, refusal(generator, mode, call.method));
	if (refused !== null) {
		refuses(state, call);
		const isDone = call.method === 'close' && generator.state === 'closed';
		state.add({
			kind: 'refuse',
			frame,
			fields: [isDone ? '-' : `!${refused}`],
			...mayLetGo(call),
			...(call.isRefusedUnseen === true ? {optional: explained.refusedUnseen} : {}),
			...(call.isUnseen === true ? {optional: explained.closedByOthers} : {}),
		});
		if (call.awaitable !== undefined) call.awaitable.state = 'closed';
		call.end = isDone ? {value: 'None'} : {exception: refused};
		if (!givesDefault(call)) over(state, call);
		return;
	}
	if (generator.state === 'created' && mode.way !== 'value') {
		const isClose = call.method === 'close';
		generator.state = 'closed';
		if (isClose && state.minor >= 12) ended(state, mode.exception, frame);
		else thrownIntoCreated(state, frame, generator, mode.exception);
		// What the frame held goes before `close()` is back; an exception that comes out of it holds the frame.
		if (!isClose) over(state, call);
		return;
	}
	if (call.method !== 'close' && mode.way === 'close') resume(state, frame, mode, false);
	else resume(state, frame, mode);
	if (generator.isGhost) call.end = {value: 'None'};
}

/** What `aclose()` gave takes the end of its generator, and ends itself (async_gen_athrow_throw, Objects/genobject.c). */
function answered({awaitable}: Call, refused: string | null): string | null {
	const isTaken = refused !== null && /^(?:StopAsyncIteration|GeneratorExit)\(/.test(refused);
	return isTaken && awaitable?.method === 'aclose' ? 'StopIteration()' : refused;
}

/** 3.6 has no event for a call, nor for its refusal: only an exception that the client gets is seen. */
export function refuses(state: State, call: Call): void {
	if (state.minor !== 6) return;
	const told = state.items.findLastIndex(item => item.kind === 'call' && item.fields[0] === `@${call.generator}`);
	const item = state.items[told];
	if (item !== undefined) state.items[told] = {...item, optional: explained.refusedUnseen};
	call.isRefusedUnseen = true;
}

export function back(state: State, frame: number, value: string): void {
	const index = state.work.findLastIndex(work => work.type === 'call' && work.frame === frame);
	const call = state.work[index];
	if (call?.type !== 'call') {
		state.doubts.push(`a call of frame ${frame} comes back that nobody made`);
		return;
	}
	while (state.work.length > index + 1) {
		const top = state.work.pop();
		if (top?.type === 'call') over(state, top);
		// Its delegatee is no generator: only now is its value known.
		else if (top?.type === 'generator') passes(state, top.frame, value);
	}
	state.work.pop();
	if (call.generator !== null && !call.isAnswered) answer(state, call, value);
	const [below, top] = state.work.slice(-2);
	if (below?.type === 'drop' && top?.type === 'generator' && !goesOn(state, top.frame)) {
		state.work.pop();
		givesWhileDropped(state, top.frame);
	}
}

/** The frame reports again. */
function goesOn(state: State, frame: number): boolean {
	return state.entries
		.slice(state.position + 1)
		.some(entry => 'event' in entry && entry.event[1] === frame && entry.event[0] !== 'gone');
}

function answer(state: State, call: Call, value: string): void {
	if (call.end === null || givesDefault(call)) call.end = {value};
	if ('value' in call.end && call.end.value !== '?' && shortened(call.end.value) !== shortened(value))
		state.doubts.push(`a call gave ${value}, not ${call.end.value}`);
	over(state, call);
}

/** A context manager of contextlib's, which called a generator, is back: what a `with` gets of it is not what the generator gave. */
export function managed(state: State, frame: number, end: NonNullable<Call['end']>): void {
	const call = state.work.findLast(work => work.type === 'call');
	if (call?.type !== 'call' || call.frame !== frame || call.method !== '-' || call.isBack === true) return;
	call.isBack = true;
	call.end = end;
	// Another thread's result is no item.
	if (state.isElsewhere) return;
	const index = state.items.findLastIndex(item => item.kind === 'result' && item.frame === frame);
	const result = state.items[index];
	if (!call.isAnswered || result?.fields[1] !== `@${call.generator}`) return;
	const given = 'value' in end ? end.value : `!${end.exception}`;
	state.items[index] = {...result, fields: [shortened(given), ...result.fields.slice(1)]};
}
