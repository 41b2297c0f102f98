import type {State, Transit} from '../../../engine/state.ts';
import type {FrameId} from '../../../protocol/index.ts';
import {exceptionText, stopText, valueText} from '../../../wording/value-text.ts';
import {row} from '../../terminal/text/row.ts';
import type {BlockView} from './frame-block.ts';

/** The value on its way to or from the frame `lower`, over the link to the frame above it; null when there is none. */
export function transitOverLink({transit}: State, lower: FrameId): Transit | null {
	if (transit === null) return null;
	return (transit.direction === 'down' ? transit.to : transit.from) === lower ? transit : null;
}

/** What goes over a link: a returned value leaves its frame inside a StopIteration. */
function carried({value, from}: Transit, {stage, codes, frames}: State): string {
	const kind = codes.get(frames.get(from)?.code ?? -1)?.kind;
	const wraps = stage?.kind === 'return' && kind !== 'function' && kind !== 'module';
	return wraps ? stopText(value) : valueText(value);
}

/**
 * The way between a frame and the one below it: solid while `f_back` links them, dotted while the lower one is
 * unlinked; with the value that is on its way.
 */
export function linkRow(lower: FrameId, {state, width, theme, predicting = false}: BlockView): string {
	const frame = state.frames.get(lower);
	const linked = frame !== undefined && frame.caller !== null && frame.status === 'running';
	const transit = transitOverLink(state, lower);
	const line = linked ? '  │' : '  ┊';
	if (transit === null) return row(width, [theme.faint, linked ? line : `${line} not linked`]);
	const arrow = transit.direction === 'down' ? '▼' : '▲';
	const what = transit.exception
		? `✖ ${exceptionText(transit.value)}`
		: predicting
			? valueText(transit.value)
			: carried(transit, state);
	return row(width, [theme.faint, `${line} `], [transit.exception ? theme.wrong : theme.value, `${arrow} ${what}`]);
}
