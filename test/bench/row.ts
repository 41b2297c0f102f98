/** What a row may ask of the run that it is part of. */
export interface Context {
	/** Fewer repetitions: good enough to see whether a change helped, not to be published. */
	readonly quick: boolean;
	/** An empty folder of this run's, taken away at its end. */
	readonly folder: string;
	/** Tells whoever waits what is being measured now. */
	readonly say: (text: string) => void;
}

/** One number of a row, with what it was made of. */
export interface Figure {
	/** Which of the row's figures it is, for example `CPython 3.13.0`; empty where the row has one only. */
	readonly name: string;
	/** Ours and what it is held against, in words: `412 ms`. */
	readonly ours: string;
	readonly against: string;
	readonly value: number;
	readonly unit: 'x' | 'frames' | 'bytes' | 'stages/s';
	/** The quartiles, where there were several runs. */
	readonly spread?: readonly [number, number];
	/** What is to be reached; null: for information. */
	readonly target: {readonly most: number} | {readonly least: number} | null;
	readonly note?: string;
}

/** A figure that could not be had here. */
export interface Missing {
	readonly name: string;
	readonly missing: string;
}

/** A row of the table: it measures ours and its own baseline, in turns. */
export interface Row {
	/** Names it on the command line. */
	readonly id: string;
	readonly what: string;
	readonly against: string;
	/** Rejects when it cannot be measured here; the message says why. */
	measure(context: Context): Promise<ReadonlyArray<Figure | Missing>>;
}

/** Whether a figure is what it was to be; undefined for those without a target. */
export function isReached({value, target}: Figure): boolean | undefined {
	if (target === null) return undefined;
	return 'most' in target ? value <= target.most : value >= target.least;
}
