import type {Capabilities, CodeId, FrameId, LocalsDelta, Stack, Value} from '../../protocol/index.ts';
import {shortPath} from '../short-path.ts';
import type {Code, Evidence, Move, Seen, Stage} from '../stage.ts';
import {type Call, createFrameRecord, type FrameRecord, type Of, updateLocals} from './frame-record.ts';

/** The facts that say something about a frame. */
type Fact = {readonly frame: FrameId | null; readonly locals?: LocalsDelta; readonly stack?: Stack};

/** What a stage carries besides its move. Without `because` and `evidence` it was observed. */
interface Ground {
	readonly seen?: Seen;
	/** The rule that the stage was derived by. */
	readonly because?: string;
	readonly evidence?: Evidence;
	/** `loop.time()` in milliseconds. */
	readonly at?: number;
}

/** Something that is still being made. */
type Growing<T> = {-readonly [Key in keyof T]: T[Key]};

/** All that the stager knows of a run so far, and the stages that the present observation completes. */
export class StagerState {
	readonly codes = new Map<CodeId, Code>();
	readonly sources: Map<string, string>;
	readonly frames = new Map<FrameId, FrameRecord>();
	/** What the tasks of asyncio's stand for among the code, by their numbers. */
	readonly tasks = new Map<FrameId, CodeId>();
	/** The tasks that were asked to cancel and are not done. */
	readonly asked = new Set<FrameId>();
	/** The frames that run, the innermost last. */
	readonly running: FrameId[] = [];
	/** The clients' calls under way, the innermost last. */
	readonly calls: Call[] = [];
	capabilities: Capabilities = {backend: 'monitoring'};
	resumption = 0;
	resulted = false;
	/** A `__del__` or the like that runs after the end of a frame, before the client of that goes on. */
	finalizing: {readonly frame: FrameId; readonly after: FrameId | null} | null = null;
	/** An exception that nobody takes has just left a finalizer or a dropped frame. CPython prints it next, on stderr. */
	unraisable = false;
	/**
	 * Where no instructions are seen: delegators whose delegatee has ended, and the value that they take when what that held is
	 * gone; null for the end of an asynchronous generator.
	 */
	readonly untaken: Array<{readonly frame: FrameId; readonly value: Value | null}> = [];
	/** Calls that C code makes when the frame that ended has let go of its variables. */
	readonly behind: Array<Of<'call'> | Of<'callEnd'>> = [];
	/** Generators that were seen first while a call under way had its outcome. */
	readonly firstSights: Array<Of<'create'>> = [];
	/** Drops of what others stand on that were dropped with it; see `drops-in-turn.ts`. */
	dropsInTurn: Array<Of<'drop'>> = [];
	/** The client whose call the present observation brought to its end. */
	endedFor: FrameId | null = null;
	/** What was dropped is closed as the present observation comes. */
	hasLetGo = false;
	#stages: Stage[] = [];
	/** Stages that happened behind the result of a call, which is not known yet: they wait for it. The innermost call's come last. */
	readonly #withheld: Stage[][] = [];
	readonly #lines = new Map<string, string[]>();
	/** The files that the program is known by: as the app knows it, and as Python does. The first one's folder is home. */
	readonly #own: string[];
	#opened = false;

	constructor(sources: Iterable<readonly [string, string]>, program: string) {
		this.sources = new Map(sources);
		this.#own = [program];
	}

	/** The stages emitted since the last call. */
	taken(): Stage[] {
		const stages = this.#stages;
		this.#stages = [];
		return stages;
	}

