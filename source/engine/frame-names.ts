import type {CodeId, FrameId} from '../protocol/index.ts';
import type {Code, Stage} from './stage.ts';

/** What a frame is called: its `co_name`, and which frame of that name it is, from 1. */
export interface FrameName {
	readonly name: string;
	readonly number: number;
}

/** The names of the frames that were met. It grows with the stages; a name once given stays. */
export interface FrameNames {
	/** undefined: the frame was not met. */
	of(frame: FrameId): FrameName | undefined;
	/** Its code; undefined: the frame was not met. */
	codeOf(frame: FrameId): Code | undefined;
	/** The file of its code; undefined: the frame was not met, or has none. */
	fileOf(frame: FrameId): string | undefined;
	/** Each name once, with the number of the last frame that has it. */
	latest(): Iterable<FrameName>;
}

/** Names frames by the stages that they are met with. It forgets none, so each takes two numbers only. */
export class FrameNameTable implements FrameNames {
	readonly #codes: ReadonlyMap<CodeId, Code>;
	readonly #met = new Map<string, number>();
	/** By frame. The numbers of frames are given in turn, so these arrays have no gaps worth speaking of. */
	readonly #codeOf: CodeId[] = [];
	readonly #numberOf: number[] = [];

	/** `codes` are those that the stages refer to; they may grow. */
	constructor(codes: ReadonlyMap<CodeId, Code>) {
		this.#codes = codes;
	}

	/** To be called with each stage, in order. */
	take({frame, seen}: Stage): void {
		if (seen?.code === undefined || this.#numberOf[frame] !== undefined) return;
		const code = this.#codes.get(seen.code);
		if (code === undefined) return;
		const name = nameOf(code);
		const number = (this.#met.get(name) ?? 0) + 1;
		this.#met.set(name, number);
		this.#codeOf[frame] = seen.code;
		this.#numberOf[frame] = number;
	}

	of(frame: FrameId): FrameName | undefined {
		const number = this.#numberOf[frame];
		const code = this.#codes.get(this.#codeOf[frame] ?? -1);
		return number === undefined || code === undefined ? undefined : {name: nameOf(code), number};
	}

	codeOf(frame: FrameId): Code | undefined {
		return this.#codes.get(this.#codeOf[frame] ?? -1);
	}

	fileOf(frame: FrameId): string | undefined {
		return this.codeOf(frame)?.file || undefined;
	}

	*latest(): Iterable<FrameName> {
		for (const [name, number] of this.#met) yield {name, number};
	}
}

/** A task may be called like its coroutine: only a name that asyncio itself gives stands alone. */
function nameOf({kind, name}: Code): string {
	return kind === 'task' && !name.startsWith('Task-') ? `task ${name}` : name;
}

/** No names. */
export const noFrameNames: FrameNames = {
	of: () => undefined,
	codeOf: () => undefined,
	fileOf: () => undefined,
	latest: () => [],
};
