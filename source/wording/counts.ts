/** How often something was resumed, and how often it yielded. */
export interface Counts {
	readonly resumptions: number;
	readonly yields: number;
}

/** `3 tasks`, `1 task`. */
export function counted(count: number, word: string): string {
	return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** `3 resumptions`. */
export function resumptionsText(resumptions: number): string {
	return counted(resumptions, 'resumption');
}

/** `3 resumptions, 2 yields`; the separator can be chosen. */
export function countsText({resumptions, yields}: Counts, between = ', '): string {
	return `${resumptionsText(resumptions)}${between}${counted(yields, 'yield')}`;
}

/** The same in signs, for narrow places: `↓3 ↑2`, so often down into the frame and up out of it. */
export function countSigns({resumptions, yields}: Counts): string {
	return `↓${resumptions} ↑${yields}`;
}
