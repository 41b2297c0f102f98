import type {Capabilities, CodeId, FrameId, Observation, Site, Stack, Value} from '../protocol/index.ts';
import {type Call, type Known, know, remember, suspends} from './known.ts';
import {rules} from './rules.ts';
import {type Code, type Evidence, type Move, type Outcome, personId, type Seen, type Stage} from './stage.ts';

type Of<Event extends Observation['event']> = Extract<Observation, {readonly event: Event}>;

/** The facts that say something about a frame. */
type Fact = {readonly frame: FrameId | null; readonly locals?: Seen['locals']; readonly stack?: Stack};

/** Turns observations into stages. It only ever moves on; going back is the history's affair. */
export interface Stager {
	/** The stages that this observation completes: none, one or several, in order. */
	take(observation: Observation): Stage[];
	/** All code objects met so far; grows. */
	readonly codes: ReadonlyMap<CodeId, Code>;
	/** The text of each source file met so far, by its path; grows. */
	readonly sources: ReadonlyMap<string, string>;
	/** The outermost client's call has its outcome: a resumption has come to its end. */
	readonly settled: boolean;
	/** The person's last call has its result. */
	readonly resulted: boolean;
}

/** A stager for one run of one program. `sources`: texts to go by until Python tells its own. */
export function createStager(sources: Iterable<readonly [file: string, text: string]> = []): Stager {
	return new StagerOfRun(sources);
}

class StagerOfRun implements Stager {
	readonly codes = new Map<CodeId, Code>();
	readonly sources: Map<string, string>;
	#lines = new Map<string, string[]>();
	#capabilities: Capabilities = {backend: 'monitoring'};
	#frames = new Map<FrameId, Known>();
	#running: FrameId[] = [];
	#calls: Call[] = [];
	#resumption = 0;
	#stages: Stage[] = [];

	resulted = false;

	constructor(sources: Iterable<readonly [string, string]>) {
		this.sources = new Map(sources);
	}

	get settled(): boolean {
		return this.#calls.length > 0 && this.#calls.every(call => call.outcome !== null);
	}

	take(observation: Observation): Stage[] {
		this.#stages = [];
		this.#settleCall(observation);
		this.#dispatch(observation);
		return this.#stages;
	}

