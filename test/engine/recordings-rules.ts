import {personId, type Stage, type StageKind, suspends} from '../../source/engine/stage.ts';
import type {FrameState, State} from '../../source/engine/state.ts';

/** What is wrong with a state, or with a run; null: nothing. */
type Fault = string | null;

/** What holds at every mark of every run, by its sentence. */
export const stateRules: Readonly<Record<string, (state: State) => Fault>> = {
	'no frame stands twice in the chain': ({chain}) => (new Set(chain).size === chain.length ? null : chain.join(' ')),
	'the chain holds frames that are known': ({chain, frames}) =>
		faultOf(chain.find(id => id !== personId && !frames.has(id))),
	'a generator that runs is linked to its caller': state =>
		frameWhere(
			state,
			// Behind the end of the program CPython closes what is left.
			frame => isGenerator(state, frame) && frame.status === 'running' && frame.caller === null && !state.ended,
		),
	'a frame that does not run is unlinked': state =>
		frameWhere(state, frame => frame.status !== 'running' && frame.caller !== null),
	'running frames that call each other stand in this order in the chain': ({chain, frames}) => {
		const wrong = chain.find(id => {
			const frame = frames.get(id);
			const caller = frame?.caller ?? null;
			return frame?.status === 'running' && caller !== null && chain.indexOf(caller) >= chain.indexOf(id);
		});
		return faultOf(wrong);
	},
	// A generator that was dropped, or closed where nothing had to run for that, is closed and came to no outcome.
	'a frame with an outcome is closed': state =>
		frameWhere(state, frame => frame.outcome !== null && frame.status !== 'closed' && isGenerator(state, frame)),
	'a frame yields no more often than it is resumed': state =>
		frameWhere(state, frame => frame.yields > frame.resumptions),
	'what is on its way goes between frames that are known': ({transit, frames}) =>
		transit !== null && [transit.from, transit.to].some(id => id !== null && id !== personId && !frames.has(id))
			? JSON.stringify(transit)
			: null,
	'a value that goes down comes from a call or a delegator, one that goes up from a frame that stopped': ({
		transit,
		stage,
	}) => {
		if (transit === null || stage === null) return null;
		const down: readonly StageKind[] = ['call', 'forward'];
		return (transit.direction === 'down') === down.includes(stage.kind) ? null : stage.kind;
	},
	'the frame of a stage is known': ({stage, frames}) =>
		stage === null || stage.frame === personId || frames.has(stage.frame) ? null : String(stage.frame),
};

/** What may be the next stage of a frame that a value or an exception was pushed into. */
const behindPush = {
	start: ['evaluate', 'raise', 'return', 'yield', 'output', 'delegate', 'create'],
	value: ['assign', 'discard', 'use', 'forward', 'yield', 'catch', 'raise', 'return'],
	exception: ['raise', 'catch', 'forward', 'evaluate', 'yield', 'return'],
} as const satisfies Readonly<Record<string, readonly StageKind[]>>;

/** What holds for the stages of every run. */
export const runRules: Readonly<Record<string, (stages: readonly Stage[]) => Fault>> = {
	'a push is followed by what becomes of it': stages =>
		first(stages, (stage, index) => {
			if (stage.kind !== 'push') return null;
			const next = stages.slice(index + 1).find(({frame}) => frame === stage.frame);
			const may: readonly string[] = behindPush[stage.exception ? 'exception' : stage.start ? 'start' : 'value'];
			return next === undefined || may.includes(next.kind) ? null : `push, then ${next.kind}`;
		}),
	'each call has a result, the inner one first': stages => {
		const open: number[] = [];
		for (const stage of stages) {
			if (stage.kind === 'call') open.push(stage.frame);
			else if (stage.kind === 'result' && stage.resumption > 0 && open.length > 0) {
				const client = open.pop();
				if (client !== stage.frame) return `the call of ${client} ended with a result of ${stage.frame}`;
			}
		}

		return open.length === 0 ? null : `no result for the call of ${open.join(', ')}`;
	},
	'resumptions are numbered by the calls': stages => {
		let calls = 0;
		return first(stages, stage => {
			if (stage.kind === 'call') calls += 1;
			return stage.resumption === calls ? null : `${stage.kind} of resumption ${stage.resumption}, not ${calls}`;
		});
	},
	'a derived stage names its rule, an observed one needs none': stages =>
		first(stages, ({evidence, because, kind}) => (evidence === 'derived' && because === undefined ? kind : null)),
	'behind the end nobody calls': stages => {
		const end = stages.findIndex(({kind}) => kind === 'end');
		const isOfClient = ({kind}: Stage): boolean => kind === 'end' || kind === 'call' || kind === 'result';
		return first(stages, (stage, index) => (end >= 0 && index > end && isOfClient(stage) ? stage.kind : null));
	},
};

function first(stages: readonly Stage[], fault: (stage: Stage, index: number) => Fault): Fault {
	for (const [index, stage] of stages.entries()) {
		const found = fault(stage, index);
		if (found !== null) return `stage ${index + 1}: ${found}`;
	}

	return null;
}

function isGenerator(state: State, frame: FrameState): boolean {
	const code = state.codes.get(frame.code);
	return code !== undefined && suspends(code);
}

function frameWhere(state: State, wrong: (frame: FrameState) => boolean): Fault {
	return faultOf([...state.frames.values()].find(wrong)?.id);
}

function faultOf(id: number | undefined): Fault {
	return id === undefined ? null : `frame ${id}`;
}
