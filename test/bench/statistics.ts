/** The middle of some numbers. Throws RangeError when there are none. */
export function median(numbers: readonly number[]): number {
	return quantile(numbers, 0.5);
}

/** The number below which a share `q` (0 to 1) of the numbers lies, between two of them by their distance. */
export function quantile(numbers: readonly number[], q: number): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	const place = (sorted.length - 1) * q;
	const below = sorted[Math.floor(place)];
	const above = sorted[Math.ceil(place)];
	if (below === undefined || above === undefined) throw new RangeError('There are no numbers.');
	return below + (above - below) * (place - Math.floor(place));
}

/** Two sides of a comparison, run in turns: what one round gave each of them. */
export interface Pairs {
	readonly ours: readonly number[];
	readonly against: readonly number[];
}

/**
 * The median of the rounds' own ratios, with its quartiles. What slows the machine down for a while slows both sides
 * of a round, so it leaves its ratio alone.
 */
export function ratio({ours, against}: Pairs): {readonly value: number; readonly spread: readonly [number, number]} {
	const ratios = ours.map((each, round) => each / (against[round] ?? Number.NaN));
	return {value: median(ratios), spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)]};
}

/** Runs two sides in turns, A B A B, the first `unmeasured` rounds for warming up. */
export async function inTurns(
	rounds: number,
	unmeasured: number,
	ours: () => Promise<number>,
	against: () => Promise<number>,
): Promise<Pairs> {
	const pairs = {ours: [] as number[], against: [] as number[]};
	for (let round = -unmeasured; round < rounds; round++) {
		const [one, other] = [await ours(), await against()];
		if (round >= 0) {
			pairs.ours.push(one);
			pairs.against.push(other);
		}
	}

	return pairs;
}