	#dispatch(observation: Observation): void {
		switch (observation.event) {
			case 'hello':
				this.#capabilities = observation.capabilities;
				return;
			case 'source':
				this.sources.set(observation.file, observation.text);
				return;
			case 'code':
				this.codes.set(observation.code, {id: observation.code, ...observation});
				return;
			case 'create':
				return this.#create(observation);
			case 'driving':
				return this.#emit(personId, {
					kind: 'result',
					outcome: {way: 'value', value: observation.value},
					from: observation.value.frame ?? null,
					statement: observation.statement,
				});
			case 'call':
				return this.#call(observation);
			case 'start':
				return this.#start(observation);
			case 'resume':
				return this.#resume(observation);
			case 'throw':
				return this.#throw(observation);
			case 'line':
				return this.#line(observation);
			case 'instruction':
				return this.#instruction(observation);
			case 'yield':
				return this.#yield(observation);
			case 'return':
				return this.#return(observation);
			case 'unwind':
				return this.#unwind(observation);
			case 'raise':
				return this.#note(observation);
			case 'handled':
				return this.#handled(observation);
			case 'result':
				return this.#result(observation);
			case 'output':
				return this.#output(observation);
			case 'end':
				return this.#end(observation);
			case 'targets':
			case 'ready':
			case 'problem':
				return;
			default:
				observation satisfies never;
		}
	}

	#create({frame, code: codeId, in: by}: Of<'create'>): void {
		const known = this.#meet(frame, codeId, null);
		if (known === undefined) return;
		known.untold = {code: codeId};
		this.#emit(frame, {kind: 'create', by});
	}

	#call(call: Of<'call'>): void {
		this.#resumption += 1;
		this.resulted = false;
		const {caller, frame, method, argument, statement} = call;
		this.#calls.push({
			client: caller,
			target: frame,
			...(method === undefined ? {} : {method}),
			...(argument === undefined ? {} : {argument}),
			...(statement === undefined ? {} : {statement}),
			resumed: false,
			outcome: null,
		});
		const text = call.text ?? statement ?? '';
		this.#emit(
			caller,
			{
				kind: 'call',
				to: frame,
				text,
				...(method === undefined ? {} : {method}),
				...(argument === undefined ? {} : {argument}),
				...(statement === undefined ? {} : {statement}),
			},
			{seen: this.#seen({frame: caller, ...(call.locals === undefined ? {} : {locals: call.locals})})},
		);
	}

	#start(start: Of<'start'>): void {
		const known = this.#meet(start.frame, start.code, start.caller);
		if (known === undefined) return;
		this.#enter(known, start.caller);
		const seen = this.#seen(start, {line: start.line, code: start.code, caller: start.caller});
		if (!suspends(known.code)) {
			known.untold = seen;
			return;
		}
		this.#noteDelegatee(known);
		const top = start.stack?.at(-1);
		if (this.#capabilities.startPushSeen && top !== undefined) {
			this.#emit(known.id, {kind: 'push', value: top, start: true}, {seen});
		} else if (this.#capabilities.pushesAtStart) {
			const value: Value = {type: 'NoneType', repr: 'None'};
			this.#emit(known.id, {kind: 'push', value, start: true}, {seen, because: rules.startPush});
		} else {
			this.#emit(known.id, {kind: 'push', start: true}, {seen, because: rules.noStartPush, evidence: 'observed'});
		}
	}

	#resume(resume: Of<'resume'>): void {
		const known = this.#frames.get(resume.frame);
		if (known === undefined) return;
		this.#enter(known, resume.caller);
		const delegator = this.#delegatorOf(known);
		if (delegator !== undefined) {
			this.#emit(delegator.id, {kind: 'forward', to: known.id, ...delegator.received});
		}
		const seen = this.#seen(resume, {site: resume.site, caller: resume.caller});
		const top = resume.stack?.at(-1);
		const passed = top ?? this.#passed(known, delegator);
		known.received = passed === undefined ? null : {value: passed};
		if (resume.site !== null && known.code.sites[resume.site]?.kind === 'yield') {
			known.pending = {site: resume.site, ...(passed === undefined ? {} : {value: passed}), taken: false};
		}
		this.#emit(
			known.id,
			{kind: 'push', start: false, ...(passed === undefined ? {} : {value: passed})},
			top === undefined ? {seen, because: passed === undefined ? rules.unseenStack : rules.argument} : {seen},
		);
	}

	#throw(thrown: Of<'throw'>): void {
		const known = this.#meet(thrown.frame, thrown.code, thrown.caller);
		if (known === undefined) return;
		this.#forwardThrow(known, thrown.exception);
		this.#enter(known, thrown.caller);
		known.received = {exception: thrown.exception};
		known.pending = null;
		this.#emit(
			known.id,
			{kind: 'push', exception: thrown.exception, start: thrown.site === null},
			{seen: this.#seen(thrown, {site: thrown.site, code: thrown.code, caller: thrown.caller})},
		);
	}

	/** A throw goes down the chain of delegatees while none of the delegators runs. */
	#forwardThrow(known: Known, exception: Value): void {
		let delegator = this.#frames.get(this.#calls.at(-1)?.target ?? -1);
		const path: Known[] = [];
		while (delegator !== undefined && delegator !== known && delegator.delegation?.to != null) {
			path.push(delegator);
			delegator = this.#frames.get(delegator.delegation.to);
		}
		if (delegator !== known) return;
		for (const step of path) {
			if (step.running || step.delegation === null) continue;
			this.#emit(step.id, {kind: 'forward', to: step.delegation.to, exception}, {because: rules.throwForward});
		}
	}

	#line(line: Of<'line'>): void {
		const known = this.#frames.get(line.frame);
		if (known === undefined) return;
		const seen = this.#seen(line, {line: line.line});
		if (known.pending?.taken || !this.#capabilities.instructions) this.#settle(known, seen);
		const text = this.#sourceLine(known.code.file, line.line);
		this.#emit(known.id, {kind: 'evaluate', line: line.line, text}, {seen});
	}

	#instruction(instruction: Of<'instruction'>): void {
		const known = this.#frames.get(instruction.frame);
		const site = known?.code.sites[instruction.site];
		if (known === undefined || site === undefined) return;
		const seen = this.#seen(instruction, {site: instruction.site});
		if (instruction.at === 'delegate') {
			this.#settle(known, seen);
			this.#delegate(known, instruction.site, site, instruction.to, seen);
		} else if (instruction.at === 'take') {
			this.#reachTake(known, instruction, site, seen);
		} else if (known.pending?.site === instruction.site) {
			this.#settle(known, seen, 'observed');
		}
	}

	#reachTake(known: Known, instruction: Of<'instruction'>, site: Site, seen: Seen): void {
		const top = instruction.stack?.at(-1);
		if (site.kind !== 'yield') {
			const value = top ?? known.delegated ?? undefined;
			known.delegation = null;
			known.delegated = null;
			known.pending = {site: instruction.site, ...(value === undefined ? {} : {value}), taken: true};
			this.#emit(known.id, {kind: 'catch', ...(value === undefined ? {} : {value})}, {seen});
			return;
		}
		const value = top ?? known.pending?.value;
		if (known.pending !== null) {
			known.pending = {site: instruction.site, ...(value === undefined ? {} : {value}), taken: true};
		}
	}

	#delegate(known: Known, siteIndex: number, site: Site, seenValue: Value | undefined, seen: Seen): void {
		const operand = site.operand ?? '';
		const to = seenValue ?? known.locals.get(operand);
		known.delegation = {site: siteIndex, to: to?.frame ?? null};
		this.#emit(
			known.id,
			{kind: 'delegate', text: operand, ...(to === undefined ? {} : {to})},
			seenValue === undefined && to !== undefined ? {seen, because: rules.operand} : {seen},
		);
	}

	/** A delegatee that starts tells what its delegator stands on, where that was not seen. */
	#noteDelegatee(known: Known): void {
		const caller = known.caller === null ? undefined : this.#frames.get(known.caller);
		if (caller?.delegation != null && caller.delegation.to === null) caller.delegation.to = known.id;
	}

	#yield(yielded: Of<'yield'>): void {
		const known = this.#frames.get(yielded.frame);
		if (known === undefined) return;
		const seen = this.#seen(yielded, {site: yielded.site});
		this.#settle(known, seen);
		const site = yielded.site === null ? undefined : known.code.sites[yielded.site];
		const passes = site !== undefined && site.kind !== 'yield';
		this.#emit(known.id, {kind: 'yield', value: yielded.value, passes, to: known.caller}, {seen});
		this.#leave(known, {way: 'value', value: yielded.value});
	}

	#return(returned: Of<'return'>): void {
		const known = this.#frames.get(returned.frame);
		if (known === undefined) return;
		const seen = this.#seen(returned);
		this.#settle(known, seen);
		const delegator = this.#delegatorOf(known);
		if (delegator !== undefined) delegator.delegated = returned.value;
		this.#emit(known.id, {kind: 'return', value: returned.value, to: known.caller}, {seen});
		this.#leave(known, {way: 'exception', exception: stopIteration(returned.value)});
		this.#frames.delete(known.id);
	}

	#unwind(unwound: Of<'unwind'>): void {
		const known = this.#frames.get(unwound.frame);
		if (known === undefined) return;
		const seen = this.#seen(unwound);
		this.#emit(known.id, {kind: 'raise', exception: unwound.exception, to: known.caller}, {seen});
		this.#leave(known, {way: 'exception', exception: unwound.exception});
		this.#frames.delete(known.id);
	}

	/** An exception that arises is no stage of its own; where it goes is. */
	#note(raised: Of<'raise'>): void {
		const known = this.#frames.get(raised.frame);
		if (known === undefined) return;
		known.untold = {...known.untold, ...this.#seen(raised, {line: raised.line})};
	}

	#handled(handled: Of<'handled'>): void {
		const known = this.#frames.get(handled.frame);
		if (known === undefined) return;
		known.delegation = null;
		this.#emit(
			known.id,
			{kind: 'catch', exception: handled.exception},
			{seen: this.#seen(handled, {line: handled.line})},
		);
	}

	#result(result: Of<'result'>): void {
		this.resulted = true;
		const call = this.#calls.pop();
		const outcome: Outcome =
			result.exception === undefined
				? {way: 'value', value: result.value ?? {type: 'NoneType', repr: 'None'}}
				: {way: 'exception', exception: result.exception};
		const target = call?.target ?? null;
		if (call !== undefined && !call.resumed && target !== null && outcome.way === 'exception') {
			this.#emit(target, {kind: 'refuse', exception: outcome.exception});
		}
		this.#emit(personId, {kind: 'result', outcome, from: target, statement: result.statement});
	}

	#output({stream, text, seq}: Of<'output'>): void {
		const frame = this.#running.at(-1) ?? personId;
		this.#emit(frame, {kind: 'output', stream, text}, seq < 0 ? {because: rules.writtenBehind} : {});
	}

	#end({status, exception, traceback}: Of<'end'>): void {
		this.#emit(personId, {
			kind: 'end',
			status,
			...(exception === undefined ? {} : {exception}),
			...(traceback === undefined ? {} : {traceback}),
		});
	}

	/** The call of a client of the file's own is over when anything happens behind its outcome. */
	#settleCall(observation: Observation): void {
		const call = this.#calls.at(-1);
		if (call?.outcome == null || !isEvent(observation)) return;
		this.#calls.pop();
		const byClient = 'frame' in observation && observation.frame === call.client;
		this.#emit(
			call.client,
			{kind: 'result', outcome: call.outcome, from: call.target},
			byClient ? {} : {because: rules.clientUnseen},
		);
	}

	/** The value of a suspension point went where the code puts it. */
	#settle(known: Known, seen: Seen, evidence?: Evidence): void {
		const pending = known.pending;
		const site = pending === null ? undefined : known.code.sites[pending.site];
		if (pending === null || site === undefined) return;
		known.pending = null;
		const local = site.target === undefined ? undefined : known.locals.get(site.target);
		const value = site.use === 'assign' ? (local ?? pending.value) : pending.value;
		const move: Move =
			site.use === 'assign'
				? {kind: 'assign', target: site.target ?? '?', ...(value === undefined ? {} : {value})}
				: {kind: site.use, ...(value === undefined ? {} : {value})};
		const sure = evidence === 'observed' || pending.taken || local !== undefined;
		this.#emit(known.id, move, sure ? {seen} : {seen, because: rules.settled});
	}

	#enter(known: Known, caller: FrameId | null): void {
		known.caller = caller;
		known.running = true;
		this.#running.push(known.id);
		const call = this.#calls.at(-1);
		if (call !== undefined && call.outcome === null) call.resumed = true;
	}

	#leave(known: Known, outcome: Outcome): void {
		known.running = false;
		if (this.#running.at(-1) === known.id) this.#running.pop();
		const call = this.#calls.at(-1);
		if (call !== undefined && call.target === known.id && call.client !== personId) call.outcome = outcome;
		known.caller = null;
	}

	/** The running frame whose `yield from` or `await` stands on `known`, if one called it. */
	#delegatorOf(known: Known): Known | undefined {
		const caller = known.caller === null ? undefined : this.#frames.get(known.caller);
		return caller?.delegation?.to === known.id ? caller : undefined;
	}

	/** The value that must be on top, by what its caller passed, where the stack itself cannot be read. */
	#passed(known: Known, delegator: Known | undefined): Value | undefined {
		if (delegator !== undefined) return delegator.received?.value;
		const call = this.#calls.at(-1);
		if (call?.target !== known.id) return undefined;
		return call.argument ?? (call.method === 'next' ? {type: 'NoneType', repr: 'None'} : undefined);
	}

	#meet(id: FrameId, codeId: CodeId, caller: FrameId | null): Known | undefined {
		const code = this.codes.get(codeId);
		const found = this.#frames.get(id);
		if (found !== undefined || code === undefined) return found;
		const known = know(id, code, caller);
		this.#frames.set(id, known);
		return known;
	}

	#seen(fact: Fact, more: Seen = {}): Seen {
		const known = fact.frame === null ? undefined : this.#frames.get(fact.frame);
		if (known !== undefined) remember(known, fact.locals);
		return {
			...more,
			...(fact.locals === undefined ? {} : {locals: fact.locals}),
			...('stack' in fact && fact.stack !== undefined ? {stack: fact.stack} : {}),
		};
	}

	#emit(frame: FrameId, move: Move, more: {seen?: Seen; because?: string; evidence?: Evidence} = {}): void {
		const known = this.#frames.get(frame);
		const seen = known?.untold == null ? more.seen : mergeSeen(known.untold, more.seen);
		if (known !== undefined) known.untold = null;
		this.#stages.push({
			...move,
			frame,
			evidence: more.evidence ?? (more.because === undefined ? 'observed' : 'derived'),
			...(more.because === undefined ? {} : {because: more.because}),
			resumption: this.#resumption,
			...(seen === undefined ? {} : {seen}),
		});
	}

	#sourceLine(file: string, line: number): string {
		let lines = this.#lines.get(file);
		if (lines === undefined) {
			const text = this.sources.get(file);
			if (text === undefined) return '';
			lines = text.split('\n');
			this.#lines.set(file, lines);
		}
		return (lines[line - 1] ?? '').trim();
	}
}

function mergeSeen(first: Seen, second: Seen | undefined): Seen {
	const locals =
		first.locals === undefined && second?.locals === undefined ? {} : {locals: {...first.locals, ...second?.locals}};
	return {...first, ...second, ...locals};
}

/** How CPython wraps a returned value (`_PyGen_SetStopIterationValue`). */
function stopIteration(value: Value): Value {
	return {type: 'StopIteration', repr: value.repr === 'None' ? 'StopIteration()' : `StopIteration(${value.repr})`};
}

/** Whether an observation tells that the program went on; descriptions do not. */
function isEvent(observation: Observation): boolean {
	switch (observation.event) {
		case 'hello':
		case 'source':
		case 'targets':
		case 'code':
		case 'create':
		case 'problem':
			return false;
		default:
			return true;
	}
}
