import type {Entry, Event} from '../events.ts';
import {explained} from '../explained.ts';
import type {Item} from '../item.ts';
import {back, call, managed} from './calls.ts';
import {dies, exited, swallows} from './drops.ts';
import {focus} from './focus.ts';
import {ends, leaves, made, start} from './frames.ts';
import {delegates} from './resuming.ts';
import {whenHeldGoes} from './rules.ts';
import {gone} from './settling.ts';
import {State} from './state.ts';
import {gives, receive, stored, storeFailed} from './values.ts';
import type {Generator} from './work.ts';

/** The truth of a run: the stages that CPython went through, and what in the reports does not fit together. */
export interface Truth {
	readonly items: readonly Item[];
	readonly doubts: readonly string[];
}

/**
 * Puts the reports of a rewritten program in the words of the stages. What the frames themselves report is evidence;
 * the rules say what CPython does between two reports (PEP 380, Objects/genobject.c). `minor`: 12 for CPython 3.12.
 */
export function truthOf(entries: readonly Entry[], minor: number): Truth {
	const state = new State(entries, minor);
	for (const [position, entry] of entries.entries()) {
		state.position = position;
		if ('output' in entry) state.output += entry.output;
		else {
			const [kind, ...rest] = entry.event;
			if (kind.startsWith('+')) reportElsewhere(state, [kind.slice(1), ...rest]);
			else report(state, entry.event);
		}
	}
	state.flushOutput();
	return state;
}

/** Another thread reports. */
function reportElsewhere(state: State, event: Event): void {
	const isOpen = ([, generator]: readonly [number, Generator]): boolean => generator.state !== 'closed';
	const open = [...state.generators].filter(isOpen);
	state.isElsewhere = true;
	report(state, event);
	state.flushOutput();
	state.isElsewhere = false;
	for (const [frame, generator] of open) if (generator.state === 'closed') state.finishedElsewhere.add(frame);
}

/** On 3.6 nothing shows that an `async for` is over before it has begun. */
function catches(state: State, frame: number, exception: string): void {
	const isUnseen = state.minor === 6 && exception === '!StopAsyncIteration()' && state.items.at(-1)?.kind === 'refuse';
	const fields = [exception];
	state.add({kind: 'catch', frame, fields, ...(isUnseen ? {optional: explained.refusedUnseen} : {})});
}

/**
 * Up to 3.10 `__exit__` of a `contextmanager` leaves a cycle of its frame and what it threw in, which holds all frames that
 * the exception left. A handler breaks it, and the rewritten program has one around each frame.
 */
function holdsOn(state: State, kind: string): void {
	if (kind === 'dies' && state.isHeldOn) state.doubts.push(whenHeldGoes);
	else if (kind !== 'dies' && kind !== 'leaves') state.isHeldOn = false;
}

/** What may be reported between a value and its store. A target that unpacks the value asks it. */
const beforeStored: ReadonlySet<string> = new Set(['stored', 'dies', 'call', 'back', 'done']);

/** What a frame itself made and lets go of: it has the exception of its delegatee by then, unless that held it. */
function goOnBefore(state: State, dropped: number): void {
	const generator = state.generators.get(dropped);
	const isHeldBelow = state.generators.get(generator?.client ?? -1)?.isGhost === true;
	if (generator?.by != null && !isHeldBelow) state.goOn(generator.by);
}

function report(state: State, [kind, frame, ...fields]: Event): void {
	const text = (index: number): string => String(fields[index] ?? '-');
	if (kind === 'gone') {
		gone(state, frame);
		return;
	}
	state.goOn(frame);
	if (kind === 'dies') goOnBefore(state, frame);
	holdsOn(state, kind);
	if (!beforeStored.has(kind)) storeFailed(state, frame);
	if (kind !== 'stored' && !(kind === 'caught' && state.caught.has(frame))) state.opaque.delete(frame);
	switch (kind) {
		case 'start':
			start(state, frame, text(0), text(1), Number(fields[2]));
			return;
		case 'made':
			made(state, frame, Number(fields[0]), text(1), fields[3] === 1);
			return;
		case 'awaitable':
			focus(state, frame);
			state.awaitables.set(`~${text(0)}`, {
				generator: Number(fields[1]),
				method: text(2),
				argument: fields[3] === null ? 'None' : text(3),
				state: 'init',
			});
			return;
		case 'call':
			call(
				state,
				frame,
				text(0),
				fields[1] ?? null,
				fields[2] === null ? null : text(2),
				fields[3] == null ? null : text(3),
			);
			return;
		case 'dies':
			dies(state, frame, fields[0] ?? null);
			return;
		case 'back':
			back(state, frame, text(0));
			return;
		case 'with gave':
			managed(state, frame, {value: text(0)});
			return;
		case 'with raised':
			managed(state, frame, {exception: text(0)});
			return;
		case 'gives':
			gives(state, frame, text(0), Number(fields[1]));
			return;
		case 'got':
			focus(state, frame, {way: 'value', value: text(1)});
			receive(state, frame, text(0), text(1));
			return;
		case 'delegates':
		case 'awaits':
			delegates(state, frame, fields[0] ?? null, text(1));
			return;
		case 'caught': {
			focus(state, frame);
			if (state.generators.get(frame)?.delegatee?.generator === null) state.opaque.add(frame);
			state.suspendsNoMore(frame);
			if (!state.caught.delete(frame)) state.push('catch', frame, text(1));
			receive(state, frame, text(0), text(1));
			return;
		}
		case 'stored':
			stored(state, frame, text(0));
			return;
		case 'catch':
		case 'swallowed':
			focus(state, frame, state.thrown(text(0)));
			state.suspendsNoMore(frame);
			if (state.isGhost(frame) || state.caught.delete(frame)) return;
			if (kind === 'swallowed') swallows(state, frame, text(0));
			else catches(state, frame, `!${text(0)}`);
			return;
		case 'finally':
		case 'body leaves': {
			focus(state, frame, state.thrown(text(0)));
			state.suspendsNoMore(frame);
			const generator = state.generators.get(frame);
			if (generator !== undefined) generator.isInFinally = fields[0] !== null;
			return;
		}
		case 'exited':
			exited(state, frame, fields[0] === null ? null : text(0), fields[1] === 'raise');
			return;
		case 'raised':
			focus(state, frame, state.thrown(text(0)));
			return;
		case 'done':
			focus(state, frame);
			return;
		case 'ends':
			ends(state, frame, text(0));
			return;
		case 'leaves':
			leaves(state, frame, text(0));
			return;
		default:
			state.doubts.push(`unknown report: ${kind}`);
	}
}
