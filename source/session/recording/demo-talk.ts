/** What the demo of a recording says at which stage. */

import type {Snapshot} from '../contract.ts';
import type {DemoItem} from '../demo/demo-item.ts';
import {atRest, openRecording} from './play-through.ts';
import type {Recording} from './recording.ts';

/** An item of the demo, and the stage that it was played to. */
export interface Saying {
	readonly stage: number;
	/** What is said from there on. Null: nothing. */
	readonly caption: string | null;
	readonly item: DemoItem;
	/** What the demo shows then, as rows of text. */
	readonly drawn?: readonly string[];
}

/** Draws what a demo shows behind an item. */
export type Drawer = (snapshot: Snapshot, item: DemoItem) => readonly string[];

/**
 * Plays the demo, and gives what it says, in the order of the stages, and what `draw` makes of each item. Where the demo does not fit
 * the recording, it ends.
 */
export async function demoTalk(recording: Recording, draw?: Drawer): Promise<readonly Saying[]> {
	if (recording.demoItems.length === 0) return [];
	const session = openRecording(recording, true);
	const talk: Saying[] = [];
	try {
		for (let before = await atRest(session); before.demoItems.length > 0; ) {
			const item = session.playNext();
			// The next command waits for the client's turn.
			if (item === null) session.finish();
			const now = await atRest(session);
			const {position} = now.state;
			if (now.problem !== null || (item === null && position === before.state.position)) break;
			if (item !== null) {
				const drawn = draw === undefined ? {} : {drawn: draw(now, item)};
				talk.push({stage: position, caption: item.caption ?? null, item, ...drawn});
			}
			before = now;
		}
		return talk;
	} finally {
		await session.close();
	}
}

/** What the talk says at a stage: what it said last; null: nothing. */
export function captionAt(talk: readonly Saying[], stage: number): string | null {
	return talk.findLast(saying => saying.stage <= stage)?.caption ?? null;
}

/** A snapshot of a session without a demo, as if the demo had been played up to its stage. The demo is of the newest branch. */
export function withTalk(snapshot: Snapshot, talk: readonly Saying[]): Snapshot {
	const {branches, branch, state} = snapshot;
	const demoCaption = branch === branches.length - 1 ? captionAt(talk, state.position) : null;
	return {...snapshot, demoCaption, demoCaptions: talk.flatMap(({caption}) => caption ?? [])};
}
