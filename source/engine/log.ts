import type {CodeId, FrameId} from '../protocol/index.ts';
import {FrameNameTable} from './frame-names.ts';
import type {History, Printed} from './history.ts';
import {LaneTable} from './lane-table.ts';
import {type Codec, PackedList, plainCodec} from './packed-list.ts';
import {initialState} from './reduce.ts';
import type {Code, Stage} from './stage.ts';
import {type Kind, StageKindList} from './stage-kinds.ts';
import type {State} from './state.ts';
import {StateCheckpoints} from './state-checkpoints.ts';

/** A history that can grow. */
export interface Log extends History {
	/** Adds a stage at the end. */
	append(stage: Stage): void;
	/** How many stages from the first on are certainly the same in another log. Found without a look at each. */
	commonWith(other: Log): number;
	/** How many times a stage was reduced to make a state anew: a measure for tests. */
	readonly remade: number;
}

/** This much text, in UTF-16 units, weighs as much as a stage without text. */
const LIGHT_TEXT = 500;

/** An empty log. `codes` are those of the stager that makes its stages. */
export function createLog(codes: ReadonlyMap<CodeId, Code>, packing: Codec = plainCodec): Log {
	return new StageLog(codes, packing);
}

class StageLog implements Log {
	readonly names: FrameNameTable;
	readonly lanes: LaneTable;
	readonly #stages: PackedList<Stage>;
	readonly #printed: PackedList<Printed>;
	readonly #kinds = new StageKindList();
	readonly #states: StateCheckpoints;

	constructor(codes: ReadonlyMap<CodeId, Code>, packing: Codec) {
		this.names = new FrameNameTable(codes);
		this.lanes = new LaneTable(this.names);
		this.#stages = new PackedList(packing, stage => (stage.kind === 'output' ? weight(stage) : 1));
		// What a screen shows of the output may lie far apart among the stages.
		this.#printed = new PackedList(packing, weight);
		this.#states = new StateCheckpoints(initialState(codes, this.names), index => this.stage(index));
	}

	get length(): number {
		return this.#stages.length;
	}

	get outputs(): number {
		return this.#printed.length;
	}

	get remade(): number {
		return this.#states.remade;
	}

	append(stage: Stage): void {
		this.names.take(stage);
		this.lanes.take(stage);
		this.#kinds.push(stage);
		this.#stages.push(stage);
		if (stage.kind === 'output') this.#printed.push({stream: stage.stream, text: stage.text});
		this.#states.push(stage);
	}

	stage(index: number): Stage {
		return this.#stages.at(index) ?? missing('stage', index, this.length);
	}

	kind(index: number): Kind {
		return this.#kinds.at(index) ?? missing('stage', index, this.length);
	}

	frame(index: number): FrameId {
		return this.#kinds.frameAt(index) ?? missing('stage', index, this.length);
	}

	printed(output: number): Printed {
		return this.#printed.at(output) ?? missing('output', output, this.outputs);
	}

	stateAt(mark: number): State {
		return Number.isInteger(mark) && mark >= 0 && mark <= this.length
			? this.#states.at(mark)
			: missing('mark', mark, this.length);
	}

	commonWith(other: Log): number {
		return other instanceof StageLog ? this.#stages.commonWith(other.#stages) : 0;
	}
}

function weight({text}: Printed): number {
	return 1 + text.length / LIGHT_TEXT;
}

function missing(what: string, index: number, length: number): never {
	throw new RangeError(`There is no ${what} ${index} among ${length}.`);
}
