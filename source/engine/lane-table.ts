/** Makes the lanes of a history. */

import type {FrameId} from '../protocol/index.ts';
import {AwaitedFrames} from './awaited-frames.ts';
import type {FrameNames} from './frame-names.ts';
import {LaneEvents} from './lane-events.ts';
import type {LaneCell, LaneEvent, LaneEventKind, Lanes} from './lanes.ts';
import {LoopTimes} from './loop-times.ts';
import {NumberList} from './number-list.ts';
import {personId, type Stage, suspends} from './stage.ts';

/** A lane. */
interface Lane {
	readonly id: FrameId;
	/** The stage from which on it lives. */
	readonly born: number;
	/** The stage that it ended with; Infinity: it lives. */
	ended: number;
	/** Its turns: their first stages, those after their last ones, and when it was ready for them. */
	readonly starts: NumberList;
	readonly ends: NumberList;
	readonly readies: NumberList;
	/** Since which stage it is ready for its next turn; Infinity: it waits. */
	readySince: number;
}

/** Makes the lanes, a stage at a time. */
export class LaneTable implements Lanes {
	readonly #names: Pick<FrameNames, 'codeOf'>;
	readonly #lanes = new Map<FrameId, Lane>();
	readonly #order: FrameId[] = [];
	readonly #births = new NumberList();
	readonly #turnStarts = new NumberList();
	readonly #turnLanes = new NumberList();
	readonly #events = new LaneEvents();
	readonly #times = new LoopTimes();
	/** When generators came to life that were not at work so far. */
	readonly #created = new Map<FrameId, number>();
	readonly #awaited: AwaitedFrames;
	/** The tasks at work: one starts in the step of another where it is eager. */
	#atWork: FrameId[] = [];
	/** How many turns there were at the last resumption. */
	#resumed = 0;
	#length = 0;
	hasTasks = false;

	constructor(names: Pick<FrameNames, 'codeOf'>) {
		this.#names = names;
		this.#awaited = new AwaitedFrames(names);
	}

