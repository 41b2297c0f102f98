import type {Stage, StageKind} from '../../../engine/stage.ts';
import type {CodeKind, SiteKind} from '../../../protocol/index.ts';

/** Where a move of CPython is laid down, and where it is done. */
export interface Reference {
	/** `PEP 380, Proposal`; null: no PEP is about it. */
	readonly pep: string | null;
	/** The function or the instruction, and its file; null: there is no single one. */
	readonly code: string | null;
}

/** What a reference depends on besides the stage. */
export interface Circumstances {
	/** The n of CPython 3.n. */
	readonly minor: number;
	/** What the stage's frame runs; undefined: the person, or not known. */
	readonly code: CodeKind | undefined;
	/** The suspension point that the frame is at. */
	readonly site: SiteKind | undefined;
}

type Of<Kind extends StageKind> = Extract<Stage, {kind: Kind}>;

/** Titles of sections, as the PEPs have them. */
const sections = {
	send: 'PEP 342, New generator method: send(value)',
	throw: 'PEP 342, New generator method: throw()',
	close: 'PEP 342, New generator method: close()',
	expression: 'PEP 342, New syntax: Yield Expressions',
	cleanup: 'PEP 342, Exceptions and Cleanup',
	yield: 'PEP 255, Specification: Yield',
	propagation: 'PEP 255, Generators and Exception Propagation',
	delegation: 'PEP 380, Proposal',
	stop: 'PEP 380, Enhancements to StopIteration',
	await: 'PEP 492, Await Expression',
	coroutine: 'PEP 492, New Coroutine Declaration Syntax',
	asynchronous: 'PEP 525, Asynchronous Generators',
	replaced: 'PEP 479, Proposal',
	scheduler: 'PEP 3156, The Scheduler',
	tasks: 'PEP 3156, Tasks',
} as const;

const object = (name: string): string => `${name}, Objects/genobject.c`;

/** The instructions moved into a file of their own with 3.12. */
function instruction(name: string, {minor}: Circumstances): string {
	return `${name}, Python/${minor >= 12 ? 'bytecodes.c' : 'ceval.c'}`;
}

/** The function that pushes the value and runs the frame. From 3.10 on it is apart from what makes a StopIteration. */
function sender({minor}: Circumstances): string {
	return object(minor >= 10 ? 'gen_send_ex2' : 'gen_send_ex');
}

/** What a task of asyncio's is resumed by, and resumes its coroutine in. */
const step: Reference = {pep: sections.scheduler, code: 'task_step_impl, Modules/_asynciomodule.c'};

/** What hands a resumption on. */
function delegating(now: Circumstances): string {
	return instruction(now.minor >= 11 ? 'SEND' : 'YIELD_FROM', now);
}

function called({method}: Of<'call'>, {minor, code}: Circumstances): Reference {
	if (code === 'task') return step;
	switch (method) {
		case 'next':
			return {pep: sections.send, code: object('gen_iternext')};
		case 'send':
			return {pep: sections.send, code: object(minor >= 10 ? 'gen_send' : '_PyGen_Send')};
		case 'throw':
			return {pep: sections.throw, code: object('_gen_throw')};
		case 'close':
			return {pep: sections.close, code: object('gen_close')};
		default:
			return {pep: null, code: null};
	}
}

function created(now: Circumstances): Reference {
	const peps: Partial<Record<CodeKind, string>> = {
		coroutine: sections.coroutine,
		'async generator': sections.asynchronous,
	};
	return {
		pep: (now.code && peps[now.code]) ?? sections.yield,
		code: now.minor >= 11 ? instruction('RETURN_GENERATOR', now) : object('PyGen_NewWithQualName'),
	};
}

function delegated(now: Circumstances): Reference {
	return now.site === 'await'
		? {pep: sections.await, code: instruction('GET_AWAITABLE', now)}
		: {pep: sections.delegation, code: instruction('GET_YIELD_FROM_ITER', now)};
}

