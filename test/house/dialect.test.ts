import {expect, test} from 'vitest';
import {read, repositoryFiles} from './repository.ts';

/** Columns of a line, as the formatter counts them. */
const MAX_WIDTH = 120;
const TAB_WIDTH = 2;

/** One statement in braces under an `if`, `for` or `while`, without an `else`. */
const braced = /^(\t*)((?:if|for|while) \(.*\)) \{\n\1\t([^\t\n/][^\n]*;)\n\1\}$/gm;
const nested = /^(?:if|for|while|const|let|switch|try|function|case)\b|^\}/;

test('a statement that fits behind its if, for or while has no braces', () => {
	const sources = repositoryFiles().filter(file => /^source\/.*\.tsx?$/.test(file));
	expect(sources.flatMap(file => shortBlocks(read(file)).map(line => `${file}: ${line}`))).toEqual([]);
});

test('short statements in braces are found', () => {
	expect(shortBlocks('if (a) {\n\treturn b;\n}\n')).toEqual(['if (a) return b;']);
	expect(shortBlocks(`if (a) {\n\treturn ${'b'.repeat(110)};\n}\n`)).toEqual([]);
});

/** The lines that such statements would be without braces, where they fit. */
function shortBlocks(text: string): string[] {
	return [...text.matchAll(braced)].flatMap(([, indent = '', head = '', statement = '']) => {
		const line = `${head} ${statement}`;
		const isWhole = head.split('(').length === head.split(')').length && !nested.test(statement);
		return isWhole && indent.length * TAB_WIDTH + line.length <= MAX_WIDTH && !statement.includes('//') ? [line] : [];
	});
}
