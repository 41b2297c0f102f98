import type {Entry, Event} from './events.ts';
import {explained} from './explained.ts';
import {type Item, outputItems} from './item.ts';
import {generatorExit, ignored, refusal, replaced, shortened, stopIteration, wrapped} from './rules.ts';
import type {Awaitable, Call, Delegatee, Generator, Mode, Work} from './work.ts';

/** Up to 3.11 these have frames of their own. */
const comprehensions: ReadonlySet<string> = new Set(['<listcomp>', '<setcomp>', '<dictcomp>']);
const methods: ReadonlySet<string> = new Set(['next', 'send', 'throw', 'close']);

/**
 * Puts the reports of a rewritten program in the words of the stages. What the frames themselves report is evidence;
 * the rules here say what CPython does between two reports (PEP 380, Objects/genobject.c).
 */
export class Truth {
	readonly items: Item[] = [];
	/** Reports that do not fit together: an error of ours. */
	readonly doubts: string[] = [];
	readonly #minor: number;
	readonly #work: Work[] = [];
	readonly #generators = new Map<number, Generator>();
	readonly #awaitables = new Map<string, Awaitable>();
	readonly #received = new Map<number, {readonly fate: string; readonly value: string}>();
	/** Frames that have just got what an iterator that is no generator returned. */
	readonly #opaque = new Set<number>();
	/** Frames whose `catch` is told already, though they have not reported it yet. */
	readonly #caught = new Set<number>();
	/** What happens when the variables of a frame that ended are gone. */
	readonly #closing = new Map<number, () => void>();
	/** How many generators that run something go with a frame that is closed without being run. */
	readonly #ghosts = new Map<number, number>();
	#entries: readonly Entry[] = [];
	#position = 0;
	#output = '';

	/** `minor`: 12 for CPython 3.12. */
	constructor(minor: number) {
		this.#minor = minor;
	}

	take(entries: readonly Entry[]): readonly Item[] {
		this.#entries = entries;
		for (const [position, entry] of entries.entries()) {
			this.#position = position;
			if ('output' in entry) this.#output += entry.output;
			else this.#report(entry.event);
		}
		this.#flushOutput();
		return this.items;
	}

