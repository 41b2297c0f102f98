/** What the person asks for: a command's kind, with its Python expression where it takes one. */
export type PersonCommand =
	| {readonly kind: 'next'}
	| {readonly kind: 'send'; readonly expression: string}
	| {readonly kind: 'throw'; readonly expression: string}
	| {readonly kind: 'close'};
