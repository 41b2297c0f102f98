import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {pythonOf} from '../helpers/pythons.ts';
import {check, type Pythons, type Verdict} from './check.ts';
import type {Comparing} from './compare.ts';

const script = path.join(import.meta.dirname, 'python', 'shrink.py');

/** Takes statements away while the program still differs in the same way. */
export async function shrink(text: string, pythons: Pythons, comparing: Comparing, signature: string): Promise<string> {
	return shrinkWhile(
		text,
		pythons,
		async smaller => signatureOf(await check(smaller, pythons, comparing)) === signature,
	);
}

/** Takes statements away while `holds` of what is left. */
export async function shrinkWhile(
	text: string,
	pythons: Pythons,
	holds: (smaller: string) => Promise<boolean>,
): Promise<string> {
	let smallest = text;
	let from = 0;
	for (;;) {
		const candidates = smaller(smallest, pythons.oracle);
		let found = -1;
		for (let tried = 0; tried < candidates.length; tried += 1) {
			const index = (from + tried) % candidates.length;
			const candidate = candidates[index];
			if (candidate === undefined || !(await holds(candidate))) continue;
			smallest = candidate;
			found = index;
			break;
		}
		if (found === -1) return smallest;
		// Those before it were tried in vain.
		from = found;
	}
}

/** Equal for verdicts of the same kind; null: nothing differs. */
export function signatureOf(verdict: Verdict): string | null {
	return verdict.kind === 'different' ? verdict.difference.signature : verdict.kind === 'crashed' ? 'crashed' : null;
}

/** Programs with one statement or expression less. A newer Python knows where statements end, also in older programs. */
function smaller(text: string, python: string | null): string[] {
	const newest = pythonOf('3.13')?.file ?? pythonOf('3.12')?.file ?? python ?? 'python3';
	const {stdout, status, stderr} = spawnSync(newest, [script], {input: text, encoding: 'utf8', maxBuffer: 1 << 28});
	if (status !== 0) throw new Error(stderr);
	return JSON.parse(stdout) as string[];
}
