import type {FrameNames} from '../engine/frame-names.ts';
import {resumes, type Stage} from '../engine/stage.ts';
import type {FrameId} from '../protocol/index.ts';
import {countsText, frameName, framePlace, resumptionsText} from '../wording/index.ts';

/** How many generators are named; the others are added up. */
const MAX_NAMED = 8;

interface Count {
	readonly name: string;
	resumptions: number;
	yields: number;
}

/** Counts resumptions and yields as the stages come, however many generators there are. */
export class ResumptionCounts {
	readonly #named = new Map<FrameId, Count>();
	readonly #others: Count = {name: 'others', resumptions: 0, yields: 0};
	#calls = 0;

	take(stage: Stage, names: FrameNames): void {
		if (stage.kind === 'call') this.#calls += 1;
		if (resumes(stage)) this.#of(stage.frame, names).resumptions += 1;
		if (stage.kind === 'yield') this.#of(stage.frame, names).yields += 1;
	}

	/** One line; null when nothing was resumed. */
	line(): string | null {
		if (this.#calls === 0) return null;
		const all = [...this.#named.values(), ...(this.#others.resumptions > 0 ? [this.#others] : [])];
		const parts = all.map(count => `${count.name}: ${countsText(count)}`);
		return `${[`${resumptionsText(this.#calls)} by clients`, ...parts].join('. ')}.`;
	}

	#of(frame: FrameId, names: FrameNames): Count {
		const known = this.#named.get(frame);
		if (known !== undefined) return known;
		if (this.#named.size >= MAX_NAMED) return this.#others;
		const code = names.codeOf(frame);
		const place = framePlace(code, code?.line);
		const name = `${frameName({names}, frame)}${place === null ? '' : ` (${place})`}`;
		const count = {name, resumptions: 0, yields: 0};
		this.#named.set(frame, count);
		return count;
	}
}
