/** Lines and corners of boxes as strokes: fonts leave gaps between them. */

/** For each sign: whether a line goes up, right, down, left from the middle of its cell. */
const ARMS: Readonly<Record<string, string>> = {
	'│': '1010',
	'┊': '1010',
	'─': '0101',
	'━': '0101',
	'├': '1110',
	'┤': '1011',
	'┬': '0111',
	'┯': '0111',
	'┴': '1101',
	'┼': '1111',
};

/** Lines with gaps, and lines of double weight. */
const DASHED = '┊';
const HEAVY = '━┯';

/** How far the two strokes of a heavy line are from its middle, as a part of the cell. */
const WEIGHT = 0.035;

/** Rounded corners: from where to where. */
const CORNERS: Readonly<Record<string, readonly [number, number, number, number]>> = {
	'╭': [1, 0.5, 0.5, 1],
	'╮': [0, 0.5, 0.5, 1],
	'╰': [1, 0.5, 0.5, 0],
	'╯': [0, 0.5, 0.5, 0],
};

/** Whether a sign is drawn. */
export function isBoxLine(sign: string): boolean {
	return sign in ARMS || sign in CORNERS;
}

/** The path of a sign in a cell whose left upper corner is (x, y). */
export function boxPath(sign: string, x: number, y: number, width: number, height: number): string {
	const at = (across: number, down: number): string => `${round(x + across * width)} ${round(y + down * height)}`;
	const corner = CORNERS[sign];
	if (corner !== undefined) {
		const [startX, startY, endX, endY] = corner;
		return `M${at(startX, startY)}Q${at(0.5, 0.5)} ${at(endX, endY)}`;
	}
	const [up, right, down, left] = [...(ARMS[sign] ?? '')].map(arm => arm === '1');
	if (sign === DASHED) return [0.05, 0.4, 0.75].map(top => `M${at(0.5, top)}L${at(0.5, top + 0.2)}`).join('');
	const vertical = up || down ? `M${at(0.5, up ? 0 : 0.5)}L${at(0.5, down ? 1 : 0.5)}` : '';
	const strokes = HEAVY.includes(sign) ? [0.5 - WEIGHT, 0.5 + WEIGHT] : [0.5];
	const horizontal = left || right ? strokes.map(row => `M${at(left ? 0 : 0.5, row)}L${at(right ? 1 : 0.5, row)}`) : [];
	return vertical + horizontal.join('');
}

function round(number: number): number {
	return Math.round(number * 100) / 100;
}
