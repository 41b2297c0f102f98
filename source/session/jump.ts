/** Jumps of the playhead, by what a person steps by. After the newest mark the program goes on that far. */

import type {Stage} from '../engine/stage.ts';
import type {FrameId} from '../protocol/index.ts';
import type {Jump} from './contract.ts';
import {beginning, nextMark} from './find-mark.ts';
import {isSwitch, switchMark, turnMark} from './find-turn.ts';
import type {Playhead, PlayheadSource} from './playhead.ts';
import type {StageTest} from './until/stage-test.ts';

type Direction = 1 | -1;

/** On or back by one of what a person steps by. */
export function jump(playhead: Playhead, source: PlayheadSource, by: Jump, direction: Direction): void {
	if (by === 'instruction') jumpInstruction(playhead, source, direction);
	else if (by === 'switch') jumpSwitch(playhead, source, direction);
	else jumpTo(by, playhead, source, direction);
}

/** On to the next turn of a lane. */
export function jumpToTurn(playhead: Playhead, source: PlayheadSource, lane: FrameId): void {
	const {lanes} = source.run.log;
	const mark = turnMark(lanes, playhead.cursor, lane);
	if (mark !== null) playhead.seek(mark);
	else runToTurn(playhead, source, () => lanes.turnLane(lanes.turns - 1) === lane);
}

/** History has nothing finer than its marks, so within it this is one mark. */
function jumpInstruction(playhead: Playhead, {run, canGoOn}: PlayheadSource, direction: Direction): void {
	if (direction < 0) playhead.back();
	else if (playhead.cursor < run.log.length) playhead.cursor += 1;
	else if (canGoOn) playhead.runUntil('instruction', 'one');
}

function jumpSwitch(playhead: Playhead, source: PlayheadSource, direction: Direction): void {
	const {lanes} = source.run.log;
	const mark = switchMark(lanes, playhead.cursor, direction);
	if (mark !== null) playhead.seek(mark);
	else if (direction < 0) playhead.seek(0);
	else runToTurn(playhead, source, () => isSwitch(lanes, lanes.turns - 1));
}

/** To a line or a resumption; where one frame is followed, of that frame. */
function jumpTo(
	by: 'line' | 'resumption',
	playhead: Playhead,
	{run, only, canGoOn}: PlayheadSource,
	direction: Direction,
): void {
	const mark = nextMark(run.log, playhead.cursor, by, direction, only);
	if (mark !== null) playhead.seek(mark);
	else if (direction < 0) playhead.seek(0);
	else if (!canGoOn) playhead.seek(run.log.length);
	else if (only === null) playhead.runUntil(by === 'line' ? 'line' : 'result', 'newest');
	else {
		const kind = by === 'line' ? 'evaluate' : beginning(run.log, only);
		playhead.seekStage({test: frameTest(only, kind), missed: () => null});
	}
}

/** On with the program until a turn begins that fits. */
function runToTurn(playhead: Playhead, {run, canGoOn}: PlayheadSource, fits: () => boolean): void {
	const {log} = run;
	playhead.seek(log.length);
	if (!canGoOn) return;
	const begins = (): boolean => log.lanes.turnStart(log.lanes.turns - 1) === log.length - 1 && fits();
	playhead.seekStage({test: {fits: begins, kinds: null, events: null}, missed: () => null});
}

/** The next stage of a kind in a frame. */
function frameTest(frame: FrameId, kind: Stage['kind']): StageTest {
	return {fits: stage => stage.frame === frame && stage.kind === kind, kinds: null, events: null};
}