function raised({exception}: Of<'raise'>, now: Circumstances): Reference {
	const {minor, code} = now;
	if (exception.type === 'RuntimeError' && /raised Stop(?:Async)?Iteration/.test(exception.repr)) {
		const where = minor >= 12 ? 'stopiteration_error, Python/intrinsics.c' : sender(now);
		return {pep: sections.replaced, code: where};
	}

	return code === undefined || code === 'function' || code === 'module'
		? {pep: null, code: null}
		: {pep: sections.propagation, code: null};
}

function caught(stage: Of<'catch'>, now: Circumstances): Reference {
	if (stage.value === undefined) return {pep: sections.cleanup, code: null};
	const taken = now.minor >= 12 ? instruction('END_SEND', now) : delegating(now);
	return {pep: now.site === 'await' ? sections.await : sections.delegation, code: taken};
}

function returned(now: Circumstances): Reference {
	switch (now.code) {
		case undefined:
		case 'function':
		case 'module':
		case 'task':
			return {pep: null, code: instruction('RETURN_VALUE', now)};
		case 'async generator':
			return {pep: sections.asynchronous, code: object('gen_send_ex')};
		default:
			return {pep: sections.stop, code: object('_PyGen_SetStopIterationValue')};
	}
}

/** Where to read about a stage: names as they are in the source of that CPython. */
export function referenceOf(stage: Stage, now: Circumstances): Reference {
	switch (stage.kind) {
		case 'call':
			return called(stage, now);
		case 'drop':
			return {pep: sections.close, code: object('_PyGen_Finalize')};
		case 'refuse':
			return {pep: sections.send, code: sender(now)};
		case 'push':
			return stage.exception === undefined
				? {pep: sections.send, code: sender(now)}
				: {pep: sections.throw, code: object('_gen_throw')};
		case 'forward':
			return stage.exception === undefined
				? {pep: now.site === 'await' ? sections.await : sections.delegation, code: delegating(now)}
				: {pep: sections.delegation, code: object('_gen_throw')};
		case 'assign':
			return {pep: sections.expression, code: instruction('STORE_FAST and its kin', now)};
		case 'discard':
			return {pep: sections.expression, code: instruction('POP_TOP', now)};
		case 'use':
			return {pep: sections.expression, code: null};
		case 'evaluate':
			return {pep: null, code: '_PyEval_EvalFrameDefault, Python/ceval.c'};
		case 'create':
			return created(now);
		case 'delegate':
			return delegated(now);
		case 'yield':
			return stage.passes
				? {
						pep: now.site === 'await' ? sections.await : sections.delegation,
						code: instruction(now.minor >= 11 ? 'YIELD_VALUE' : 'YIELD_FROM', now),
					}
				: {pep: sections.yield, code: instruction('YIELD_VALUE', now)};
		case 'return':
			return returned(now);
		case 'catch':
			return caught(stage, now);
		case 'raise':
			return raised(stage, now);
		case 'result':
			return now.code === 'task' ? step : {pep: sections.send, code: sender(now)};
		case 'spawn':
			return {pep: sections.scheduler, code: 'task_call_step_soon, Modules/_asynciomodule.c'};
		case 'wake':
			return {
				pep: sections.scheduler,
				code: `${stage.why === 'turn' ? 'task_call_step_soon' : 'task_wakeup'}, Modules/_asynciomodule.c`,
			};
		case 'suspend':
		case 'done':
			return step;
		case 'cancel':
			return {pep: sections.tasks, code: '_asyncio_Task_cancel_impl, Modules/_asynciomodule.c'};
		case 'choose':
			return {pep: sections.scheduler, code: 'BaseEventLoop._run_once, Lib/asyncio/base_events.py'};
		case 'output':
		case 'end':
			return {pep: null, code: null};
		default:
			return stage satisfies never;
	}
}
