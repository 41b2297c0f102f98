import type {Fold} from '../../../engine/fold.ts';
import type {Stage} from '../../../engine/stage.ts';
import type {FrameState, State} from '../../../engine/state.ts';
import {frameName} from '../../../wording/frame-name.ts';
import {moveSentences} from '../../../wording/move-sentences.ts';
import type {Choice} from '../../state/predicting.ts';

/** A line that runs in the frame of a stage: to try the choices with. */
function lineOf({frame, resumption}: Stage): Stage {
	return {kind: 'evaluate', line: 0, text: '', frame, resumption, evidence: 'observed'};
}

/**
 * The choices at a mark where stages are folded, so that none is about one that is not shown. Where a line may run next, or
 * where one frame is followed, it is asked what that frame does in the end.
 */
export function foldedChoices(choices: readonly Choice[], state: State, {less, only}: Fold): readonly Choice[] {
	const {stage} = state;
	if (stage === null || (!less && only === null)) return choices;
	const line = lineOf(stage);
	const asksForLine = choices.some(({fits}) => fits(line));
	if (only === null) return asksForLine ? outcomes(stage.frame, state) : choices;
	const runs: Choice = {text: moveSentences.runsOn(frameName(state, only)), fits: isBy(only, 'evaluate')};
	const {status} = state.frames.get(only) ?? ({} as Partial<FrameState>);
	const resumed: Choice = {text: `${frameName(state, only)} is resumed`, fits: isBy(only, 'push')};
	return [...(status === 'running' ? outcomes(only, state) : [resumed]), ...(less ? [] : [runs])];
}

function isBy(frame: number, ...kinds: readonly Stage['kind'][]): (stage: Stage) => boolean {
	return next => next.frame === frame && kinds.includes(next.kind);
}

/** What a frame at work comes to, leaving out its lines. */
function outcomes(frame: number, state: State): readonly Choice[] {
	const name = frameName(state, frame);
	return [
		{text: `${name} yields`, fits: isBy(frame, 'yield')},
		{text: moveSentences.over(name), fits: isBy(frame, 'return', 'raise')},
		{text: `${name} calls or delegates`, fits: isBy(frame, 'call', 'delegate', 'forward')},
	];
}
