import type {Stage} from '../engine/stage.ts';

/** When a program that runs on is stopped, in stages: memory is not endless, and nobody looks at so many. */
const mostSaid = 100_000;

/** So much text, in UTF-16 units, counts as a stage more. */
const textOfStage = 500;

/** How much a program said since it was sent on. */
export class Breath {
	#stages = 0;
	#texts = 0;

	/** The program is sent on. */
	start(): void {
		this.#stages = 0;
		this.#texts = 0;
	}

	take(stage: Stage): void {
		this.#stages += 1;
		if (stage.kind === 'output') this.#texts += stage.text.length / textOfStage;
	}

	/** A sentence, once it was more than anybody could look at; else null. */
	get spent(): string | null {
		if (this.#stages + this.#texts < mostSaid) return null;
		const ran = this.#stages > this.#texts;
		const much = ran ? `ran on for ${this.#stages.toLocaleString('en')} stages` : 'printed very much';
		return `The program ${much} and rests here; ⏎ lets it run on.`;
	}
}
