import {personId, type Stage, type StageKind} from '../../engine/stage.ts';
import type {FrameState, State} from '../../engine/state.ts';
import type {FrameId, Site, Value} from '../../protocol/index.ts';
import {frameName} from '../../wording/name.ts';
import {printable} from '../../wording/printable.ts';
import {siteAt} from '../../wording/site.ts';
import {exceptionText, shorten, stopText, valueText} from '../../wording/value.ts';

/** A move that may come next, and how one tells that it was this one. */
export interface Choice {
	readonly text: string;
	readonly fits: (stage: Stage) => boolean;
}

type Of<Kind extends StageKind> = Extract<Stage, {kind: Kind}>;

/** What the choices are worded with. */
interface Scene {
	readonly state: State;
	readonly stage: Stage;
	/** The stage's own frame. */
	readonly frame: FrameState | undefined;
	readonly self: string;
	readonly name: (id: FrameId | null) => string;
	/** Whether a later stage is of one of these kinds, in the stage's own frame. */
	readonly here: (...kinds: readonly StageKind[]) => Choice['fits'];
}

const any =
	(...kinds: readonly StageKind[]): Choice['fits'] =>
	({kind}) =>
		kinds.includes(kind);

const code = (text: string | undefined): string => shorten(printable(text ?? 'None').replace(/\s+/g, ' '), 30);
const value = (of: Value | undefined): string => (of === undefined ? 'the value' : valueText(of, 30));
const error = (of: Value | undefined): string => (of === undefined ? 'the exception' : exceptionText(of, 40));

/** What the person is asked to choose from at a mark: moves of CPython, the likeliest first; empty where the next stage is theirs. */
export function choicesAt(state: State): readonly Choice[] {
	const {stage} = state;
	if (stage === null) {
		return [];
	}

	const name = (id: FrameId | null): string =>
		id === null ? 'its caller' : id === personId ? 'the client' : frameName(state, id);
	const here =
		(...kinds: readonly StageKind[]) =>
		(next: Stage): boolean =>
			next.frame === stage.frame && kinds.includes(next.kind);
	return possible({state, stage, frame: state.frames.get(stage.frame), self: name(stage.frame), name, here});
}

function possible(scene: Scene): readonly Choice[] {
	const {stage, state} = scene;
	switch (stage.kind) {
		case 'call':
			return stage.method === 'throw' || stage.method === 'close' ? thrown(stage, scene) : called(stage, scene);
		case 'refuse':
			return refused(stage, scene);
		case 'push':
			return stage.exception === undefined ? pushed(stage, scene) : raisedHere(stage.exception, scene);
		case 'forward':
			return forwarded(stage, scene);
		case 'assign':
		case 'discard':
		case 'use':
			return taken(scene);
		case 'evaluate':
			return goesOn(scene);
		case 'create':
			return stage.by === null || stage.by === personId ? [] : created(stage, scene);
		case 'delegate':
			return delegated(stage, scene);
		case 'yield':
			return yielded(stage, scene);
		case 'return':
			return returned(stage, scene);
		case 'catch':
			return stage.value === undefined ? caught(scene) : takesValue(stage.value, scene);
		case 'raise':
			return left(stage, scene);
		case 'result':
			return stage.frame === personId ? [] : came(stage, scene);
		case 'output': {
			const frame = state.frames.get(stage.frame);
			return frame === undefined ? [] : goesOn(scene);
		}
		case 'end':
			return [];
		default:
			return stage satisfies never;
	}
}

