import {personId, type Stage, type StageKind} from '../../../engine/stage.ts';
import type {State} from '../../../engine/state.ts';
import type {FrameId} from '../../../protocol/index.ts';
import {frameName} from '../../../wording/frame-name.ts';
import type {Choice} from '../../state/predicting.ts';
import {called, delegated, forwarded, pushed, raisedHere, thrown} from './after-call.ts';
import {caught, created, goesOn, taken} from './after-line.ts';
import {came, left, refused, returned, takesValue, yielded} from './after-return.ts';
import type {ChoiceContext} from './choice-context.ts';

/** What the person is asked to choose from at a mark: moves of CPython, the likeliest first; empty where the next stage is theirs. */
export function choicesAt(state: State): readonly Choice[] {
	const {stage} = state;
	if (stage === null) return [];
	const name = (id: FrameId | null): string =>
		id === null ? 'its caller' : id === personId ? 'the client' : frameName(state, id);
	const here =
		(...kinds: readonly StageKind[]) =>
		(next: Stage): boolean =>
			next.frame === stage.frame && kinds.includes(next.kind);
	return possible({state, stage, frame: state.frames.get(stage.frame), self: name(stage.frame), name, here});
}

/** Which task the loop runs next is asyncio's affair. */
function isTask({state, frame}: ChoiceContext): boolean {
	return frame !== undefined && state.codes.get(frame.code)?.kind === 'task';
}

function possible(context: ChoiceContext): readonly Choice[] {
	const {stage, state} = context;
	switch (stage.kind) {
		case 'call':
			return stage.method === 'throw' || stage.method === 'close' ? thrown(stage, context) : called(stage, context);
		case 'refuse':
			return refused(stage, context);
		case 'push':
			return stage.exception === undefined ? pushed(stage, context) : raisedHere(stage.exception, context);
		case 'forward':
			return forwarded(stage, context);
		case 'assign':
		case 'discard':
		case 'use':
			return taken(context);
		case 'evaluate':
			return goesOn(context);
		case 'create':
			return stage.by === null || stage.by === personId ? [] : created(stage, context);
		case 'delegate':
			return delegated(stage, context);
		case 'yield':
			return yielded(stage, context);
		case 'return':
			return returned(stage, context);
		case 'catch':
			return stage.value === undefined ? caught(context) : takesValue(stage.value, context);
		case 'raise':
			return left(stage, context);
		case 'result':
			return stage.frame === personId || isTask(context) ? [] : came(stage, context);
		case 'output': {
			const frame = state.frames.get(stage.frame);
			return frame === undefined ? [] : goesOn(context);
		}
		case 'drop':
		case 'spawn':
		case 'wake':
		case 'suspend':
		case 'cancel':
		case 'done':
		case 'choose':
		case 'end':
			return [];
		default:
			return stage satisfies never;
	}
}
