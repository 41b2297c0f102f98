import {expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';
import {run} from './run.ts';

/** Up to 3.10 no position tells which comprehension or lambda of a line runs, only its place among those of the code around it. */
const program = `from functools import partial

def two():
    yield 1
    yield 2

ask = partial(next)

class Both:
    a, b = [next(a) for a in [two()]], [b.send(None) for b in [two()]]

def main():
    x = [next(c) for c in [two()]] + [next(d, 0) for d in [two()]]
    x = [ask(e) for e in [two()]] + [next(f) for f in [two()]]
    x = {g.send(None): h for g in [two()] for h in 'a'}, {next(i): j for i in [two()] for j in 'b'}
    x = sum(next(k) for k in [two()]) + sum(l.send(None) for l in [two()])
    x = list(next(m) for m in [two()] if [next(n) for n in [two()]])
    x = [next(o) for o in [next(p) for p in [iter([two()])]]] + [q.send(None) for q in [two()]]
    x = (lambda r: next(r))(two()), (lambda s: s.send(None))(two())
    x = (lambda: ([next(t) for t in [two()]], [next(u, 3) for u in [two()]]))()
    x = str([next(v) for v in [two()]]) + str([[next(w) for w in [y]] for y in [two()]])

main()
`;

skipWithout(pythons);

test.each(pythons)('what is alike on a line is told apart, on Python $version', async ({file}) => {
	const words: string[] = [];
	await run(file, program, stage => {
		if (stage.kind === 'call' && stage.asker === undefined) words.push(stage.text);
	});
	expect(words).toEqual([
		'next(a)',
		'b.send(None)',
		'next(c)',
		'next(d, 0)',
		'ask(e)',
		'next(f)',
		'g.send(None)',
		'next(i)',
		'next(k)',
		'l.send(None)',
		'next(n)',
		'next(m)',
		'next(o)',
		'q.send(None)',
		'next(r)',
		's.send(None)',
		'next(t)',
		'next(u, 3)',
		'next(v)',
		'next(w)',
	]);
});
