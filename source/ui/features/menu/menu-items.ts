import type {Target} from '../../../protocol/index.ts';
import type {Snapshot} from '../../../session/contract.ts';
import {blankStrings} from './blank-strings.ts';
import {type OutlinedFunction, outline} from './source-outline.ts';

/** Something that can be driven. */
export type MenuItem = {
	readonly label: string;
	readonly hint: string;
} /** `drives`: the file calls something by itself. */ & (
	| {readonly kind: 'file'; readonly drives: boolean}
	| {readonly kind: 'target'; readonly line: number; readonly target: Target}
	/** So it looks in the text; Python has not said yet that it is one. */
	| {readonly kind: 'outlined'; readonly line: number}
);

/** The text of the opened file, as far as it is known. */
export function fileText(snapshot: Snapshot): string | null {
	return snapshot.sources.get(snapshot.file) ?? snapshot.sources.values().next().value ?? null;
}

/** At the outermost level: what defines something, or belongs to a statement that began on a line before. */
const DEFINITION = /^(?:async\s+def|def|class|import|from|@|[)\]}]|else|elif|except|finally)/;
/** A call somewhere in a line, or a statement that can hold more of them than its own line. */
const CALL = /[\w)\]]\s*\(|^(?:if|for|while|with|try|match|async)\b/;

/**
 * Whether a file does something when it is run: a statement at its outermost level calls something, be it only to give the
 * result a name.
 */
export function hasClient(text: string): boolean {
	let depth = 0;
	/** A statement in which a bracket is open is not a definition. */
	let called = false;
	return blankStrings(text)
		.split('\n')
		.some(line => {
			const begins = depth === 0 && /^\S/.test(line) && !DEFINITION.test(line);
			const inside = depth > 0 && called;
			for (const character of line) depth += '([{'.includes(character) ? 1 : ')]}'.includes(character) ? -1 : 0;
			called = begins || inside;
			return called && CALL.test(line);
		});
}

const words = (name: string, parameters: readonly string[], kind: string, line: number) => ({
	label: `${name}(${parameters.join(', ')})`,
	hint: `${kind}, line ${line}`,
	line,
});

function targetItem(target: Target): MenuItem {
	const {name, parameters, kind, line} = target;
	const names = parameters.map(parameter => parameter.name);
	return {kind: 'target', ...words(name, names, kind, line), target};
}

const outlinedItem = ({name, parameters, kind, line}: OutlinedFunction): MenuItem => ({
	kind: 'outlined',
	...words(name, parameters, kind, line),
});

/** What the menu offers, in its order: while Python warms up what the text shows. Empty while the file is not read. */
export function menuItems(snapshot: Snapshot): readonly MenuItem[] {
	const text = fileText(snapshot);
	const {phase, driving} = snapshot;
	const isWarmingUp = phase.kind === 'opening' && driving === null && text !== null;
	if (phase.kind !== 'choosing' && !isWarmingUp) return [];
	const drives = text === null || hasClient(text);
	const file: MenuItem = {
		kind: 'file',
		drives,
		label: 'the file as it is',
		hint: drives ? 'its own code calls' : 'it calls nothing by itself',
	};
	const targets = isWarmingUp ? outline(text).map(outlinedItem) : snapshot.targets.map(targetItem);
	return drives ? [file, ...targets] : [...targets, file];
}
