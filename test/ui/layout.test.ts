import {expect, test} from 'vitest';
import {layout, MIN_SIZE, UNLIMITED_SIZES} from '../../source/ui/screen/layout.ts';
import {sourceColumns} from '../../source/ui/screen/source-columns.ts';
import {usableRows} from '../../source/ui/terminal/usable-rows.ts';

const sizes = [
	[60, 16],
	[80, 24],
	[100, 30],
	[109, 17],
	[110, 16],
	[120, 40],
	[169, 90],
	[170, 30],
	[200, 60],
	[500, 200],
	[61, 199],
] as const;

test.each(
	sizes.flatMap(size =>
		['', 'Said. ', 'Said at length. '.repeat(9)].map(demoCaption => [...size, demoCaption] as const),
	),
)('at %ix%i the panes fill the terminal exactly, with a talk that says "%s"', (columns, rows, demoCaption) => {
	const place = layout(columns, rows, {...UNLIMITED_SIZES, demoCaptions: demoCaption === '' ? [] : [demoCaption]});
	expect(place).not.toBeNull();
	if (place === null) {
		return;
	}

	expect(1 + place.body + place.bar + place.demoCaption + place.caption + 1).toBe(rows);
	for (const bands of place.sections) {
		const heights = bands.map(band =>
			band
				.map(box => box.panes.reduce((sum, pane) => sum + pane.rows + 1, 1))
				.reduce((a, b) => (a === b ? a : Number.NaN)),
		);
		expect(heights.reduce((a, b) => a + b, 0)).toBe(place.body);
	}

	const widths = place.sections.map(bands =>
		bands.map(band => band.reduce((sum, box) => sum + box.width, 0)).reduce((a, b) => (a === b ? a : Number.NaN)),
	);
	expect(widths.reduce((a, b) => a + b, 0)).toBe(columns);
	const panes = place.sections.flat(2).flatMap(box => box.panes);
	expect(panes.map(({id}) => id).sort()).toEqual(['client', 'cycle', 'events', 'frames', 'output', 'source']);
	expect(panes.filter(pane => pane.rows < 1)).toEqual([]);
});

/** The width of the pane with the source. */
const sourceWidth = (columns: number, rows: number, needed: number): number | undefined =>
	layout(columns, rows, {...UNLIMITED_SIZES, source: {code: needed, text: needed}, clientHasSource: false})
		?.sections.flat(2)
		.find(({panes}) => panes.some(({id}) => id === 'source'))?.width;

test.each([
	// Columns, rows, what the source needs, what it gets: as ever, all of it, or all that the others leave.
	[80, 24, 20, 38],
	[80, 24, 90, 38],
	[109, 30, 60, 60],
	[120, 40, 20, 48],
	[120, 40, 55, 55],
	[120, 40, 90, 58],
	[160, 40, 90, 90],
	[200, 60, 20, 62],
	[200, 60, 75, 75],
	[200, 60, 200, 84],
	[300, 60, 120, 120],
])('at %ix%i a source that needs %i columns gets %i', (columns, rows, source, width) => {
	expect(sourceWidth(columns, rows, source)).toBe(width);
});

test('what the source needs is the longest line of code that is known, without docstrings', () => {
	const short =
		'def f():\n    """Tell\n    a long story, much longer than any line of the code that follows it here.\n    """\n    yield 1\n';
	expect(sourceColumns(new Map([['a.py', short]]))).toEqual({code: 11 + 1 + 5, text: 77 + 1 + 5});
	const files = new Map([
		['a.py', short],
		['b.py', `x = "${'-'.repeat(40)}"\n\tyield x`],
	]);
	expect(sourceColumns(files).code).toBe(46 + 1 + 5);
	expect(sourceColumns(files.set('c.py', `x = [${'1, '.repeat(1000)}]`))).toEqual({code: 120, text: 120});
	expect(sourceColumns(new Map())).toEqual({code: 0, text: 0});
});

test('a smaller terminal has no layout', () => {
	expect(layout(MIN_SIZE.columns - 1, 50)).toBeNull();
	expect(layout(200, MIN_SIZE.rows - 1)).toBeNull();
	expect(layout(0, 0)).toBeNull();
});

test('on Windows the last row of the terminal stays empty', () => {
	expect(usableRows(24, 'win32')).toBe(23);
	expect(usableRows(24, 'linux')).toBe(24);
});

test.each(sizes)('at %ix%i any choice of panes fills the terminal exactly', (columns, rows) => {
	const all = ['client', 'source', 'cycle', 'frames', 'events', 'output'] as const;
	for (let choice = 1; choice < 2 ** all.length; choice++) {
		const panes = all.filter((_, index) => choice & (1 << index));
		const place = layout(columns, rows, {...UNLIMITED_SIZES, panes});
		if (place === null) throw new Error('There is no layout.');
		const boxes = place.sections.flat(2);
		expect(boxes.reduce((sum, {width}) => sum + width, 0)).toBe(columns);
		for (const box of boxes) expect(box.panes.reduce((sum, pane) => sum + pane.rows + 1, 1)).toBe(place.body);
		expect(boxes.flatMap(box => box.panes).map(({id}) => id)).toEqual(panes);
		expect(boxes.flatMap(box => box.panes).filter(pane => pane.rows < 1)).toEqual([]);
	}
});
