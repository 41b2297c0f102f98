import type {FrameNames} from '../engine/frame-names.ts';
import type {Stage} from '../engine/stage.ts';
import {detail} from './detail.ts';
import {frameName} from './frame-name.ts';

/** What frames are called: a history or a state. */
interface Named {
	readonly names: FrameNames;
}

/** Output belongs to the program, not to a frame; the log says which stream it is. */
export function ownerText(stage: Stage, named: Named): string {
	return stage.kind === 'output' ? (stage.stream === 'stderr' ? 'stderr' : '') : frameName(named, stage.frame);
}

/** What a stage's row in the log says: its kind, its frame, and what moved. */
export function logText(stage: Stage, named: Named): string {
	return `${stage.kind} ${ownerText(stage, named)} ${detail(stage, id => frameName(named, id))}`;
}

/** Upper case is told from lower case only where the query has some. */
export function foldedFor(text: string, query: string): string {
	return query === query.toLowerCase() ? text.toLowerCase() : text;
}
