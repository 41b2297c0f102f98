import {expect, test} from 'vitest';
import type {Phase} from '../../source/session/contract.ts';
import {random} from '../helpers/random.ts';
import {fakeSession} from './helpers/fake-session.ts';
import {openScreen} from './helpers/open-screen.ts';

const esc = '\u001B';
const keys = [
	...'nstcdxurohjk?123/fFzbBJKLH[]{} \r\t',
	...['Z', '1;2A', '1;2B', '1;2C', '1;2D'].map(end => `${esc}[${end}`),
	...['A', 'B', 'C', 'D', 'H', 'F', '5~', '6~', '3~'].map(end => `${esc}[${end}`),
	...[
		'\u007F',
		'\u0001',
		'\u0005',
		'\u000B',
		'\u0015',
		'\u0017',
		'漢',
		'e\u0301',
		'👍🏽',
		`${esc}[200~pasted\n${esc}[201~`,
	],
	`${esc}x`,
];

const phases: readonly Phase[] = [
	{kind: 'opening'},
	{kind: 'choosing'},
	{kind: 'paused'},
	{kind: 'running'},
	{kind: 'ready'},
	{kind: 'over', message: 'The program is over.'},
];

test.each([1, 2, 3])(
	'after thousands of random keys in all phases and sizes the screen still answers (seed %i)',
	async seed => {
		const next = random(seed);
		const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
		const session = fakeSession({happened: 10});
		const screen = openScreen(session);
		try {
			for (let round = 0; round < 150; round++) {
				screen.type(Array.from({length: 1 + Math.floor(next() * 20)}, () => pick(keys)).join(''));
				session.set({
					phase: pick(phases),
					driving:
						next() < 0.2 ? null : pick([{kind: 'script'}, {kind: 'expression', expression: 'delegator()'}] as const),
					problem: next() < 0.2 ? {kind: 'expression', message: `NameError: ${round}`, text: 'one\ntwo'} : null,
					demoItems: next() < 0.5 ? [{kind: 'command', command: {kind: 'next'}}] : [],
				});
				if (next() < 0.1) {
					screen.resize(10 + Math.floor(next() * 200), 3 + Math.floor(next() * 60));
				}

				await new Promise(resolve => {
					setImmediate(resolve);
				});
			}

			screen.resize(80, 24);
			session.set({
				phase: {kind: 'ready'},
				driving: {kind: 'expression', expression: 'delegator()'},
				problem: null,
				demoItems: [],
			});
			// Out of whatever is open: the help, a prompt's arguments one after the other, the search, a zoomed pane.
			for (let round = 0; round < 6; round++) {
				screen.type(esc);
				await new Promise(resolve => {
					setTimeout(resolve, 60);
				});
			}

			session.seek(5);
			await screen.waitFor('stage 5 of');
			await screen.waitFor('events');
			const before = session.asked.length;
			screen.type('\u001B[D');
			await screen.waitFor(() => session.asked.length > before);
			expect(session.asked.at(-1)).toBe('back');
		} finally {
			screen.close();
		}
	},
);
