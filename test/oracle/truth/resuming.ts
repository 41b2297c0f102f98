import {explained} from '../explained.ts';
import {substituted, typeOf} from './awaitables.ts';
import {focus} from './focus.ts';
import {ended, raises} from './frames.ts';
import {generatorExit, pushedBehind, refusal, replaced, shortened} from './rules.ts';
import {whenGone} from './settling.ts';
import type {State} from './state.ts';
import type {Awaitable, Delegatee, Generator, Mode, Work} from './work.ts';

/** A generator that may be resumed is: started, or its innermost delegatee goes on. `mayBeSkipped`: by `gen_close`. */
export function resume(state: State, frame: number, mode: Mode, mayBeSkipped = true): void {
	const generator = state.generators.get(frame);
	if (generator === undefined) return;
	const work: Work & {type: 'generator'} = {type: 'generator', frame, mode, isPushed: true};
	if (mode.way === 'value') {
		const isStart = generator.state === 'created';
		generator.state = 'running';
		state.work.push(work);
		state.push('push', frame, isStart ? 'start' : mode.value);
		if (generator.delegatee !== null) forward(state, frame, generator.delegatee, mode);
		return;
	}
	const {delegatee} = generator;
	if (delegatee === null) {
		if (mayBeSkipped && mode.way === 'close' && state.minor >= 13 && generator.isShallow) {
			generator.isGhost = true;
			generator.state = 'closed';
			if (state.minor >= 14)
				state.add({kind: 'push', frame, fields: [`!${mode.exception}`], optional: explained.closedUnrun});
			else state.ghosts.set(frame, 0);
			return;
		}
		generator.state = 'running';
		state.work.push(work);
		state.push('push', frame, `!${mode.exception}`);
		return;
	}
	generator.state = 'running';
	work.isPushed = false;
	state.work.push(work);
	forward(state, frame, delegatee, mode);
}

const chainElsewhere = 'what a chain hands on that another thread ran, and that is dropped';

/** Whether a delegator is one of several in a row that are closed, and of which another thread ran all. */
function isOfChainElsewhere(state: State, frame: number, delegatee: number, mode: Mode): boolean {
	const above = [...state.generators].find(([_, generator]) => generator.delegatee?.generator === frame);
	const isAboveElsewhere = above !== undefined && above[1].state === 'running';
	return mode.way === 'close' && (state.delegatedElsewhere.has(delegatee) || isAboveElsewhere);
}

export function forward(
	state: State,
	frame: number,
	{generator, type, abilities, awaitable}: Delegatee,
	mode: Mode,
): void {
	const handedOn = handedOnBy(mode);
	const what = handedOn.way === 'value' ? handedOn.value : `!${handedOn.exception}`;
	const isElsewhere = !state.isElsewhere && state.delegatedElsewhere.delete(frame);
	const unseen = isElsewhere ? {optional: explained.delegatedElsewhere} : {};
	if (isElsewhere && generator !== null) state.add({kind: 'delegate', frame, fields: [`@${generator}`], ...unseen});
	if (generator === null) {
		const isAble = mode.way === 'value' || abilities.split(' ').includes(mode.way);
		if (isAble) state.add({kind: 'forward', frame, fields: [`<${type}>`, shortened(what)], ...unseen});
		else comesBack(state, frame);
		return;
	}
	const delegatee = state.generators.get(generator);
	if (delegatee === undefined) return;
	const isOver = delegatee.state === 'closed';
	const isClosed = delegatee.state === 'created' || isOver;
	const isSkipped = state.minor >= 13 && delegatee.isShallow && delegatee.delegatee === null;
	const isUntouched = awaitable !== undefined && state.minor < 13;
	const runsNothing = mode.way === 'close' && (isClosed || isSkipped || isUntouched);
	state.add({
		kind: 'forward',
		frame,
		fields: [`@${generator}`, shortened(what)],
		...(isOver ? unseen : {}),
		// The first frame that runs is told as what the dropped one stands on.
		...(isElsewhere && isOfChainElsewhere(state, frame, generator, mode) ? {doubt: chainElsewhere} : {}),
		...(runsNothing ? {optional: isUntouched ? explained.asendUntouched : explained.closedUnrun} : {}),
		...(mode.way === 'close' && !isUntouched && state.minor >= 13 ? {late: explained.closedUnrun} : {}),
	});
	through(state, frame, generator, delegatee, awaitable, handedOn);
	const refused = state.items.at(-1);
	if (isElsewhere && isOver && refused?.kind === 'refuse') state.items.splice(-1, 1, {...refused, ...unseen});
}

/** The frame never runs; from 3.12 on the handler of PEP 479 is in its code, so it does not take part. */
export function thrownIntoCreated(state: State, frame: number, generator: Generator, exception: string): void {
	state.push('push', frame, `!${exception}`);
	const left = state.minor < 12 ? replaced(exception, generator, state.minor) : exception;
	raises(state, frame, left);
	ended(state, left, frame);
}

/** CPython says no to what a delegator hands on; on 3.6 nothing shows that. */
function refuses(state: State, frame: number, exception: string): void {
	const unseen = state.minor === 6 ? {optional: explained.refusedUnseen} : {};
	const elsewhere = state.finishedElsewhere.has(frame) ? {optional: explained.finishedElsewhere} : {};
	state.add({kind: 'refuse', frame, fields: [shortened(`!${exception}`)], ...unseen, ...elsewhere});
}

