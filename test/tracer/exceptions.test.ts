import {describe, expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {run} from './run.ts';

const program = `
import warnings
warnings.simplefilter("ignore")
def caused():
    try:
        yield 1
    except ValueError as error:
        raise KeyError("k") from error
def in_context():
    try:
        yield 1
    except ValueError:
        raise KeyError("k")
def silenced():
    try:
        yield 1
    except ValueError:
        raise KeyError("k") from None
def cleaning_up():
    try:
        yield 1
    finally:
        raise OSError("o")
def stops():
    yield 1
    raise StopIteration("s")
def thrown(function):
    g = function()
    next(g)
    try:
        g.throw(ValueError("v")) if function is not stops else next(g)
    except (KeyError, OSError, RuntimeError, StopIteration):
        pass
for each in (caused, in_context, silenced, cleaning_up, stops):
    thrown(each)
`;

const plain = (text: string | undefined): string | undefined => text?.replace(/,\)$/, ')');

describe.each([...pythons, {file: undefined, version: '3.14'}])('on Python $version', ({file, version}) => {
	test('an exception that leaves a frame shows what it stands in a chain with (PEP 3134)', async () => {
		const raised: unknown[] = [];
		const {tracerProblem} = await run(file, program, (stage, names) => {
			if (stage.kind !== 'raise') return;
			const {repr, cause, context} = stage.exception;
			raised.push([names.of(stage.frame)?.name, plain(repr), plain(cause?.repr), plain(context?.repr)]);
		});
		const value = "ValueError('v')";
		expect(tracerProblem).toBeNull();
		expect(raised).toEqual([
			['caused', "KeyError('k')", value, undefined],
			['in_context', "KeyError('k')", undefined, value],
			['silenced', "KeyError('k')", undefined, undefined],
			['cleaning_up', "OSError('o')", undefined, value],
			version === '3.6'
				? ['stops', "StopIteration('s')", undefined, undefined]
				: ['stops', "RuntimeError('generator raised StopIteration')", "StopIteration('s')", undefined],
		]);
	});
});
