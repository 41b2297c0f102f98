import {expect, test} from 'vitest';
import {layout, MIN_SIZE, UNLIMITED_HEIGHTS} from '../../source/ui/screen/layout.ts';
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
	const place = layout(columns, rows, {...UNLIMITED_HEIGHTS, demoCaptions: demoCaption === '' ? [] : [demoCaption]});
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
		const place = layout(columns, rows, {...UNLIMITED_HEIGHTS, panes});
		if (place === null) throw new Error('There is no layout.');
		const boxes = place.sections.flat(2);
		expect(boxes.reduce((sum, {width}) => sum + width, 0)).toBe(columns);
		for (const box of boxes) expect(box.panes.reduce((sum, pane) => sum + pane.rows + 1, 1)).toBe(place.body);
		expect(boxes.flatMap(box => box.panes).map(({id}) => id)).toEqual(panes);
		expect(boxes.flatMap(box => box.panes).filter(pane => pane.rows < 1)).toEqual([]);
	}
});
