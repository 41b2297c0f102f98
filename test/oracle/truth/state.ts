import type {Entry, Event} from '../events.ts';
import {type Explanation, explained} from '../explained.ts';
import {type Item, isLastWord, outputItems} from '../item.ts';
import {shortened} from './rules.ts';
import type {Awaitable, Generator, Mode, Work} from './work.ts';

/** What is known of the program while its reports are read, and the items that they became so far. */
export class State {
	readonly items: Item[] = [];
	/** Reports that do not fit together: an error of ours. */
	readonly doubts: string[] = [];
	/** 12 for CPython 3.12. */
	readonly minor: number;
	readonly work: Work[] = [];
	readonly generators = new Map<number, Generator>();
	readonly awaitables = new Map<string, Awaitable>();
	/** What a `yield` got that is to be stored. */
	readonly received = new Map<number, {readonly fate: string; readonly value: string; readonly isOfOpaque: boolean}>();
	/** Frames that have just got what an iterator that is no generator returned. */
	readonly opaque = new Set<number>();
	/** Frames whose `catch` is told already, though they have not reported it yet. */
	readonly caught = new Set<number>();
	/** What happens when the variables of a frame that ended are gone. */
	readonly closing = new Map<number, () => void>();
	/** What happens before a frame reports again. */
	readonly beforeReport = new Map<number, () => void>();
	/** How many generators that run something go with a frame that is closed without being run. */
	readonly ghosts = new Map<number, number>();
	/** Frames in which the generator of a `contextmanager` raised again what was thrown into it. */
	readonly exits = new Set<number>();
	/** The exception that leaves such a frame now holds it; see `holdsOn`. */
	isHeldOn = false;
	/** What that frame may have been given. */
	readonly heldOn = new Set<number>();
	/** Another thread reports: what it does is true, but only the main thread's stages are told. */
	isElsewhere = false;
	/** Generators that stand where another thread brought them. */
	readonly delegatedElsewhere = new Set<number>();
	/** Generators that another thread finished. */
	readonly finishedElsewhere = new Set<number>();
	/** What the program printed since the last report. */
	output = '';
	/** The index of the report that is read. */
	position = 0;
	readonly entries: readonly Entry[];

	constructor(entries: readonly Entry[], minor: number) {
		this.entries = entries;
		this.minor = minor;
	}

	/** What happens before a frame reports again happens now, if there is anything. */
	goOn(frame: number): void {
		const happen = this.beforeReport.get(frame);
		this.beforeReport.delete(frame);
		happen?.();
	}

	/** An item of a kind and its fields. */
	push(kind: string, frame: number, ...fields: string[]): void {
		const open = fields[0] === '?' ? {open: [0]} : {};
		this.add({kind, frame, fields: fields.map(shortened), ...open});
	}

	/** An item; what this version cannot show may be missing. */
	add(item: Item): void {
		this.flushOutput();
		if (this.isElsewhere) return;
		const isUnseen = this.minor === 11 && this.work.some(({type}) => type === 'drop');
		const isSettled = this.minor === 6 && explained.settledLater.kinds.some(kind => kind === item.kind);
		const isUntold = this.minor === 6 && (item.kind === 'delegate' || this.isOfOpaque(item));
		const optional = isUnseen ? explained.traceAtWork : isUntold ? explained.noOpcodes : undefined;
		const late = isSettled ? explained.settledLater : undefined;
		this.items.push({
			...item,
			...(optional === undefined ? {} : {optional}),
			...(late === undefined ? {} : {late}),
		});
	}

	/** What comes of an iterator that is no generator, at its end. */
	isOfOpaque({kind, frame}: Item): boolean {
		return this.opaque.has(frame) && (kind === 'catch' || kind === 'assign' || kind === 'discard' || kind === 'use');
	}

	/** What was printed becomes items. */
	flushOutput(): void {
		const held = this.minor === 6 ? {late: explained.derivedEarly} : {};
		this.items.push(...outputItems(this.output).map(item => (isLastWord(item) ? {...item, ...held} : item)));
		this.output = '';
	}

	/** What finalizers have just printed may be told later. */
	printedBefore(late: Explanation): void {
		this.flushOutput();
		for (let index = this.items.length - 1; this.items[index]?.kind === 'output'; index -= 1) {
			const item = this.items[index];
			if (item === undefined || !isLastWord(item)) return;
			this.items[index] = {...item, late};
		}
	}

	/** The frame at work, where it stands on a coroutine of a library's, which has asked nobody yet. */
	between(): number | null {
		const frame = this.actor();
		const {delegatee, state} = this.generators.get(frame) ?? {};
		return delegatee?.isBetween === true && delegatee.generator === null && state === 'running' ? frame : null;
	}

	/** The frame that the topmost work belongs to. */
	actor(): number {
		for (let index = this.work.length - 1; index >= 0; index -= 1) {
			const work = this.work[index];
			if (work?.type === 'function' || work?.type === 'generator') return work.frame;
		}
		return 0;
	}

	/** Where the frame is at work; -1: nowhere. */
	indexOf(frame: number): number {
		return this.work.findLastIndex(
			work => (work.type === 'function' || work.type === 'generator') && work.frame === frame,
		);
	}

	/** Who gets what comes out of the topmost work. */
	receiver(): string {
		const below = this.work.at(-1);
		return below === undefined || below.type === 'drop' ? '-' : `@${below.frame}`;
	}

	/** The next report of a frame. */
	nextOf(frame: number): Event | undefined {
		for (let index = this.position + 1; index < this.entries.length; index += 1) {
			const entry = this.entries[index];
			if (entry !== undefined && 'event' in entry && entry.event[1] === frame) return entry.event;
		}
		return undefined;
	}

	/** How a frame is resumed by an exception. For any GeneratorExit, `gen_throw` closes what the frame stands on. */
	thrown(exception: string): Mode {
		return {way: exception.startsWith('GeneratorExit(') ? 'close' : 'throw', exception};
	}

	/** Closed by CPython without being run. */
	isGhost(frame: number): boolean {
		return this.generators.get(frame)?.isGhost === true;
	}

	/** The frame goes on: it stands on no delegatee any more. */
	suspendsNoMore(frame: number): void {
		const generator = this.generators.get(frame);
		if (generator === undefined) return;
		generator.delegatee = null;
		if (generator.state === 'suspended') generator.state = 'running';
	}
}
