import {afterEach, expect, test} from 'vitest';
import type {Stage} from '../../source/engine/stage.ts';
import {createSearchController} from '../../source/ui/features/search/search-controller.ts';
import {createCell} from '../../source/ui/state/cell.ts';
import {indexOfQuery} from '../../source/ui/state/search.ts';
import {initialUi} from '../../source/ui/state/ui.ts';
import {fakeSession} from './helpers/fake-session.ts';
import {type OpenScreen, openScreen} from './helpers/open-screen.ts';

const opened: OpenScreen[] = [];

afterEach(() => {
	for (const screen of opened.splice(0)) {
		screen.close();
	}
});

test.each([
	['x is Value', 'value', 5],
	['x is Value', 'Value', 5],
	['x is value', 'Value', -1],
	['anything', '', -1],
	['İ value', 'value', -1],
])('in %j %j stands at %i', (text, query, place) => {
	expect(indexOfQuery(text, query)).toBe(place);
});

test('what is typed is marked at once, and enter goes to the next match', async () => {
	const session = fakeSession({happened: 37});
	const screen = openScreen(session);
	opened.push(screen);
	await screen.waitFor('events');
	session.seek(20);
	screen.type('/delegatee]');
	await screen.waitFor('search /delegatee]');
	expect(screen.cursor()).toEqual({column: 19, row: 23});
	screen.type('\r');
	await screen.waitFor('stage 24 of 37');
	await screen.waitFor('/delegatee] 2 of 3');
	screen.type('f');
	await screen.waitFor('stage 26 of 37');
	await screen.waitFor('*24');
	screen.type('F');
	await screen.waitFor('stage 24 of 37');
	// The note says when it goes round.
	screen.type('ff');
	await screen.waitFor('Wrapped to the first match.');
	await screen.waitFor('stage 13 of 37');
	screen.type('F');
	await screen.waitFor('Wrapped to the last match.');
	screen.type('\u001B');
	await screen.waitFor(() => !screen.text().includes('/delegatee]'));
});

test('nothing found is said, and an empty search ends', async () => {
	const session = fakeSession({happened: 37});
	const screen = openScreen(session);
	opened.push(screen);
	await screen.waitFor('events');
	screen.type('/no such thing\r');
	await screen.waitFor('Nothing in the log matches no such thing.');
	screen.type('/\u0015\r');
	await screen.waitFor('stage 37 of 37');
	screen.type('f');
	await screen.waitFor('Nothing in the log matches no such thing.');
});

test('through 100,000 stages no slice takes longer than a frame, and keys go on between them', async () => {
	const base = fakeSession({happened: 37}).snapshot();
	const stages = Array.from({length: 37}, (_, index) => base.history.stage(index));
	const length = 100_000;
	const rare: Stage = {kind: 'assign', target: 'needle', frame: 1, evidence: 'observed', resumption: 1};
	const history = {
		length,
		names: base.history.names,
		lanes: base.history.lanes,
		outputs: 0,
		stage: (index: number) => (index === length - 2 ? rare : (stages[index % 37] as Stage)),
		kind: (index: number) => base.history.kind(index % 37),
		frame: (index: number) => base.history.frame(index % 37),
		printed: (output: number) => base.history.printed(output),
		stateAt: () => base.state,
	};
	const session = fakeSession({happened: 37, snapshot: {history, live: true}});
	let found = -1;
	const seeking = {
		...session,
		seek: (mark: number) => {
			found = mark;
		},
	};
	const ui = createCell(initialUi);
	const searching = createSearchController(seeking, ui);

	// How often the event loop came round meanwhile: each time a key could have been taken.
	let turns = 0;
	const turn = (): void => {
		turns++;
		if (found === -1) {
			setImmediate(turn);
		}
	};

	searching.open();
	for (const stroke of [...'needle', 'enter']) {
		const {search} = ui.get();
		if (search) {
			searching.press(search, stroke);
		}
	}
	setImmediate(turn);
	await expect.poll(() => found, {timeout: 20_000}).toBe(length - 1);
	expect(turns).toBeGreaterThan(1);
});