	#report([kind, frame, ...fields]: Event): void {
		const text = (index: number): string => String(fields[index] ?? '-');
		if (kind === 'gone') {
			this.#gone(frame);
			return;
		}
		if (kind !== 'stored' && kind !== 'dies') this.#storeFailed(frame);
		if (kind !== 'stored') this.#opaque.delete(frame);
		switch (kind) {
			case 'start':
				this.#start(frame, text(0), text(1), Number(fields[2]));
				return;
			case 'made':
				this.#made(frame, Number(fields[0]), text(1));
				return;
			case 'awaitable':
				this.#focus(frame);
				this.#awaitables.set(`~${text(0)}`, {
					generator: Number(fields[1]),
					method: text(2),
					argument: fields[3] === null ? 'None' : text(3),
					state: 'init',
				});
				return;
			case 'call':
				this.#call(frame, text(0), fields[1] ?? null, fields[2] === null ? null : text(2));
				return;
			case 'dies':
				this.#dies(frame);
				return;
			case 'back':
				this.#back(frame, text(0));
				return;
			case 'gives':
				this.#gives(frame, text(0), Number(fields[1]));
				return;
			case 'got':
				this.#focus(frame, {way: 'value', value: text(1)});
				this.#receive(frame, text(0), text(1));
				return;
			case 'delegates':
			case 'awaits':
				this.#delegates(frame, fields[0] ?? null, text(1));
				return;
			case 'caught': {
				this.#focus(frame);
				if (this.#generators.get(frame)?.delegatee?.generator === null) this.#opaque.add(frame);
				this.#suspendsNoMore(frame);
				if (!this.#caught.delete(frame)) this.#push('catch', frame, text(1));
				this.#receive(frame, text(0), text(1));
				return;
			}
			case 'stored':
				this.#stored(frame, text(0));
				return;
			case 'catch':
			case 'swallowed':
				this.#focus(frame, this.#thrown(text(0)));
				this.#suspendsNoMore(frame);
				if (this.#isGhost(frame) || this.#caught.delete(frame)) return;
				this.#push('catch', frame, `!${text(0)}`);
				return;
			case 'finally':
			case 'body leaves': {
				this.#focus(frame, this.#thrown(text(0)));
				this.#suspendsNoMore(frame);
				const generator = this.#generators.get(frame);
				if (generator !== undefined) generator.isInFinally = fields[0] !== null;
				return;
			}
			case 'raised':
				this.#focus(frame, this.#thrown(text(0)));
				return;
			case 'done':
				this.#focus(frame);
				return;
			case 'ends':
				this.#ends(frame, text(0));
				return;
			case 'leaves':
				this.#leaves(frame, text(0));
				return;
			default:
				this.doubts.push(`unknown report: ${kind}`);
		}
	}

	#thrown(exception: string): Mode {
		return {way: exception === generatorExit ? 'close' : 'throw', exception};
	}

	/** Closed by CPython without being run. */
	#isGhost(frame: number): boolean {
		return this.#generators.get(frame)?.isGhost === true;
	}

	// The order of things.

	#push(kind: string, frame: number, ...fields: string[]): void {
		const open = fields[0] === '?' ? {open: [0]} : {};
		this.#add({kind, frame, fields: fields.map(shortened), ...open});
	}

	#add(item: Item): void {
		this.#flushOutput();
		const isUnseen = this.#minor < 12 && this.#work.some(({type}) => type === 'drop');
		const isUntold = this.#minor === 6 && (item.kind === 'delegate' || this.#isOfOpaque(item));
		this.items.push(
			isUnseen
				? {...item, optional: explained.traceAtWork}
				: isUntold
					? {...item, optional: explained.noOpcodes}
					: item,
		);
	}

	/** What comes of an iterator that is no generator, at its end. */
	#isOfOpaque({kind, frame}: Item): boolean {
		return this.#opaque.has(frame) && (kind === 'catch' || kind === 'assign' || kind === 'discard' || kind === 'use');
	}

	#flushOutput(): void {
		this.items.push(...outputItems(this.#output));
		this.#output = '';
	}

	/** The frame that the topmost work belongs to. */
	#actor(): number {
		for (let index = this.#work.length - 1; index >= 0; index -= 1) {
			const work = this.#work[index];
			if (work?.type === 'function' || work?.type === 'generator') return work.frame;
		}
		return 0;
	}

	#indexOf(frame: number): number {
		return this.#work.findLastIndex(
			work => (work.type === 'function' || work.type === 'generator') && work.frame === frame,
		);
	}

	/**
	 * A frame reports: whatever it set off before is over. `mode`: how it was resumed, where it is not at work: by
	 * nobody, or by code that does not report.
	 */
	#focus(frame: number, mode?: Mode): void {
		const index = this.#indexOf(frame);
		if (index === -1) {
			const generator = this.#generators.get(frame);
			if (generator?.state === 'suspended') this.#resumedUnseen(frame, mode);
			else if (generator?.isGhost === true) return;
			else if (generator === undefined) this.#work.push({type: 'function', frame, name: ''});
			else this.doubts.push(`frame ${frame} reports, and is ${generator.state}`);
			return;
		}
		while (this.#work.length > index + 1) {
			const top = this.#work.pop();
			if (top?.type === 'call') this.#over(top);
			// The frame of a comprehension does not report what leaves it.
			else if (top?.type === 'function' && comprehensions.has(top.name) && mode !== undefined && mode.way !== 'value')
				this.#push('raise', top.frame, `!${mode.exception}`);
		}
		const work = this.#work[index];
		if (work?.type !== 'generator' || work.mode.way !== 'value' || mode?.way !== 'close') return;
		if (this.#generators.get(frame)?.delegatee?.generator !== null) return;
		// Its delegatee in C gave a value, and then the generator was dropped before its client could tell which.
		this.#given('?');
		this.#resumedUnseen(frame, mode);
	}

	/** What an iterator that is no generator gives goes through all delegators to the client. */
	#given(value: string): void {
		for (;;) {
			const top = this.#work.at(-1);
			if (top?.type !== 'generator') break;
			this.#work.pop();
			this.#passes(top.frame, value);
		}
		const call = this.#work.at(-1);
		if (call?.type !== 'call' || call.generator === null) return;
		call.end = {value};
		this.#over(call);
	}

	#over(call: Call): void {
		if (call.isAnswered || call.generator === null) return;
		if (call.end === null) {
			this.doubts.push(`a call of frame ${call.frame} has no end`);
			return;
		}
		call.isAnswered = true;
		if ('exception' in call.end && call.end.exception.includes('<Last>') && this.#output.includes('del '))
			this.doubts.push('whether a returned object goes before or after the call is over cannot be told');
		const end = 'value' in call.end ? call.end.value : `!${call.end.exception}`;
		this.#add({
			kind: 'result',
			frame: call.frame,
			fields: [shortened(end), `@${call.generator}`],
			...(end === '?' ? {open: [0]} : {}),
			...(call.isRefusedUnseen === true ? {optional: explained.refusedUnseen} : {}),
		});
	}

	/**
	 * A generator's frame has ended. The variables of a frame that returns go before its call is over, and so do those
	 * of one whose exception C code takes; what goes later, the client lets go of.
	 */
	#settles(frame: number): void {
		const call = this.#work.at(-1);
		if (call?.type !== 'call' || call.end === null || call.method === 'next default') return;
		this.#whenGone(frame, call.frame, () => {
			const index = this.#work.indexOf(call);
			if (index !== -1) this.#work.splice(index + 1);
			this.#over(call);
		});
	}

	/** At once, but for what a frame that ended lets go of before `client` goes on. */
	#whenGone(frame: number, client: number, happen: () => void): void {
		if (this.#isGoneBefore(frame, client)) this.#closing.set(frame, happen);
		else happen();
	}

	/** The variables of a frame go before its client reports again. */
	#isGoneBefore(frame: number, client: number): boolean {
		for (let index = this.#position + 1; index < this.#entries.length; index += 1) {
			const entry = this.#entries[index];
			if (entry === undefined || !('event' in entry)) continue;
			const [kind, by] = entry.event;
			if (kind === 'gone' && by === frame) return true;
			if (kind !== 'gone' && kind !== 'dies' && by === client) return false;
		}
		return false;
	}

	#gone(frame: number): void {
		this.#ghosts.delete(frame);
		const happen = this.#closing.get(frame);
		this.#closing.delete(frame);
		happen?.();
	}

	#resumedUnseen(frame: number, mode: Mode | undefined): void {
		let root = frame;
		for (;;) {
			const by = [...this.#generators].find(
				([, {delegatee, state}]) => delegatee?.generator === root && state === 'suspended',
			);
			if (by === undefined) break;
			root = by[0];
		}
		const client = this.#actor();
		this.#focus(client);
		this.#add({kind: 'call', frame: client, fields: [`@${root}`, '-', '-'], open: [1, 2, 3]});
		this.#work.push({type: 'call', frame: client, generator: root, method: '-', isAnswered: false, end: null});
		if (mode === undefined) this.doubts.push(`frame ${frame} reports, and nobody resumed it`);
		else this.#resume(root, mode, false);
	}

	/** The last reference to a generator goes. */
	#dies(frame: number): void {
		const top = this.#work.findLast(work => work.type !== 'call' || !work.isAnswered);
		const delegatee = top?.type === 'generator' ? this.#generators.get(top.frame)?.delegatee : undefined;
		// SEND takes the value of what it stands on, END_SEND lets go of that.
		const next = top?.type === 'generator' ? this.#nextOf(top.frame) : undefined;
		const lets = delegatee && (delegatee.generator === frame || delegatee.generator === null);
		if (lets && next?.[0] === 'caught') {
			this.#suspendsNoMore(next[1]);
			this.#push('catch', next[1], String(next[3]));
			this.#caught.add(next[1]);
		}
		this.#swallowsFirst();
		this.#died(frame);
	}

	/** A `with` takes an exception when `__exit__` is back; only then does CPython let go of the exception. */
	#swallowsFirst(): void {
		const top = this.#work.findLast(work => work.type !== 'call' || !work.isAnswered);
		if (top?.type !== 'function' && top?.type !== 'generator') return;
		const next = this.#nextOf(top.frame);
		if (next?.[0] !== 'swallowed' || this.#caught.has(top.frame)) return;
		this.#push('catch', top.frame, `!${next[2]}`);
		this.#caught.add(top.frame);
	}

	/** The next report of a frame. */
	#nextOf(frame: number): Event | undefined {
		for (let index = this.#position + 1; index < this.#entries.length; index += 1) {
			const entry = this.#entries[index];
			if (entry !== undefined && 'event' in entry && entry.event[1] === frame) return entry.event;
		}
		return undefined;
	}

	#died(frame: number): void {
		const generator = this.#generators.get(frame);
		this.#givenBefore(frame);
		if (generator?.state === 'suspended') this.#drop(frame);
		else if (generator?.state === 'created') {
			generator.state = 'closed';
			// Up to 3.11 gen_close throws GeneratorExit into a frame that never ran. A coroutine just gets its warning.
			const isThrownIn = this.#minor < 12 && generator.kind !== 'coroutine';
			const isUnmet = this.#minor === 6;
			const reason = isUnmet ? explained.noOpcodes : explained.neverRun;
			this.#add({kind: 'drop', frame, fields: [], ...(isThrownIn && !isUnmet ? {} : {optional: reason})});
			if (!isThrownIn) return;
			this.#work.push({type: 'drop', frame});
			this.#push('push', frame, `!${generatorExit}`);
			this.#push('raise', frame, `!${generatorExit}`);
			this.#work.pop();
		}
	}

	/** A temporary goes when its client has what its delegatee in C gave; the client's next report says what that was. */
	#givenBefore(frame: number): void {
		const top = this.#work.at(-1);
		const isOpaque = top?.type === 'generator' && this.#generators.get(top.frame)?.delegatee?.generator === null;
		if (!isOpaque || this.#indexOf(frame) === -1) return;
		const call = this.#work.findLast(work => work.type === 'call');
		const next = call === undefined ? undefined : this.#nextOf(call.frame);
		this.#given(next?.[0] === 'back' ? String(next[2]) : '?');
	}

	#drop(frame: number): void {
		for (const [ghost, count] of this.#ghosts) {
			this.#ghosts.set(ghost, count + 1);
			if (count > 0) this.doubts.push('in which order a frame that CPython only clears lets go of several');
		}
		const {isShallow, delegatee} = this.#generators.get(frame) ?? {};
		const isSkipped = this.#minor >= 13 && delegatee === null && isShallow === true;
		this.#add({kind: 'drop', frame, fields: [], ...(isSkipped ? {optional: explained.closedUnrun} : {})});
		this.#work.push({type: 'drop', frame});
		this.#resume(frame, {way: 'close', exception: generatorExit});
		if (this.#isGhost(frame)) this.#work.pop();
	}

	// Frames.

	#start(frame: number, kind: string, name: string, parent: number): void {
		if (kind === 'function' || kind === 'module' || kind === 'class') {
			const top = this.#work.at(-1);
			// `gen_throw` and `gen_close` call a delegatee's method with the client's frame below it.
			const isHandedOn = top?.type === 'generator' && !top.isPushed && (name === 'throw' || name === 'close');
			const isCalled = (top?.type === 'call' && top.generator === null && top.frame === parent) || isHandedOn;
			if (name === '__del__') this.#swallowsFirst();
			if (name !== '__del__' && !isCalled && this.#indexOf(parent) !== -1) this.#focus(parent);
			this.#work.push({type: 'function', frame, name});
			return;
		}
		const index = this.#indexOf(frame);
		if (index !== -1) return;
		const by = this.#generators.get(parent);
		if (name === '__await__' && by?.delegatee?.generator === null && by.state === 'running') {
			// GET_AWAITABLE makes it; only then is anything delegated.
			const delegate = this.items.pop();
			this.#made(null, frame, kind);
			if (delegate !== undefined) this.items.push(delegate);
			this.#focus(parent);
			by.delegatee = {generator: frame, type: '', abilities: by.delegatee.abilities};
			this.#resume(frame, {way: 'value', value: 'None'});
			return;
		}
		if (!this.#generators.has(frame)) this.#made(null, frame, kind);
		// Code that does not report resumes it.
		const client = this.#actor();
		this.#focus(client);
		this.#add({kind: 'call', frame: client, fields: [`@${frame}`, '-', '-'], open: [1, 2, 3]});
		const call: Call = {type: 'call', frame: client, generator: frame, method: '-', isAnswered: false, end: null};
		this.#work.push(call);
		this.#enter(call, frame, {way: 'value', value: 'None'});
	}

	#made(by: number | null, frame: number, kind: string): void {
		this.#generators.set(frame, {
			kind,
			state: 'created',
			delegatee: null,
			isShallow: false,
			isInFinally: false,
			isGhost: false,
		});
		if (by !== null) this.#focus(by);
		this.#add({
			kind: 'create',
			frame,
			fields: [by === null ? '-' : `@${by}`, by === null ? 'seen' : 'made'],
			...(by === null
				? {optional: explained.firstSeen, open: [0]}
				: this.#minor < 12
					? {optional: explained.firstSeenBefore312, open: [0, 1]}
					: {}),
		});
	}

	#ends(frame: number, value: string): void {
		const generator = this.#generators.get(frame);
		if (this.#isGhost(frame)) return;
		this.#focus(frame);
		const ended = this.#work.pop();
		if (generator === undefined) {
			if (ended?.type === 'function') this.#methodEnds(ended.name, value);
			return;
		}
		generator.state = 'closed';
		generator.delegatee = null;
		this.#push('return', frame, value, this.#receiver());
		if (generator.kind === 'async generator') {
			this.#ended('StopAsyncIteration()', frame);
			this.#settles(frame);
			return;
		}
		const below = this.#work.at(-1);
		if (below?.type === 'generator') {
			if (below.isPushed) return;
			below.isPushed = true;
			const returned = this.#minor >= 12 ? `!${stopIteration(value)}` : value;
			const given = below.mode.way === 'close' ? `!${generatorExit}` : returned;
			this.#whenGone(frame, below.frame, () => this.#push('push', below.frame, given));
		} else if (below?.type === 'call') {
			if (below.method === 'close') below.end = {value: this.#minor >= 13 ? value : 'None'};
			else below.end = {exception: stopIteration(value)};
			this.#settles(frame);
		} else if (below?.type === 'drop') {
			this.#work.pop();
		}
	}

	/** A method of an iterator written as a class comes back to the generator that delegates to it. */
	#methodEnds(name: string, value: string): void {
		const below = this.#work.at(-1);
		if (below?.type !== 'generator') return;
		const delegatee = this.#generators.get(below.frame)?.delegatee;
		if (delegatee?.generator !== null || !delegatee.abilities.includes('own')) return;
		if (name === 'close') this.#comesBack(below.frame, generatorExit);
		else if (['__next__', 'send', 'throw'].includes(name)) this.#given(value);
	}

	#leaves(frame: number, raised: string): void {
		const generator = this.#generators.get(frame);
		this.#focus(frame, this.#thrown(raised));
		// Closed without being run: the rewritten program alone has a `try` around all.
		if (this.#isGhost(frame)) {
			if (this.#minor >= 14) this.#add({kind: 'raise', frame, fields: [`!${raised}`], optional: explained.closedUnrun});
			return;
		}
		const left = this.#work.pop();
		if (generator === undefined) {
			this.#push('raise', frame, `!${raised}`);
			const isMethod = left?.type === 'function' && (left.name === 'throw' || left.name === 'close');
			const below = this.#work.at(-1);
			if (isMethod && below?.type === 'generator') this.#comesBack(below.frame, raised);
			return;
		}
		generator.state = 'closed';
		generator.delegatee = null;
		const exception = replaced(raised, generator.kind, this.#minor);
		this.#push('raise', frame, `!${exception}`);
		this.#ended(exception, frame);
		this.#settles(frame);
	}

	/** An exception came out of the topmost generator. */
	#ended(exception: string, frame: number): void {
		const below = this.#work.at(-1);
		const awaitable =
			below?.type === 'call'
				? below.awaitable
				: below?.type === 'generator'
					? this.#generators.get(below.frame)?.delegatee?.awaitable
					: undefined;
		if (awaitable !== undefined) {
			const isThrown =
				below?.type === 'call' ? below.method === 'throw' : below?.type === 'generator' && below.mode.way !== 'value';
			const isSend = awaitable.method === 'asend' || awaitable.method === '__anext__';
			// async_gen_athrow_throw, up to 3.12, leaves its state as it is.
			if (!isThrown || isSend || this.#minor >= 13) awaitable.state = 'closed';
			const isOver = /^(?:StopAsyncIteration|GeneratorExit)\(/.test(exception);
			if (awaitable.method === 'aclose' && isOver && below?.type === 'call') {
				below.end = {exception: 'StopIteration()'};
				return;
			}
		}
		if (below?.type === 'generator') {
			if (below.isPushed) return;
			below.isPushed = true;
			const swallowed = below.mode.way === 'close' && /^(?:StopIteration|GeneratorExit)\(/.test(exception);
			const what = `!${swallowed ? generatorExit : exception}`;
			this.#whenGone(frame, below.frame, () => this.#push('push', below.frame, what));
		} else if (below?.type === 'call') {
			const swallowed = below.method === 'close' && /^(?:StopIteration|GeneratorExit)\(/.test(exception);
			below.end = swallowed ? {value: 'None'} : {exception};
		} else if (below?.type === 'drop') {
			this.#work.pop();
		}
	}

	#receiver(): string {
		const below = this.#work.at(-1);
		return below === undefined || below.type === 'drop' ? '-' : `@${below.frame}`;
	}

	// Calls.

	#call(frame: number, method: string, to: string | number | null, argument: string | null): void {
		this.#focus(frame);
		const awaitable = this.#awaitables.get(String(to));
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
		this.#work.push(call);
		if (generator === null) return;
		const plain = method === 'next default' ? 'next' : method === '__next__' ? 'next' : method;
		const isExplicit = methods.has(plain);
		// What is sent at a start, or refused, is not always told with its call.
		const isStart = plain === 'send' && ['created', 'closed'].includes(this.#generators.get(generator)?.state ?? '');
		const argumentField = plain === 'throw' || isStart ? [2] : [];
		this.#add({
			kind: 'call',
			frame,
			fields: [
				`@${generator}`,
				isExplicit ? plain : '-',
				plain === 'send' || plain === 'throw' ? shortened(argument ?? '-') : '-',
				isExplicit ? '-' : 'asks',
			],
			open: this.#minor < 11 ? [1, 2, 3] : argumentField,
		});
		const mode: Mode =
			plain === 'throw'
				? this.#thrown(argument ?? '')
				: plain === 'close'
					? {way: 'close', exception: generatorExit}
					: {way: 'value', value: plain === 'send' ? (argument ?? 'None') : 'None'};
		if (awaitable === undefined) this.#enter(call, generator, mode);
		else this.#enterAwaitable(call, awaitable, mode);
	}

	/** async_gen_asend_send, async_gen_athrow_send and their `throw` and `close` (Objects/genobject.c). */
	#enterAwaitable(call: Call, awaitable: Awaitable, mode: Mode): void {
		const own = this.#substituted(awaitable, mode);
		if ('refusal' in own) {
			this.#refuses(call);
			this.#add({
				kind: 'refuse',
				frame: awaitable.generator,
				fields: [`!${own.refusal}`],
				...(call.isRefusedUnseen === true ? {optional: explained.refusedUnseen} : {}),
			});
			call.end = {exception: own.refusal};
			this.#over(call);
			return;
		}
		this.#enter(call, awaitable.generator, own);
	}

	/** Something stands in an `asend()` or the like of it. */
	#isAwaited(generator: number): boolean {
		return [...this.#awaitables.values()].some(other => other.generator === generator && other.state === 'iter');
	}

	/** What an awaitable does with what it is sent or thrown: it puts its own argument in the place of the first None. */
	#substituted(awaitable: Awaitable, mode: Mode): Mode | {readonly refusal: string} {
		const isSend = awaitable.method === 'asend' || awaitable.method === '__anext__';
		if (awaitable.state === 'closed') {
			if (mode.way === 'close') return mode;
			const what = isSend ? '__anext__()/asend()' : 'aclose()/athrow()';
			return {refusal: `RuntimeError('cannot reuse already awaited ${what}')`};
		}
		const isFirst = awaitable.state === 'init';
		const isFinished = this.#generators.get(awaitable.generator)?.state === 'closed';
		if (isFirst && !isFinished && this.#minor >= 8 && this.#isAwaited(awaitable.generator)) {
			awaitable.state = 'closed';
			const name = isSend ? 'anext' : awaitable.method;
			return {refusal: `RuntimeError('${name}(): asynchronous generator is already running')`};
		}
		if (!isSend && isFinished && mode.way === 'value') {
			awaitable.state = 'closed';
			return {refusal: 'StopIteration()'};
		}
		// Up to 3.12 `throw()` leaves the state of the awaitable as it is.
		if (mode.way === 'value' || this.#minor >= 13) awaitable.state = 'iter';
		if (mode.way === 'close') return mode;
		if (!isFirst || mode.way !== 'value') return mode;
		if (isSend) return mode.value === 'None' ? {way: 'value', value: awaitable.argument} : mode;
		if (mode.value !== 'None') {
			awaitable.state = 'init';
			return {refusal: 'RuntimeError("can\'t send non-None value to a just-started coroutine")'};
		}
		return {way: 'throw', exception: awaitable.method === 'aclose' ? generatorExit : awaitable.argument};
	}

	/** A call reaches a generator: it is resumed, or CPython says no. */
	#enter(call: Call, frame: number, mode: Mode): void {
		const generator = this.#generators.get(frame);
		if (generator === undefined) {
			this.doubts.push(`a call of ${frame}, which was never made`);
			return;
		}
		const refused = refusal(generator, mode);
		if (refused !== null) {
			this.#refuses(call);
			this.#add({
				kind: 'refuse',
				frame,
				fields: [`!${refused}`],
				...(call.method === 'close' ? {open: [0]} : {}),
				...(call.isRefusedUnseen === true ? {optional: explained.refusedUnseen} : {}),
			});
			if (call.awaitable !== undefined) call.awaitable.state = 'closed';
			const isClose = call.method === 'close' && generator.state === 'closed';
			call.end = isClose ? {value: 'None'} : {exception: refused};
			if (call.method !== 'next default') this.#over(call);
			return;
		}
		if (generator.state === 'created' && mode.way !== 'value') {
			const isClose = call.method === 'close';
			generator.state = 'closed';
			if (isClose && this.#minor >= 12) this.#ended(mode.exception, frame);
			else this.#thrownIntoCreated(frame, generator, mode.exception);
			this.#over(call);
			return;
		}
		if (call.method !== 'close' && mode.way === 'close') this.#resume(frame, mode, false);
		else this.#resume(frame, mode);
		if (generator.isGhost) call.end = {value: 'None'};
	}

	/** 3.6 has no event for a call, nor for its refusal: only an exception that the client gets is seen. */
	#refuses(call: Call): void {
		if (this.#minor !== 6) return;
		const told = this.items.findLastIndex(item => item.kind === 'call' && item.fields[0] === `@${call.generator}`);
		const item = this.items[told];
		if (item !== undefined) this.items[told] = {...item, optional: explained.refusedUnseen};
		call.isRefusedUnseen = true;
	}

	/** A generator that may be resumed is: started, or its innermost delegatee goes on. `mayBeSkipped`: by `gen_close`. */
	#resume(frame: number, mode: Mode, mayBeSkipped = true): void {
		const generator = this.#generators.get(frame);
		if (generator === undefined) return;
		const work: Work & {type: 'generator'} = {type: 'generator', frame, mode, isPushed: true};
		if (mode.way === 'value') {
			const isStart = generator.state === 'created';
			generator.state = 'running';
			this.#work.push(work);
			this.#push('push', frame, isStart ? 'start' : mode.value);
			if (generator.delegatee !== null) this.#forward(frame, generator.delegatee, mode);
			return;
		}
		const {delegatee} = generator;
		if (delegatee === null) {
			if (mayBeSkipped && mode.way === 'close' && this.#minor >= 13 && generator.isShallow) {
				generator.isGhost = true;
				generator.state = 'closed';
				if (this.#minor >= 14)
					this.#add({kind: 'push', frame, fields: [`!${mode.exception}`], optional: explained.closedUnrun});
				else this.#ghosts.set(frame, 0);
				return;
			}
			generator.state = 'running';
			this.#work.push(work);
			this.#push('push', frame, `!${mode.exception}`);
			return;
		}
		generator.state = 'running';
		work.isPushed = false;
		this.#work.push(work);
		this.#forward(frame, delegatee, mode);
	}

	#forward(frame: number, {generator, type, abilities, awaitable}: Delegatee, mode: Mode): void {
		const what = mode.way === 'value' ? mode.value : `!${mode.exception}`;
		if (generator === null) {
			const isAble = mode.way === 'value' || abilities.split(' ').includes(mode.way);
			if (isAble) this.#push('forward', frame, `<${type}>`, what);
			else this.#comesBack(frame, mode.exception);
			return;
		}
		const delegatee = this.#generators.get(generator);
		if (delegatee === undefined) return;
		const isClosed = delegatee.state === 'created' || delegatee.state === 'closed';
		const isSkipped = this.#minor >= 13 && delegatee.isShallow && delegatee.delegatee === null;
		const isUntouched = awaitable !== undefined && this.#minor < 13;
		const runsNothing = mode.way === 'close' && (isClosed || isSkipped || isUntouched);
		this.#add({
			kind: 'forward',
			frame,
			fields: [`@${generator}`, shortened(what)],
			...(runsNothing ? {optional: isUntouched ? explained.asendUntouched : explained.closedUnrun} : {}),
		});
		this.#through(frame, generator, delegatee, awaitable, mode);
	}

	/** The frame never runs; from 3.12 on the handler of PEP 479 is in its code, so it does not take part. */
	#thrownIntoCreated(frame: number, {kind}: Generator, exception: string): void {
		this.#push('push', frame, `!${exception}`);
		const left = this.#minor < 12 ? replaced(exception, kind, this.#minor) : exception;
		this.#push('raise', frame, `!${left}`);
		this.#ended(left, frame);
	}

	/** What a delegator hands on reaches its delegatee, or does not. */
	#into(frame: number, to: number, delegatee: Generator, mode: Mode, awaitable: Awaitable | undefined): void {
		const isClose = mode.way === 'close';
		if (isClose && (delegatee.state === 'created' || delegatee.state === 'closed')) {
			delegatee.state = 'closed';
			this.#comesBack(frame, mode.exception);
			return;
		}
		const refused = refusal(delegatee, mode);
		if (refused !== null) {
			if (awaitable !== undefined) awaitable.state = 'closed';
			this.#push('refuse', to, `!${refused}`);
			if (mode.way !== 'value') this.#comesBack(frame, refused);
			return;
		}
		if (delegatee.state === 'created' && mode.way !== 'value') {
			delegatee.state = 'closed';
			this.#thrownIntoCreated(to, delegatee, mode.exception);
			return;
		}
		this.#resume(to, mode, awaitable === undefined);
		if (delegatee.isGhost && mode.way !== 'value')
			this.#whenGone(to, frame, () => this.#comesBack(frame, mode.exception));
	}

	/** A delegator is resumed by an exception that its delegatee did not take. */
	#comesBack(frame: number, exception: string): void {
		const index = this.#indexOf(frame);
		const work = this.#work[index];
		if (work?.type !== 'generator' || work.isPushed) return;
		work.isPushed = true;
		this.#push('push', frame, `!${exception}`);
	}

	#delegates(frame: number, to: string | number | null, abilities: string): void {
		this.#focus(frame);
		const generator = this.#generators.get(frame);
		if (generator === undefined) return;
		const awaitable = this.#awaitables.get(String(to));
		const target = awaitable?.generator ?? (typeof to === 'number' ? to : null);
		const delegatee = target === null ? undefined : this.#generators.get(target);
		if (
			target !== null &&
			delegatee?.kind === 'coroutine' &&
			delegatee.delegatee !== null &&
			delegatee.state !== 'closed'
		) {
			// _PyCoro_GetAwaitableIter: before anything is delegated.
			this.#push('refuse', target, "!RuntimeError('coroutine is being awaited already')");
			return;
		}
		generator.delegatee = {
			generator: target,
			type: target === null ? String(to) : '',
			abilities,
			...(awaitable === undefined ? {} : {awaitable}),
		};
		this.#add({kind: 'delegate', frame, fields: [target === null ? `<${to}>` : `@${target}`], open: [0]});
		if (target === null || delegatee === undefined) return;
		if (delegatee.state === 'suspended') this.#push('forward', frame, `@${target}`, 'None');
		this.#through(frame, target, delegatee, awaitable, {way: 'value', value: 'None'});
	}

	/** What a delegator hands on reaches the generator behind its delegatee. */
	#through(frame: number, to: number, delegatee: Generator, awaitable: Awaitable | undefined, mode: Mode): void {
		if (awaitable !== undefined && mode.way === 'close' && this.#minor < 13) {
			// async_gen_asend_close: up to 3.12 the async generator itself is not touched.
			awaitable.state = 'closed';
			this.#comesBack(frame, mode.exception);
			return;
		}
		const own = awaitable === undefined ? mode : this.#substituted(awaitable, mode);
		if ('refusal' in own) {
			this.#push('refuse', to, `!${own.refusal}`);
			if (mode.way !== 'value') this.#comesBack(frame, own.refusal);
			return;
		}
		this.#into(frame, to, delegatee, own, awaitable);
	}

	#back(frame: number, value: string): void {
		const index = this.#work.findLastIndex(work => work.type === 'call' && work.frame === frame);
		const call = this.#work[index];
		if (call?.type !== 'call') {
			this.doubts.push(`a call of frame ${frame} comes back that nobody made`);
			return;
		}
		while (this.#work.length > index + 1) {
			const top = this.#work.pop();
			if (top?.type === 'call') this.#over(top);
			// Its delegatee is no generator: only now is its value known.
			else if (top?.type === 'generator') this.#passes(top.frame, value);
		}
		this.#work.pop();
		if (call.generator === null || call.isAnswered) return;
		if (call.end === null || call.method === 'next default') call.end = {value};
		if ('value' in call.end && call.end.value !== '?' && shortened(call.end.value) !== shortened(value))
			this.doubts.push(`a call gave ${value}, not ${call.end.value}`);
		this.#over(call);
	}

	#passes(frame: number, value: string): void {
		const generator = this.#generators.get(frame);
		if (generator !== undefined) generator.state = 'suspended';
		this.#push('yield', frame, value, this.#receiver(), 'passes');
	}

	// Values.

	#gives(frame: number, value: string, depth: number): void {
		this.#focus(frame);
		const generator = this.#generators.get(frame);
		if (generator === undefined) return;
		this.#work.pop();
		generator.isShallow = depth === 0 || (depth === 1 && !generator.isInFinally);
		generator.state = 'suspended';
		this.#push('yield', frame, value, this.#receiver(), 'own');
		if (generator.kind === 'async generator') {
			this.#givesAsync();
			return;
		}
		for (;;) {
			const below = this.#work.at(-1);
			if (below?.type !== 'generator') break;
			if (!below.isPushed && below.mode.way === 'close') {
				below.isPushed = true;
				this.#push('push', below.frame, `!${ignored(generator)}`);
				return;
			}
			this.#work.pop();
			this.#passes(below.frame, value);
		}
		const below = this.#work.at(-1);
		if (below?.type === 'drop') {
			this.#push('refuse', below.frame, `!${ignored(this.#generators.get(below.frame))}`);
			this.#work.pop();
		}
		if (below?.type !== 'call') return;
		if (below.method === 'close') {
			below.end = {exception: ignored(below.generator === null ? undefined : this.#generators.get(below.generator))};
		} else {
			below.end = {value};
			this.#over(below);
		}
	}

	/** An async generator gives a value to who awaits its `asend()`; nothing is suspended by that. */
	#givesAsync(): void {
		const below = this.#work.at(-1);
		if (below?.type === 'generator') {
			const awaitable = this.#generators.get(below.frame)?.delegatee?.awaitable;
			if (awaitable !== undefined) awaitable.state = 'closed';
			const value = this.items.at(-1)?.fields[0] ?? '?';
			if (below.isPushed) return;
			below.isPushed = true;
			// async_gen_asend_close takes the StopIteration that holds the value.
			if (below.mode.way === 'close') this.#push('push', below.frame, `!${generatorExit}`);
			else this.#push('push', below.frame, this.#minor >= 12 ? `!${wrapped(value, this.#minor)}` : value);
		} else if (below?.type === 'call') {
			if (below.awaitable !== undefined) below.awaitable.state = 'closed';
			const value = this.items.at(-1)?.fields[0] ?? '?';
			if (below.awaitable?.method === 'aclose')
				below.end = {exception: "RuntimeError('async generator ignored GeneratorExit')"};
			else below.end = {exception: wrapped(value, this.#minor)};
		} else if (below?.type === 'drop') {
			this.#push('refuse', below.frame, "!RuntimeError('async generator ignored GeneratorExit')");
			this.#work.pop();
		}
	}

	#receive(frame: number, fate: string, value: string): void {
		if (fate === 'assign') this.#received.set(frame, {fate, value});
		else if (fate === 'late') {
			this.#push('use', frame, value);
			this.#received.set(frame, {fate, value});
		} else this.#push(fate, frame, value);
	}

	#stored(frame: number, target: string): void {
		const received = this.#received.get(frame);
		this.#focus(frame);
		this.#received.delete(frame);
		if (received === undefined) return;
		const last = this.items.at(-1);
		if (received.fate === 'late' && last?.kind === 'use' && last.frame === frame && this.#output === '')
			this.items.splice(-1, 1, {...last, optional: explained.storedAtOnce});
		this.#add({
			kind: 'assign',
			frame,
			fields: [target, shortened(received.value)],
			...(target.includes('?') ? {open: [0]} : {}),
		});
	}

	#storeFailed(frame: number): void {
		const received = this.#received.get(frame);
		if (received === undefined || received.fate === 'late') return;
		this.#received.delete(frame);
		this.#push('use', frame, received.value);
	}

	#suspendsNoMore(frame: number): void {
		const generator = this.#generators.get(frame);
		if (generator === undefined) return;
		generator.delegatee = null;
		if (generator.state === 'suspended') generator.state = 'running';
	}
}
