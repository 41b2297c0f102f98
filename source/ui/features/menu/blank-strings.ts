/** One text or comment: with three quotes over several lines, else up to the end of its line. A backslash guards. */
const textOrComment =
	/"""(?:\\[\s\S]|[^\\])*?(?:"""|$)|'''(?:\\[\s\S]|[^\\])*?(?:'''|$)|"(?:\\[\s\S]|[^\\"\n])*"?|'(?:\\[\s\S]|[^\\'\n])*'?|#[^\n]*/g;

/** Python source with its strings and comments blanked: words and brackets in them mean nothing. */
export function blankStrings(source: string): string {
	return source.replace(textOrComment, found =>
		found.startsWith('#') ? '' : `0${found.slice(1).replace(/[^\n]/g, ' ')}`,
	);
}
