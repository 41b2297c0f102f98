import type {CodeId, FrameId} from '../protocol/index.ts';
import type {Code, Stage} from './stage.ts';

/** What a frame is called: the name of its code, and which frame of that name it is, from 1. */
export interface FrameName {
	readonly name: string;
	readonly number: number;
}

/** The names of the frames that were met. It grows with the stages; a name once given stays. */
export interface FrameNames {
	/** undefined: the frame was not met. */
	of(frame: FrameId): FrameName | undefined;
	/** What it runs; undefined: the frame was not met. */
	codeOf(frame: FrameId): Code | undefined;
	/** Each name once, with the number of the last frame that has it. */
	latest(): Iterable<FrameName>;
}

/** Names frames by the stages that they are met with. It forgets none, so each takes two numbers only. */
export class FrameNameTable implements FrameNames {
	readonly #codes: ReadonlyMap<CodeId, Code>;
	readonly #met = new Map<string, number>();
	readonly #named = new Map<CodeId, string>();
	/** The qualified name of the code that was called so first. */
	readonly #owners = new Map<string, string>();
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
		const name = this.#nameOf(code);
		const number = (this.#met.get(name) ?? 0) + 1;
		this.#met.set(name, number);
		this.#codeOf[frame] = seen.code;
		this.#numberOf[frame] = number;
	}

	of(frame: FrameId): FrameName | undefined {
		const number = this.#numberOf[frame];
		const name = this.#named.get(this.#codeOf[frame] ?? -1);
		return number === undefined || name === undefined ? undefined : {name, number};
	}

	codeOf(frame: FrameId): Code | undefined {
		return this.#codes.get(this.#codeOf[frame] ?? -1);
	}

	*latest(): Iterable<FrameName> {
		for (const [name, number] of this.#met) yield {name, number};
	}

	#nameOf(code: Code): string {
		const known = this.#named.get(code.id);
		if (known !== undefined) return known;
		const name = this.#newName(code);
		this.#named.set(code.id, name);
		return name;
	}

	/** The short name where no other code has it, else the one that says which function it is in. */
	#newName(code: Code): string {
		const short = shortName(code);
		const owner = this.#owners.get(short);
		if (owner === undefined) this.#owners.set(short, code.qualname);
		return owner === undefined || owner === code.qualname || code.module !== undefined || code.kind === 'task'
			? short
			: code.qualname.replaceAll('.<locals>', '');
	}
}

/** The name of a module, else the qualified name from the innermost function on: `Box.pull`, and `inner` for `outer.<locals>.inner`. */
function shortName({kind, name, qualname, module}: Code): string {
	// A task may be called like its coroutine: only a name that asyncio itself gives stands alone.
	if (kind === 'task') return name.startsWith('Task-') ? name : `task ${name}`;
	return module ?? qualname.split('<locals>.').at(-1) ?? name;
}

/** No names. */
export const noFrameNames: FrameNames = {of: () => undefined, codeOf: () => undefined, latest: () => []};
