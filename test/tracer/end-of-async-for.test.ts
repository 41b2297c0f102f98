import {expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';
import {run} from './run.ts';

/** CPython 3.9 counts the end of an `async for` to another line. */
const program = `async def counts(end):
    for number in range(end):
        yield number

async def main():
    async for one in counts(1):
        print(one)
    else:
        print('else')
    async for one in counts(0):
        print(one)
    print('behind')
    async for one in counts(0): pass
    else:
        async for one in counts(0):
            if one:
                break
        else: print('inner')

try:
    main().send(None)
except StopIteration:
    pass
`;

skipWithout(pythons);

const found = pythons.filter(({version}) => version !== '3.6');

test.each(found)('an async for ends before its else begins, on Python $version', async ({file}) => {
	const told: string[] = [];
	await run(file, program, (stage, names) => {
		if (stage.frame === null || names.codeOf(stage.frame)?.name !== 'main') return;
		if (stage.kind === 'evaluate') told.push(stage.text);
		if (stage.kind === 'catch' && stage.exception !== undefined) told.push(stage.exception.type);
	});
	expect(told).toEqual([
		'async for one in counts(1):',
		'print(one)',
		'async for one in counts(1):',
		'StopAsyncIteration',
		"print('else')",
		'async for one in counts(0):',
		'StopAsyncIteration',
		"print('behind')",
		'async for one in counts(0): pass',
		'StopAsyncIteration',
		'async for one in counts(0):',
		'StopAsyncIteration',
		"else: print('inner')",
	]);
});
