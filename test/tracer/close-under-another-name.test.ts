import {expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';
import {run} from './run.ts';

/** Only the method refers to the generator, which never ran. The last two are dropped. */
const program = `def numbers():
    yield 1

class Numbers:
    def __iter__(self):
        yield 1

stop = numbers().close
stop()
stop = iter(Numbers()).close
stop()
stops = [numbers().close]
stops[0]()
stops[0] = None
made = numbers()
made = None
stop = numbers().close
stop = None
`;

skipWithout(pythons);

test.each(pythons)('close() under another name is no drop, on Python $version', async ({file}) => {
	const told: string[] = [];
	await run(file, program, stage => {
		if (stage.kind === 'call') told.push(stage.text);
	});
	expect(told).toEqual(['stop()', 'stop()', 'stops[0]()']);
});
