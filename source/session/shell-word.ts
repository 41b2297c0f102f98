/** A word as a shell takes it: that of POSIX, or on Windows what the C runtime makes of a command line. */
export function shellWord(word: string, platform: string): string {
	if (/^[\w@%+=:,./-]+$/.test(word)) return word;
	if (platform !== 'win32') return `'${word.replaceAll("'", `'\\''`)}'`;
	return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}
