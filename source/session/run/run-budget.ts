import type {Stage} from '../../engine/stage.ts';

/** A program that runs on is stopped after this many stages: memory is limited, and nobody looks at more. */
const MAX_STAGES = 100_000;

/** So much output, in UTF-16 units, counts as one more stage. */
const OUTPUT_PER_STAGE = 500;

/** How many stages a program may make, and how much it may print, before it has to stand still. */
export class RunBudget {
	#stages = 0;
	#output = 0;

	/** The program was sent on. Restores the whole budget. */
	start(): void {
		this.#stages = 0;
		this.#output = 0;
	}

	spend(stage: Stage): void {
		this.#stages += 1;
		if (stage.kind === 'output') this.#output += stage.text.length / OUTPUT_PER_STAGE;
	}

	/** One sentence for the person, once the budget is spent; null before. */
	get exceeded(): string | null {
		if (this.#stages + this.#output < MAX_STAGES) return null;
		const ran = this.#stages > this.#output;
		const much = ran ? `ran on for ${this.#stages.toLocaleString('en')} stages` : 'printed very much';
		return `The program ${much} and was stopped here; ⏎ continues.`;
	}
}