/** What CPython's guard may say is in `gen_send_ex` of Objects/genobject.c. */
function called({to, argument, method}: Of<'call'>, {state, name}: Scene): readonly Choice[] {
	const target = to === null ? undefined : state.frames.get(to);
	const whose = to === null ? 'the generator' : name(to);
	const carried = argument === undefined ? (method === 'next' ? 'None' : 'the value') : value(argument);
	const site = target && siteAt(null, state, target);
	const pushes: Choice = {
		text:
			target?.status === 'created'
				? `${whose} starts, with ${carried}`
				: `${carried} lands on top of ${whose}'s value stack`,
		fits: any('push'),
	};
	const third: Choice =
		site?.target === undefined
			? {text: `${whose} goes on with its next line, with no value`, fits: any('evaluate')}
			: {text: `${code(site.target)} = ${carried}, in ${whose}`, fits: any('assign')};
	return [pushes, {text: 'CPython refuses the call', fits: any('refuse')}, third];
}

function thrown({to, argument, method}: Of<'call'>, {state, name}: Scene): readonly Choice[] {
	const target = to === null ? undefined : state.frames.get(to);
	const whose = to === null ? 'the generator' : name(to);
	const what = method === 'close' ? 'GeneratorExit' : error(argument);
	const delegatee = target?.delegatee ?? null;
	const inner = delegatee?.frame === undefined ? null : name(delegatee.frame);
	const raised: Choice = {
		text: `${what} is raised in ${whose}, where it stands`,
		fits: next => next.kind === 'push' && next.frame === to,
	};
	const first: Choice = {
		text: `${what} goes to ${inner ?? 'what it delegates to'} first`,
		fits: next => next.kind === 'forward' || (next.kind === 'push' && next.frame !== to),
	};
	const over: Choice = {
		text: `nothing of ${whose} runs: the call ends at once`,
		fits: any('refuse', 'result'),
	};
	const ignored: Choice = {text: `${whose} goes on with its next line`, fits: any('evaluate')};
	return delegatee === null ? [raised, over, ignored] : [raised, first, over];
}

function refused({exception}: Of<'refuse'>, {self}: Scene): readonly Choice[] {
	return [
		{text: `the client's call ends with ${error(exception)}`, fits: ended('exception')},
		{text: "the client's call ends with None", fits: ended('value')},
		{text: `${self} runs, up to its next yield`, fits: any('push', 'evaluate', 'yield')},
	];
}

function pushed(stage: Of<'push'>, scene: Scene): readonly Choice[] {
	const {state, frame, self, name, here} = scene;
	const what = value(stage.value);
	if (stage.start) {
		return [
			{text: `the first line of ${self} runs`, fits: here('evaluate')},
			{text: `${self} yields ${what} at once`, fits: here('yield')},
			{text: `${what} is assigned in ${self}`, fits: here('assign')},
		];
	}

	const site = frame ? siteAt(stage, state, frame) : null;
	const back: Choice = {text: `${self} yields ${what} back`, fits: here('yield')};
	if (site === null || site.kind === 'yield') {
		return [...taking(site, what, here), back].slice(0, 3);
	}

	const delegatee = frame?.delegatee ?? null;
	const own = taking(site, what, here)[0] ?? back;
	return delegatee !== null && delegatee.frame === undefined
		? answered(delegatee, stage.value, own, scene)
		: [{text: `${self} hands ${what} on to ${name(delegatee?.frame ?? null)}`, fits: here('forward')}, own, back];
}

/** The iterator of a list, say, has no frame: it answers at once, and that is seen as the delegator's own stage. */
function answered(delegatee: Value, sent: Value | undefined, own: Choice, {self, here}: Scene): readonly Choice[] {
	const inner = value(delegatee);
	const more: Choice = {text: `${self} yields what ${inner} gives next`, fits: here('yield')};
	// gen_send_ex and SEND call next() for a None, else the method `send`, which most iterators do not have.
	return sent === undefined || sent.type === 'NoneType'
		? [more, {text: `${inner} has no more: ${self} takes its StopIteration.value`, fits: here('catch')}, own]
		: [{text: `${inner} has no send(): AttributeError`, fits: here('raise', 'catch')}, more, own];
}