	/** `move` itself becomes the stage. A run has millions of stages, and copying each would cost time. */
	emit(frame: FrameId, move: Move, {seen, because, evidence, at}: Ground = {}): void {
		const record = this.frames.get(frame);
		const all = record?.untold == null ? seen : merge(record.untold, seen);
		if (record !== undefined) record.untold = null;
		const stage = move as Growing<Stage>;
		stage.frame = frame;
		stage.evidence = evidence ?? (because === undefined ? 'observed' : 'derived');
		if (because !== undefined) stage.because = because;
		stage.resumption = this.resumption;
		if (at !== undefined) stage.at = at;
		if (all !== undefined) stage.seen = all;
		(this.#withheld.at(-1) ?? this.#stages).push(stage);
	}

	/** From now on stages wait for the result of a call, until `release`. */
	withhold(call: Call): void {
		if (call.withholds) return;
		call.withholds = true;
		this.#withheld.push([]);
	}

	/** The stages that have waited for the result of a call come after those that `emit` emits. */
	release(call: Call, emit: () => void = () => {}): void {
		const waiting = call.withholds ? (this.#withheld.pop() ?? []) : [];
		call.withholds = false;
		emit();
		(this.#withheld.at(-1) ?? this.#stages).push(...waiting);
	}

	/** The record of a frame, made when there is none yet; undefined when its code is not known. */
	meet(id: FrameId, codeId: CodeId, caller: FrameId | null): FrameRecord | undefined {
		const code = this.codes.get(codeId);
		const found = this.frames.get(id);
		if (found !== undefined || code === undefined) return found;
		const record = createFrameRecord(id, code, caller);
		this.frames.set(id, record);
		return record;
	}

	/** Adds to `seen` what an observation shows of its frame, for the screen; the locals are remembered. */
	see({frame, locals, stack}: Fact, seen: Growing<Seen> = {}): Seen {
		const record = frame === null ? undefined : this.frames.get(frame);
		if (record !== undefined) updateLocals(record, locals);
		if (locals !== undefined) seen.locals = locals;
		if (stack !== undefined) seen.stack = stack;
		return seen;
	}

	/** Whether CPython called a function because an object goes. Recordings of before tell it of no function: there its name does. */
	isUnasked({code, unasked}: Of<'start'>): boolean {
		return unasked ?? this.codes.get(code)?.name === '__del__';
	}

	/** The frame runs, called by `caller`. */
	enter(record: FrameRecord, caller: FrameId | null): void {
		record.caller = caller;
		record.running = true;
		record.hasRun = true;
		this.running.push(record.id);
		const call = this.calls.at(-1);
		if (call === undefined || call.outcome !== null) return;
		// What runs because something else goes does not run for the call.
		if (record.unasked) return;
		call.resumed = true;
		if (call.target === record.id) call.reached = true;
	}

	/** The frame has stopped running. */
	leave(record: FrameRecord): void {
		record.running = false;
		record.caller = null;
		record.exiting = false;
		const place = this.running.lastIndexOf(record.id);
		if (place >= 0) this.running.splice(place, 1);
	}

	/** The running frame whose `yield from` or `await` stands on `known`, if one called it. */
	delegatorOf(record: FrameRecord): FrameRecord | undefined {
		const caller = record.caller === null ? undefined : this.frames.get(record.caller);
		return caller?.delegation?.to === record.id ? caller : undefined;
	}

	/** A line of the source without its indent; empty when the source is not known. */
	sourceLine(file: string, line: number): string {
		let lines = this.#lines.get(file);
		if (lines === undefined) {
			lines = (this.sources.get(file) ?? '').split('\n').map(text => text.trim());
			this.#lines.set(file, lines);
		}
		return lines[line - 1] ?? '';
	}

	/** A file in short; undefined for the one that was started. */
	placeOf(file: string): string | undefined {
		return this.#own.includes(file) ? undefined : shortPath(file, this.#own[0] ?? '');
	}

	/** Python's own text of a file replaces what was known of it. */
	setSource(file: string, text: string): void {
		// The first file that Python tells is the program, which it may know by a relative path.
		if (!this.#opened) this.#own.push(file);
		this.#opened = true;
		this.sources.set(file, text);
		this.#lines.delete(file);
	}
}

function merge(first: Seen, second: Seen | undefined): Seen {
	const locals =
		first.locals === undefined && second?.locals === undefined ? {} : {locals: {...first.locals, ...second?.locals}};
	return {...first, ...second, ...locals};
}

/** `{value}` when there is one: an absent field, never an undefined one. */
export function valueField(value: Value | undefined): {readonly value?: Value} {
	return value === undefined ? {} : {value};
}

export const NONE: Value = {type: 'NoneType', repr: 'None'};