	/** To be called with each stage, in order. */
	take(stage: Stage): void {
		const index = this.#length;
		this.#length += 1;
		if (stage.at !== undefined) this.#times.tell(index, stage.at);
		const lane = this.#laneAt(stage);
		if (stage.kind === 'create') this.#created.set(stage.frame, index);
		const current = this.#turnLanes.at(this.turns - 1);
		if (lane !== current) this.#startTurn(lane, index, current);
		this.#note(stage, index, lane);
		if (stage.kind === 'delegate' && stage.to?.frame !== undefined) this.#delegate(stage.frame, stage.to.frame);
		if (stage.kind === 'result' && this.#atWork.at(-1) === stage.frame) this.#atWork.pop();
	}

	get turns(): number {
		return this.#turnStarts.length;
	}

	bornBefore(stage: number): readonly FrameId[] {
		return this.#order.slice(0, this.#births.countBelow(stage));
	}

	isTask(lane: FrameId): boolean {
		return this.#names.codeOf(lane)?.kind === 'task';
	}

	hasEnded(lane: FrameId): boolean {
		return (this.#lanes.get(lane)?.ended ?? 0) < this.#length;
	}

	turnAt(stage: number): number {
		return this.#turnStarts.countBelow(stage + 1) - 1;
	}

	turnStart(turn: number): number {
		return this.#turnStarts.at(turn) ?? this.#length;
	}

	turnLane(turn: number): FrameId {
		return this.#turnLanes.at(turn) ?? personId;
	}

	nextTurn(lane: FrameId, stage: number): number | null {
		const {starts} = this.#lanes.get(lane) ?? {};
		return starts?.at(starts.countBelow(stage)) ?? null;
	}

	cell(id: FrameId, from: number, to: number): LaneCell {
		const lane = this.#lanes.get(id);
		if (lane === undefined || lane.born >= to || lane.ended < from) return 'none';
		const turn = lane.starts.countBelow(to) - 1;
		if (turn >= 0 && (lane.ends.at(turn) ?? this.#length) > from) return 'run';
		const ready = lane.readies.at(turn + 1) ?? lane.readySince;
		return ready < to ? 'ready' : 'wait';
	}

	events(...what: Parameters<Lanes['events']>): readonly LaneEvent[] {
		return this.#events.between(...what);
	}

	timeAt(stage: number): number | null {
		return this.#times.at(stage);
	}

	stageAtTime(time: number): number {
		return this.#times.stageAt(time);
	}

	timesBefore(stage: number): number {
		return this.#times.before(stage);
	}

	/** The lane that is at work in a stage. */
	#laneAt(stage: Stage): FrameId {
		switch (stage.kind) {
			case 'call':
				if (stage.task) {
					this.#atWork.push(stage.frame);
					this.hasTasks = true;
				}
				if (stage.to !== null) this.#awaited.release(stage.to);
				return this.#laneOf(stage.frame);
			// Something happens to the frame; whoever is at work stays there.
			case 'create':
			case 'refuse':
			case 'drop':
			case 'output':
			case 'end':
			case 'spawn':
			case 'suspend':
			case 'done':
				return this.#turnLanes.at(this.turns - 1) ?? personId;
			// Between two steps it is the loop that does so.
			case 'wake':
			case 'cancel':
				return stage.by === null && this.#atWork.length === 0
					? personId
					: (this.#turnLanes.at(this.turns - 1) ?? personId);
			default:
				return this.#laneOf(stage.frame);
		}
	}

	#laneOf(frame: FrameId): FrameId {
		const lane = this.#atWork.at(-1) ?? this.#awaited.laneOf(frame);
		if (lane !== undefined) return lane;
		const code = this.#names.codeOf(frame);
		return code !== undefined && suspends(code) ? frame : personId;
	}

	/** In the step of a task all is that task's anyway, and who was at work before keeps the lane. */
	#delegate(by: FrameId, to: FrameId): void {
		if (this.#atWork.length > 0 || this.#lanes.has(to)) return;
		if (this.#awaited.stand(by, to)) this.#created.delete(to);
	}

	#startTurn(id: FrameId, index: number, before: FrameId | undefined): void {
		if (before !== undefined) this.#lanes.get(before)?.ends.push(index);
		const lane = this.#lane(id, this.#created.get(id) ?? index);
		this.#created.delete(id);
		lane.starts.push(index);
		lane.readies.push(Math.min(lane.readySince, index));
		lane.readySince = Number.POSITIVE_INFINITY;
		this.#turnStarts.push(index);
		this.#turnLanes.push(id);
	}

	#lane(id: FrameId, born: number): Lane {
		const known = this.#lanes.get(id);
		if (known !== undefined) return known;
		const lane = {
			id,
			born,
			ended: Number.POSITIVE_INFINITY,
			starts: new NumberList(),
			ends: new NumberList(),
			readies: new NumberList(),
			readySince: Number.POSITIVE_INFINITY,
		};
		this.#lanes.set(id, lane);
		this.#order.push(id);
		this.#births.push(Math.max(born, this.#births.at(this.#births.length - 1) ?? 0));
		return lane;
	}

	/** Keeps what happens in a lane. */
	#note(stage: Stage, index: number, lane: FrameId): void {
		switch (stage.kind) {
			case 'call':
				if (stage.task && stage.method === 'throw') this.#event(index, 'thrown', lane, null);
				return;
			case 'push':
				if (lane === stage.frame || lane === this.#awaited.laneOf(stage.frame))
					this.#noteResumption(stage, index, lane);
				return;
			case 'return':
			case 'raise':
				this.#awaited.release(stage.frame);
				if (lane === stage.frame && lane !== personId) {
					// close() asks for its exception.
					const isEnd = stage.kind === 'return' || stage.taken !== undefined;
					this.#end(lane, index, isEnd ? 'ended' : 'failed');
				}
				return;
			case 'result':
				if (stage.closes && stage.from !== null) this.#end(stage.from, index, 'ended');
				return;
			case 'spawn':
				this.hasTasks = true;
				if (stage.eager) this.#lane(stage.frame, index);
				else this.#lane(stage.frame, index).readySince = index;
				this.#event(index, 'made', stage.frame, stage.by === null ? null : lane);
				return;
			case 'wake':
				this.#wake(stage, index, lane);
				return;
			case 'suspend':
				if (stage.on.kind === 'turn') this.#lane(stage.frame, index).readySince = index;
				return;
			case 'cancel':
				this.#event(index, 'cancel', stage.frame, stage.by === null ? null : lane);
				return;
			case 'done':
				this.#end(stage.frame, index, stage.outcome.way === 'exception' && !stage.cancelled ? 'failed' : 'ended');
				return;
			default:
		}
	}

	#wake({frame, why, by}: Extract<Stage, {kind: 'wake'}>, index: number, current: FrameId): void {
		const lane = this.#lane(frame, index);
		lane.readySince = Math.min(lane.readySince, index);
		if (why !== 'turn') this.#event(index, 'woken', frame, by === null ? null : current);
	}

	/** A value other than None, or an exception, comes into a generator. What moves on within its lane comes from nobody else. */
	#noteResumption(stage: Extract<Stage, {kind: 'push'}>, index: number, lane: FrameId): void {
		if (this.#resumed === this.turns) return;
		this.#resumed = this.turns;
		const from = this.#turnLanes.at(this.turns - 2) ?? personId;
		if (stage.exception !== undefined) this.#event(index, 'thrown', lane, from);
		else if (stage.value !== undefined && stage.value.type !== 'NoneType') this.#event(index, 'sent', lane, from);
	}

	#end(id: FrameId, index: number, kind: LaneEventKind): void {
		const lane = this.#lanes.get(id);
		if (lane === undefined || lane.ended <= index) return;
		lane.ended = index;
		this.#event(index, kind, id, null);
	}

	#event(stage: number, kind: LaneEventKind, lane: FrameId, from: FrameId | null): void {
		this.#events.add({stage, kind, lane, from});
	}
}
