import {describe, expect, test} from 'vitest';
import {frameName} from '../../source/wording/index.ts';
import {pythons} from '../helpers/pythons.ts';
import {run} from './run.ts';

const program = `
class Box:
    def __init__(self, held):
        self.held = held
def inner():
    yield 1
def outer(delegatee):
    yield from delegatee
def own():
    mine = inner()
    yield next(mine)
def drive(g):
    return next(g)
drive(outer(inner()))
Box(inner())
drive(own())
`;

describe.each([...pythons, {file: undefined, version: '3.14'}])('on Python $version', ({file, version}) => {
	test('a generator is told where it is made, when it is made, never in a frame that it is an argument of', async () => {
		const created: string[] = [];
		await run(file, program, (stage, names) => {
			if (stage.kind !== 'create') return;
			created.push(`${names.of(stage.frame)?.name} in ${stage.by === null ? '?' : frameName({names}, stage.by)}`);
		});
		// 3.6 sees no calls: an argument is met with the generator that it is given to.
		const first = version === '3.6' ? ['outer', 'inner'] : ['inner', 'outer'];
		expect(created).toEqual([
			...first.map(name => `${name} in <module>`),
			'inner in <module>',
			'own in <module>',
			'inner in own',
		]);
	});

	// On 3.6 and 3.12 no event tells of that call.
	test.skipIf(version === '3.6' || version === '3.12')(
		'what a call makes that unpacks a generator comes behind the unpacking',
		async () => {
			const kinds: string[] = [];
			const text =
				'def numbers(*values):\n\tfor value in values: yield value\n\nkept = numbers(*numbers())\nprint(kept)\n';
			await run(file, text, ({kind}) => {
				if (kind === 'create' || kind === 'result') kinds.push(kind);
			});
			expect(kinds).toEqual(['create', 'result', 'create']);
		},
	);
});
