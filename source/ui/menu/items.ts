import type {Target} from '../../protocol/index.ts';
import type {Snapshot} from '../../session/contract.ts';

/** Something that can be driven. */
export type Item =
	| {readonly kind: 'file'; readonly label: string; readonly hint: string}
	| {readonly kind: 'target'; readonly label: string; readonly hint: string; readonly target: Target};

/** The text of the opened file, as far as it is known. */
export function fileText(snapshot: Snapshot): string | null {
	return snapshot.sources.get(snapshot.file) ?? snapshot.sources.values().next().value ?? null;
}

/**
 * Whether a file does something when it is run: it has a statement at its outermost level that is more than a
 * definition, an import or its docstring. Only the order of the menu hangs on it.
 */
export function hasClient(text: string): boolean {
	const code = text.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''/g, '"');
	return code
		.split('\n')
		.some(line =>
			/^(?!async\s+def\b|def\b|class\b|import\b|from\b)\w[\w.]*\s*\(|^(?:if|for|while|with|try|async)\b(?!\s+def\b)/.test(
				line,
			),
		);
}

function targetItem(target: Target): Item {
	const parameters = target.parameters.map(({name}) => name).join(', ');
	return {kind: 'target', label: `${target.name}(${parameters})`, hint: `${target.kind}, l. ${target.line}`, target};
}

/** What the menu offers, in its order. Empty while the file is not read. */
export function items(snapshot: Snapshot): readonly Item[] {
	const text = fileText(snapshot);
	if (snapshot.phase.kind !== 'choosing') {
		return [];
	}

	const drives = text === null || hasClient(text);
	const file: Item = {
		kind: 'file',
		label: 'the file as it is',
		hint: drives ? 'its own client drives' : 'it calls nothing by itself',
	};
	const targets = snapshot.targets.map(targetItem);
	return drives ? [file, ...targets] : [...targets, file];
}
