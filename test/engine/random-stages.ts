import type {Code, Move, Seen, Stage} from '../../source/engine/stage.ts';
import type {Value} from '../../source/protocol/index.ts';
import {random} from '../helpers/random.ts';

/** The code objects of random stages: generators, and a function (4). */
export const codes: ReadonlyMap<number, Code> = new Map(
	[1, 2, 3, 4].map(id => {
		const kind = id === 4 ? 'function' : 'generator';
		return [id, {id, file: 'a.py', name: `code_${id}`, qualname: `code_${id}`, kind, line: id, sites: []}];
	}),
);

/** Stages in any order, about `frames` frames: more than any program would do, but each of them well formed. */
export function randomStages(seed: number, count: number, frames: number): Stage[] {
	const next = random(seed);
	const below = (limit: number): number => Math.floor(next() * limit);
	const frame = (): number => 1 + below(frames);
	const frameOrNull = (): number | null => (below(3) === 0 ? null : below(frames + 1));
	const value = (): Value => ({type: 'int', repr: String(below(1000)), ...(below(3) === 0 ? {frame: frame()} : {})});
	const moves: ReadonlyArray<() => Move> = [
		() => ({kind: 'call', to: frameOrNull(), text: 'next(g)', ...(below(2) === 0 ? {statement: 'next(g)'} : {})}),
		() => ({kind: 'push', value: value(), start: false}),
		() => ({kind: 'push', value: value(), start: false}),
		() => ({kind: 'delegate', to: value(), text: 'g'}),
		() => ({kind: 'yield', value: value(), passes: false, to: frameOrNull()}),
		() => ({kind: 'return', value: value(), to: frameOrNull()}),
		() => ({kind: 'raise', exception: value(), to: frameOrNull()}),
		() => ({kind: 'catch', value: value()}),
		() => ({kind: 'evaluate', line: below(50), text: `line ${below(9)} "é🙂"`}),
		() => ({kind: 'create', by: frameOrNull()}),
		() => ({kind: 'output', stream: below(2) === 0 ? 'stdout' : 'stderr', text: 'x'.repeat(below(80))}),
		() => ({
			kind: 'result',
			outcome: {way: 'value', value: value()},
			from: frameOrNull(),
			...(below(2) === 0 ? {statement: 'next(g)'} : {}),
			...(below(2) === 0 ? {closes: true} : {}),
		}),
	];
	// `f_back` leads in no circle, so a caller has a smaller number here; the person has no code.
	const seen = (whose: number): Seen => ({
		...(below(2) === 0 && whose > 0 ? {code: 1 + below(4)} : {}),
		...(below(2) === 0 && whose > 0 ? {caller: below(3) === 0 ? null : below(whose)} : {}),
		...(below(3) === 0 ? {stack: [value()]} : {}),
		...(below(3) === 0 ? {locals: {[`name_${below(4)}`]: below(4) === 0 ? null : value()}} : {}),
		...(below(4) === 0 ? {delegatee: value()} : {}),
		...(below(4) === 0 ? {asDelegatee: value()} : {}),
	});
	return Array.from({length: count}, (_, index) => {
		const move = moves[below(moves.length)]?.() as Move;
		const whose = move.kind === 'result' || move.kind === 'call' ? below(frames + 1) : frame();
		return {...move, frame: whose, evidence: 'observed', resumption: index, seen: seen(whose)};
	});
}
