/** What the words of a Python source are, by highlight.js. It is loaded after the first screens. */

import python from 'highlight.js/lib/languages/python';
import {createLowlight} from 'lowlight';
import type {Highlight, Token, TokenKind} from '../../terminal/theme/syntax.ts';
import {sourceLines} from '../source-lines.ts';

/** A longer text would hold up a key: it is shown plain. */
const MAX_LENGTH = 50_000;

/** So many texts are remembered. */
const MAX_TEXTS = 32;

/** The classes of highlight.js that are told apart. */
const KINDS: Readonly<Record<string, TokenKind>> = {
	'hljs-keyword': 'keyword',
	'hljs-literal': 'keyword',
	'hljs-string': 'string',
	'hljs-number': 'number',
	'hljs-comment': 'comment',
	'hljs-title': 'name',
	'hljs-built_in': 'name',
	'hljs-meta': 'name',
};

/** A node of the tree that lowlight makes. */
type Node = ReturnType<ReturnType<typeof createLowlight>['highlight']>['children'][number];

const lowlight = createLowlight({python});

function kindOf(node: Node): TokenKind | undefined {
	const classes = node.type === 'element' ? node.properties['className'] : undefined;
	return Array.isArray(classes) ? classes.map(name => KINDS[name]).find(kind => kind !== undefined) : undefined;
}

/** Calls back with each piece of text, and what it is. */
function walk(
	nodes: readonly Node[],
	kind: TokenKind | undefined,
	take: (text: string, kind?: TokenKind) => void,
): void {
	for (const node of nodes) {
		if (node.type === 'text') take(node.value, kind);
		else if (node.type === 'element') walk(node.children, kindOf(node) ?? kind, take);
	}
}

function tokensOf(text: string): readonly (readonly Token[])[] {
	const lines: Token[][] = [[]];
	let column = 0;
	walk(lowlight.highlight('python', sourceLines(text).join('\n')).children, undefined, (piece, kind) => {
		for (const [index, part] of piece.split('\n').entries()) {
			if (index > 0) {
				lines.push([]);
				column = 0;
			}

			if (kind !== undefined && part !== '') lines.at(-1)?.push({start: column, end: column + part.length, kind});
			column += part.length;
		}
	});
	return lines;
}

/** Makes what gives the tokens of each line of a Python source; none where that is too long. It remembers the texts that it met. */
export function createHighlight(): Highlight {
	const known = new Map<string, readonly (readonly Token[])[]>();
	return text => {
		if (text.length > MAX_LENGTH) return [];
		const found = known.get(text);
		if (found !== undefined) return found;
		const tokens = tokensOf(text);
		if (known.size >= MAX_TEXTS) known.clear();
		known.set(text, tokens);
		return tokens;
	};
}