/** Where the value on top of a stack may go, the way that the code prescribes first. */
function taking(site: Site | null, what: string, here: Scene['here']): readonly Choice[] {
	const assigned: Choice = {
		text: site?.target === undefined ? `${what} is assigned` : `${code(site.target)} = ${what}`,
		fits: here('assign'),
	};
	const popped: Choice = {text: `${what} is popped, and assigned to nothing`, fits: here('discard')};
	const used: Choice = {text: `${what} is used by the expression around the yield`, fits: here('use')};
	switch (site?.use) {
		case 'discard':
			return [popped, used];
		case 'use':
			return [used, popped];
		default:
			return [assigned, popped];
	}
}

function raisedHere(exception: Value, {self, frame, name, here}: Scene): readonly Choice[] {
	const what = error(exception);
	return [
		{text: `${what} leaves ${self}, to ${name(frame?.caller ?? null)}`, fits: here('raise')},
		{text: `an except or finally of ${self} takes it`, fits: here('catch', 'evaluate')},
		{text: `${self} gets it as a value, on top of its stack`, fits: here('push')},
	];
}

function forwarded(stage: Of<'forward'>, {state, self, name}: Scene): readonly Choice[] {
	const to = stage.to === null ? 'the delegatee' : name(stage.to);
	const target = stage.to === null ? undefined : state.frames.get(stage.to);
	const site = target && siteAt(null, state, target);
	const into = (kind: StageKind) => (next: Stage) => next.kind === kind && next.frame === stage.to;
	if (stage.exception !== undefined) {
		const what = error(stage.exception);
		return [
			{text: `${what} is raised in ${to}, where it stands`, fits: into('push')},
			{text: `${to} hands ${what} on`, fits: into('forward')},
			{text: `${what} is raised in ${self}`, fits: ({kind, frame}) => kind === 'push' && frame === stage.frame},
		];
	}

	const what = value(stage.value);
	return [
		{text: `${what} lands on top of ${to}'s value stack`, fits: into('push')},
		site?.target === undefined
			? {text: `${to} goes on with its next line, with no value`, fits: into('evaluate')}
			: {text: `${code(site.target)} = ${what}, in ${to}`, fits: into('assign')},
		{text: `${self} yields ${what} to its caller`, fits: ({kind, frame}) => kind === 'yield' && frame === stage.frame},
	];
}

function taken({self, here}: Scene): readonly Choice[] {
	return [
		{text: `${self} runs on, to its next line`, fits: here('evaluate')},
		{text: `${self} yields again, still in this line`, fits: here('yield', 'delegate')},
		{text: `${self} ends: it returns or raises`, fits: here('return', 'raise')},
	];
}

/** The suspension point in the line that a frame is about to run. */
function siteInLine(frame: FrameState | undefined, state: State): Site | undefined {
	return frame && state.codes.get(frame.code)?.sites.find(({line}) => line === frame.line);
}

function goesOn(scene: Scene): readonly Choice[] {
	const {state, stage, frame, self, name, here} = scene;
	const site = siteInLine(frame, state);
	const caller = name(frame?.caller ?? null);
	const nextLine: Choice = {text: `${self} runs on, to its next line`, fits: here('evaluate')};
	if (site?.kind === 'yield') {
		const operand = code(site.operand);
		return [
			{text: `${self} yields ${operand} to ${caller}`, fits: here('yield')},
			site.target === undefined ? nextLine : {text: `${code(site.target)} = ${operand}`, fits: here('assign')},
			{text: `${self} returns ${operand}: it is over`, fits: here('return')},
		];
	}

	if (site !== undefined) {
		const operand = code(site.operand);
		return [
			{text: `${self} delegates to ${operand}`, fits: here('delegate')},
			{text: `${self} yields ${operand} itself`, fits: here('yield')},
			site.operand?.includes('(') ? {text: `${operand} makes a generator`, fits: any('create')} : nextLine,
		];
	}

	const text = stage.kind === 'evaluate' ? stage.text : '';
	const returns = /^return\b\s*(.*)$/s.exec(text);
	if (returns !== null) {
		const what = code(returns[1] || undefined);
		return [
			{text: `${self} returns ${what}: its frame is over`, fits: here('return')},
			{text: `${self} yields ${what} to ${caller}, to go on later`, fits: here('yield')},
			nextLine,
		];
	}

	return plainLine(text, nextLine, scene);
}

