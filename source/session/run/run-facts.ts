/** What a Python tells of itself, of the program's file, and of the generator that a person drives. */

import type {Observation, Target} from '../../protocol/index.ts';

export class RunFacts {
	/** As it is called on the screen; null while unknown. */
	python: string | null = null;
	isEmbedded = false;
	/** This Python tells of its instructions. */
	instructions = true;
	targets: readonly Target[] = [];
	/** The type of what the person drives; null: it is not made yet. */
	drivenType: string | null = null;
	/** What the person drives came to its end. */
	hasEnded = false;
	/** How the Python was named on the command line. */
	readonly #name: string | undefined;

	constructor(name: string | undefined) {
		this.#name = name;
	}

	/** Takes over what holds for every run of the same file in the same Python, until this one tells it. */
	assume({python, instructions, targets}: RunFacts): void {
		this.python = python;
		this.instructions = instructions;
		this.targets = targets;
	}

	take(observation: Observation): void {
		switch (observation.event) {
			case 'hello': {
				const {implementation, version, embedded, capabilities} = observation;
				this.instructions = capabilities.instructions ?? false;
				this.isEmbedded = embedded;
				this.python = `${implementation} ${version} ${embedded ? 'embedded' : `(${this.#name})`}`;
				return;
			}
			case 'targets':
				this.targets = observation.targets;
				return;
			case 'driving':
				this.drivenType ??= observation.value.type;
				return;
			case 'result':
				this.hasEnded ||= observation.closed === true;
				return;
			default:
		}
	}
}
