import {expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';
import {run} from './run.ts';

/** Up to 3.7 a call has the greatest line so far of its statement, not its own. `early` has code that is never reached. */
const program = `def echo():
    got = None
    while True:
        got = yield got

def all_of(*given, **more):
    return given

def nested(a, b):
    all_of(a.send(
        b.send(1)), next(a,
        None))
    all_of(
        a.send(2), all_of(b.send(
            3)), more=a.send(4))
    x = a.send(5) if b.send(
        6) else b.send(7)
    rows = [a.send(8), [
        b.send(each)
        for each in (9,
                     a.send(10))
    ]]

def early(a, b):
    if a is b:
        return all_of(
            next(a))
        next(b)
    x = (a.send(
        11), b.send(12),
        a.send(13))
    return a.send(
        14), b.send(15)

a, b = echo(), echo()
next(a); next(
    b)
nested(a, b)
early(a, b)
while 0: next(a)
x = (a.send(
    16), b.send(17),
    a.send(18))
`;

skipWithout(pythons);

test.each(pythons)('calls over several lines are told apart, on Python $version', async ({file}) => {
	const words: string[] = [];
	await run(file, program, stage => {
		if (stage.kind === 'call' && stage.asker === undefined) words.push(stage.text.replaceAll(/\s+/g, ' '));
	});
	expect(words).toEqual([
		...['next(a)', 'next( b)'],
		...['b.send(1)', 'a.send( b.send(1))', 'next(a, None)', 'a.send(2)', 'b.send( 3)', 'a.send(4)', 'b.send( 6)'],
		...['a.send(5)', 'a.send(8)', 'a.send(10)', 'b.send(each)', 'b.send(each)'],
		...['a.send( 11)', 'b.send(12)', 'a.send(13)', 'a.send( 14)', 'b.send(15)'],
		...['a.send( 16)', 'b.send(17)', 'a.send(18)'],
	]);
});

/** Up to 3.7 a call begins behind the parentheses around what it calls. */
const parentheses = `def echo():
    while True:
        yield

a, b = echo(), echo()
next(a); next(b)
(a if a else b).send(1)
((a)).send(2)
((a or b).send)(3)
x = [(a).send(4), ( b or a).send(5)]
print((a.send)((b or a).send(8)))
`;

test.each(pythons)('calls of what stands in parentheses are worded with them, on Python $version', async ({file}) => {
	const words: string[] = [];
	await run(file, parentheses, stage => {
		if (stage.kind === 'call' && stage.asker === undefined) words.push(stage.text.replaceAll(/\s+/g, ' '));
	});
	expect(words).toEqual([
		...['next(a)', 'next(b)', '(a if a else b).send(1)', '((a)).send(2)', '((a or b).send)(3)', '(a).send(4)'],
		...['( b or a).send(5)', '(b or a).send(8)', '(a.send)((b or a).send(8))'],
	]);
});

/** From 3.10 on the call of a method has the line where the method is named. */
const methods = `def echo():
    while True:
        yield

def all_of(*given, **more):
    return given

a, b = echo(), echo()
next(a); next(b)
(a or
    b).send(1)
(
    a or b).send(2)
[a,
 b][0].send(
     3)
all_of(a
       .send(4), b.send(5), b
       .send(*[6]))
é = (b
     .throw
     (ValueError) if not a else a
     .send(b
           .send(7)))
`;

test.each(pythons)(
	'calls of methods named on a later line are worded as a whole, on Python $version',
	async ({file}) => {
		const words: string[] = [];
		await run(file, methods, stage => {
			if (stage.kind === 'call' && stage.asker === undefined) words.push(stage.text.replaceAll(/\s+/g, ' '));
		});
		expect(words).toEqual([
			...[
				'next(a)',
				'next(b)',
				'(a or b).send(1)',
				'( a or b).send(2)',
				'[a, b][0].send( 3)',
				'a .send(4)',
				'b.send(5)',
			],
			...['b .send(*[6])', 'b .send(7)', 'a .send(b .send(7))'],
		]);
	},
);