function plainLine(text: string, nextLine: Choice, {self, here}: Scene): readonly Choice[] {
	const prints: Choice = {text: 'the program prints', fits: any('output')};
	const elsewhere: Choice = {
		text: `another frame than ${self}: a call, or a new generator`,
		fits: next => ['create', 'call', 'push', 'evaluate'].includes(next.kind) && !nextLine.fits(next),
	};
	const over: Choice = {text: `${self} ends: it returns or raises`, fits: here('return', 'raise')};
	if (/\bprint\s*\(/.test(text)) {
		return [prints, nextLine, /\(.*\(/.test(text) ? elsewhere : over];
	}

	return text.includes('(') ? [elsewhere, nextLine, over] : [nextLine, over, elsewhere];
}

function created(stage: Of<'create'>, {self, name}: Scene): readonly Choice[] {
	const by = name(stage.by);
	const inMaker =
		(...kinds: readonly StageKind[]) =>
		(next: Stage) =>
			next.frame === stage.by && kinds.includes(next.kind);
	return [
		{text: `${by} goes on: nothing of ${self} runs`, fits: inMaker('evaluate', 'assign', 'call', 'output', 'return')},
		{text: `the first line of ${self} runs`, fits: next => next.frame === stage.frame && next.kind === 'evaluate'},
		{text: `${by} delegates to ${self}`, fits: inMaker('delegate')},
	];
}

function delegated({to, text}: Of<'delegate'>, {self, name, here}: Scene): readonly Choice[] {
	const inner = to?.frame === undefined ? code(text) : name(to.frame);
	const into: Choice = {
		text: `${inner} starts or goes on, with None`,
		fits: next => next.kind === 'push' || next.kind === 'forward',
	};
	return [
		into,
		{text: `${self} yields ${to?.frame === undefined ? `what ${inner} gives first` : inner}`, fits: here('yield')},
		{text: `${self} runs on, to its next line`, fits: here('evaluate')},
	];
}

/** Whether the client's call ends in that way. */
function ended(way: 'value' | 'exception'): Choice['fits'] {
	return next => next.kind === 'result' && next.outcome.way === way;
}

/** How the client is called where its call ends. */
function clients(to: FrameId | null, name: Scene['name']): string {
	return to === personId || to === null ? "the client's" : `${name(to)}'s`;
}

function yielded(stage: Of<'yield'>, {state, self, name, here}: Scene): readonly Choice[] {
	const what = value(stage.value);
	const above = stage.to === null ? undefined : state.frames.get(stage.to);
	const runsOn: Choice = {text: `${self} runs on, to its next line`, fits: here('evaluate')};
	if (above !== undefined && above.delegatee !== null) {
		const at = (kind: StageKind) => (next: Stage) => next.kind === kind && next.frame === above.id;
		const outer = name(above.id);
		const target = siteAt(null, state, above)?.target;
		return [
			{text: `${outer} passes ${what} on, and is suspended, too`, fits: at('yield')},
			target === undefined
				? {text: `${outer} runs on, to its next line`, fits: at('evaluate')}
				: {text: `${code(target)} = ${what}, in ${outer}`, fits: at('assign')},
			runsOn,
		];
	}

	const whose = clients(stage.to, name);
	return [
		{text: `${whose} call ends with ${what}`, fits: ended('value')},
		{text: `${whose} call ends with StopIteration`, fits: ended('exception')},
		runsOn,
	];
}

function returned(stage: Of<'return'>, {state, frame, self, name}: Scene): readonly Choice[] {
	const what = value(stage.value);
	const kind = frame && state.codes.get(frame.code)?.kind;
	const above = stage.to === null ? undefined : state.frames.get(stage.to);
	const outer = name(stage.to);
	const at =
		(...kinds: readonly StageKind[]) =>
		(next: Stage) =>
			next.frame === stage.to && kinds.includes(next.kind);
	if (kind === 'function' || kind === 'module') {
		return [
			{text: `${outer} goes on with ${what}`, fits: at('evaluate', 'call', 'output', 'yield', 'delegate')},
			{text: `${outer} ends, too`, fits: at('return', 'raise')},
			{text: 'the program is over', fits: any('end')},
		];
	}

	if (above !== undefined && above.delegatee !== null) {
		return [
			{text: `${outer} takes ${what} out of StopIteration, at once`, fits: at('catch')},
			{text: `${outer} yields ${what} to its caller`, fits: at('yield')},
			{text: `StopIteration goes on through ${outer}`, fits: at('raise')},
		];
	}

	const whose = clients(stage.to, name);
	return [
		{text: `${whose} call ends with ${stopText(stage.value, 30)}, an exception`, fits: ended('exception')},
		{text: `${whose} call ends with ${what}, a value like a yielded one`, fits: ended('value')},
		{text: `${self} starts again`, fits: next => next.frame === stage.frame},
	];
}

function takesValue(held: Value, {state, stage, frame, self, here}: Scene): readonly Choice[] {
	const site = frame ? siteAt(stage, state, frame) : null;
	const what = value(held);
	return [...taking(site, what, here), {text: `${self} yields ${what} to its caller`, fits: here('yield')}].slice(
		0,
		3,
	) as readonly Choice[];
}

function caught({self, here}: Scene): readonly Choice[] {
	return [
		{text: `${self} runs on, in its except or finally`, fits: here('evaluate')},
		{text: `${self} ends: it returns or raises`, fits: here('return', 'raise')},
		{text: `${self} yields`, fits: here('yield')},
	];
}

function left({exception, to, frame}: Of<'raise'>, {state, name}: Scene): readonly Choice[] {
	const what = error(exception);
	// Before a throw came to a delegatee its delegator did not run: then no f_back names it.
	const delegator = [...state.frames.values()].find(({delegatee}) => delegatee?.frame === frame);
	const above = delegator ?? (to === null ? undefined : state.frames.get(to));
	if (above === undefined || above.id === personId) {
		return [
			{text: `the client's call ends with ${what}`, fits: ended('exception')},
			{text: "the client's call ends with None", fits: ended('value')},
			{text: 'the program is over', fits: any('end', 'output')},
		];
	}

	const outer = name(above.id);
	const at =
		(...kinds: readonly StageKind[]) =>
		(next: Stage) =>
			next.frame === above.id && kinds.includes(next.kind);
	return [
		{text: `${what} leaves ${outer}, too`, fits: at('raise')},
		{text: `${outer} takes it: an except, a finally, or its call is over`, fits: at('catch', 'evaluate', 'result')},
		{text: `it is raised in ${outer}, where that stands`, fits: at('push')},
	];
}

function came({outcome}: Of<'result'>, {self, here}: Scene): readonly Choice[] {
	const runsOn: Choice = {text: `${self} runs on`, fits: here('evaluate', 'output', 'call', 'create')};
	const over: Choice = {text: `${self} ends: it returns`, fits: here('return')};
	return outcome.way === 'value'
		? [runsOn, over, {text: `an exception leaves ${self}`, fits: here('raise')}]
		: [
				{text: `${error(outcome.exception)} leaves ${self}`, fits: here('raise')},
				{text: `${self} takes it, and runs on`, fits: here('catch', 'evaluate', 'output', 'call', 'create')},
				over,
			];
}
