import type {FrameId} from '../protocol/index.ts';
import type {Stage, StageKind} from './stage.ts';

/** What a stage is; an instruction that runs is told apart from a line. */
export type Kind = StageKind | 'instruction';

/** A number for each kind, so that those of a million stages take a million bytes. */
const KIND_NUMBERS: Readonly<Record<Kind, number>> = {
	call: 0,
	refuse: 1,
	push: 2,
	forward: 3,
	assign: 4,
	discard: 5,
	use: 6,
	evaluate: 7,
	instruction: 8,
	create: 9,
	delegate: 10,
	yield: 11,
	return: 12,
	catch: 13,
	raise: 14,
	result: 15,
	output: 16,
	end: 17,
	drop: 18,
	spawn: 19,
	wake: 20,
	suspend: 21,
	cancel: 22,
	done: 23,
	choose: 24,
};

/** All of them, in the order of their numbers. */
export const kinds = Object.keys(KIND_NUMBERS) as readonly Kind[];

/**
 * The kinds and frames of all stages, in order. A scan reads these instead of the stages, which would take too long.
 */
export class StageKindList {
	#numbers = new Uint8Array(1024);
	#frames = new Uint32Array(1024);
	#length = 0;

	push(stage: Stage): void {
		if (this.#length === this.#numbers.length) {
			const longer = new Uint8Array(2 * this.#length);
			longer.set(this.#numbers);
			this.#numbers = longer;
			const frames = new Uint32Array(2 * this.#length);
			frames.set(this.#frames);
			this.#frames = frames;
		}
		this.#numbers[this.#length] = KIND_NUMBERS[kindOf(stage)];
		this.#frames[this.#length] = stage.frame;
		this.#length += 1;
	}

	/** The frame of the stage at an index; undefined: there is none. */
	frameAt(index: number): FrameId | undefined {
		return index < this.#length ? this.#frames[index] : undefined;
	}

	/** undefined: there is no stage at this index. */
	at(index: number): Kind | undefined {
		return index < this.#length ? kinds[this.#numbers[index] ?? -1] : undefined;
	}
}

/** What kind a stage is of; an instruction is told apart from a line. */
export function kindOf(stage: Stage): Kind {
	return stage.kind === 'evaluate' && stage.instruction !== undefined ? 'instruction' : stage.kind;
}