/** What a delegator hands on reaches its delegatee, or does not. */
export function into(
	state: State,
	frame: number,
	to: number,
	delegatee: Generator,
	mode: Mode,
	awaitable: Awaitable | undefined,
): void {
	const isClose = mode.way === 'close';
	if (isClose && (delegatee.state === 'created' || delegatee.state === 'closed')) {
		delegatee.state = 'closed';
		comesBack(state, frame);
		return;
	}
	const refused = refusal(delegatee, mode);
	if (refused !== null) {
		if (awaitable !== undefined) awaitable.state = 'closed';
		refuses(state, to, refused);
		if (mode.way !== 'value') comesBack(state, frame, refused);
		return;
	}
	if (delegatee.state === 'created' && mode.way !== 'value') {
		delegatee.state = 'closed';
		thrownIntoCreated(state, to, delegatee, mode.exception);
		return;
	}
	resume(state, to, mode, awaitable === undefined);
	if (!delegatee.isGhost || mode.way === 'value') return;
	const back = (): void => comesBack(state, frame);
	// A frame of 3.14 lets go of its last variable first (`_PyFrame_ClearLocals`), and that one tells us that it is gone.
	if (state.minor >= 14) state.beforeReport.set(frame, back);
	else whenGone(state, to, frame, back);
}

/** `gen_throw` calls `gen_close_iter` for any GeneratorExit: what a delegator stands on gets one of its own. */
function handedOnBy(mode: Mode): Mode {
	return mode.way === 'close' ? {way: 'close', exception: generatorExit} : mode;
}

/** A delegator is resumed by an exception that its delegatee did not take, or by its own once its delegatee is closed. */
export function comesBack(state: State, frame: number, exception?: string): void {
	const index = state.indexOf(frame);
	const work = state.work[index];
	if (work?.type !== 'generator' || work.isPushed) return;
	work.isPushed = true;
	const own = work.mode.way === 'value' ? '?' : work.mode.exception;
	state.push('push', frame, pushedBehind(exception ?? own, state.minor));
}

export function delegates(state: State, frame: number, to: string | number | null, abilities: string): void {
	focus(state, frame);
	const generator = state.generators.get(frame);
	if (generator === undefined) return;
	if (state.isElsewhere) state.delegatedElsewhere.add(frame);
	else state.delegatedElsewhere.delete(frame);
	const awaitable = state.awaitables.get(String(to));
	const target = awaitable?.generator ?? (typeof to === 'number' ? to : null);
	const delegatee = target === null ? undefined : state.generators.get(target);
	if (
		target !== null &&
		delegatee?.kind === 'coroutine' &&
		delegatee.delegatee !== null &&
		delegatee.state !== 'closed'
	) {
		// _PyCoro_GetAwaitableIter: before anything is delegated.
		refuses(state, target, "RuntimeError('coroutine is being awaited already')");
		return;
	}
	generator.delegatee = {
		generator: target,
		type: target === null ? String(to) : '',
		abilities,
		...(abilities.includes(' between') ? {isBetween: true} : {}),
		...(awaitable === undefined ? {} : {awaitable}),
	};
	state.add({
		kind: 'delegate',
		frame,
		fields: [awaitable ? typeOf(awaitable) : target === null ? `<${to}>` : `@${target}`],
		// Without events for instructions what stands between is not seen, only the generator behind it. An object with an
		// `__await__` of its own reports itself, and not the iterator that it gives.
		...(state.minor === 6 || (target === null && awaitable === undefined) ? {open: [0]} : {}),
	});
	if (target === null || delegatee === undefined) return;
	const unseen = state.minor === 6 && awaitable !== undefined ? {optional: explained.noOpcodes} : {};
	if (delegatee.state === 'suspended') state.add({kind: 'forward', frame, fields: [`@${target}`, 'None'], ...unseen});
	through(state, frame, target, delegatee, awaitable, {way: 'value', value: 'None'});
}

/** A coroutine of a library's resumes an async generator for the frame that stands on the coroutine. */
export function resumedBetween(state: State, frame: number, mode: Mode): void {
	const by = state.between();
	const delegator = state.generators.get(by ?? -1);
	if (by === null || delegator?.delegatee == null) return;
	focus(state, by);
	const isStart = state.generators.get(frame)?.state === 'created';
	const method = mode.way === 'value' ? '__anext__' : 'athrow';
	const argument = mode.way === 'value' ? 'None' : mode.exception;
	delegator.delegatee = {
		...delegator.delegatee,
		generator: frame,
		awaitable: {generator: frame, method, argument, state: 'iter'},
	};
	if (!isStart) state.add({kind: 'forward', frame: by, fields: [`@${frame}`, 'None']});
	resume(state, frame, mode, false);
}

/** What a delegator hands on reaches the generator behind its delegatee. */
export function through(
	state: State,
	frame: number,
	to: number,
	delegatee: Generator,
	awaitable: Awaitable | undefined,
	mode: Mode,
): void {
	if (awaitable !== undefined && mode.way === 'close' && state.minor < 13) {
		// async_gen_asend_close: up to 3.12 the async generator itself is not touched.
		awaitable.state = 'closed';
		// A coroutine of a library's lets go of what it alone held.
		if (state.generators.get(frame)?.delegatee?.abilities.endsWith(' alone') === true)
			state.beforeReport.set(frame, () => comesBack(state, frame));
		else comesBack(state, frame);
		return;
	}
	const own = awaitable === undefined ? mode : substituted(state, awaitable, mode);
	if ('refusal' in own) {
		refuses(state, to, own.refusal);
		if (mode.way !== 'value') comesBack(state, frame, own.refusal);
		return;
	}
	into(state, frame, to, delegatee, own, awaitable);
}
