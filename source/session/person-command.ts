/** What the person asks for: a command's kind, with its Python expression where it takes one. */
export type PersonCommand =
	| {readonly kind: 'next'}
	| {readonly kind: 'send'; readonly expression: string}
	| {readonly kind: 'throw'; readonly expression: string}
	| {readonly kind: 'close'}
	/** Of the ready tasks this one has its step next. */
	| {readonly kind: 'choose'; readonly task: string};

/** A command as one types it after the generator and a dot, and as `--drive` takes it. */
export function commandText(command: PersonCommand): string {
	if (command.kind === 'choose') return `choose ${command.task}`;
	return 'expression' in command ? `${command.kind}(${command.expression})` : `${command.kind}()`;
}
