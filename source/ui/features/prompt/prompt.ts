/** The prompts: their questions, and the statements that their answers make. */

import type {Target} from '../../../protocol/index.ts';
import {emptyLine} from '../../input/line-editor.ts';
import type {Prompt} from '../../state/prompt.ts';

export function createPrompt(about: Prompt['about']): Prompt {
	return {about, line: emptyLine, recall: 0, draft: '', sent: null, completion: null, problem: null};
}

/** The parameters of a target that must be given. */
export function requiredParameters(target: Target): readonly string[] {
	return target.parameters.filter(parameter => parameter.required).map(({name}) => name);
}

/** The text before and after the answer, so that the row reads as Python. */
export function textAroundAnswer({about}: Prompt): readonly [before: string, after: string] {
	switch (about.kind) {
		case 'send':
			return ['send(', ')'];
		case 'throw':
			return ['throw(', ')'];
		case 'watch':
			return ['watch ', ''];
		case 'until':
			return ['until ', ''];
		case 'follow':
			return ['follow ', ''];
		case 'argument': {
			const given = [...about.values.slice(0, about.index), ''].join(', ');
			return [`${about.target.name}(${given}${requiredParameters(about.target)[about.index] ?? ''} = `, ')'];
		}
	}
}

/** The question, as a sentence. */
export function question({about}: Prompt): string {
	switch (about.kind) {
		case 'send':
			return 'What to send? A Python expression, for example 100. ⏎ sends it, esc goes back.';
		case 'throw':
			return "What to throw? A Python expression, for example ValueError('x'). ⏎ throws it, esc goes back.";
		case 'watch':
			return 'What to watch at each stage? An expression that is watched is removed. esc goes back.';
		case 'until':
			return about.last === null
				? 'Until what? 28, a function, frame, raise, output TEXT, end … tab completes.'
				: `Until what? ⏎ alone: ${about.last} again. tab completes, esc goes back.`;
		case 'follow':
			return `Follow which frame? ⏎ alone: ${about.at}. tab completes, esc goes back.`;
		case 'argument': {
			const name = requiredParameters(about.target)[about.index] ?? '';
			return `What is ${name} of ${about.target.name}? A Python expression. ⏎ goes on, esc goes back.`;
		}
	}
}

/** The statement that makes the generator of a target, with its required arguments. */
export function creationStatement(target: Target, values: readonly string[]): string {
	return `${target.variable} = ${target.name}(${values.join(', ')})`;
}
