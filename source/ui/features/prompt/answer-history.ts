import {lineOf, textOf} from '../../input/line-editor.ts';
import type {Prompt} from '../../state/prompt.ts';

/** Earlier answers, the newest last. */
export type Answers = readonly string[];

/** Adds an answer; one that was given before moves to the end. */
export function remember(answers: Answers, answer: string): Answers {
	return [...answers.filter(earlier => earlier !== answer), answer];
}

/** The prompt with the answer `by` further back (or nearer, when negative); what was being written is kept. */
export function recall(prompt: Prompt, answers: Answers, by: 1 | -1): Prompt {
	const to = Math.max(0, Math.min(answers.length, prompt.recall + by));
	if (to === prompt.recall) return prompt;
	const draft = prompt.recall === 0 ? textOf(prompt.line) : prompt.draft;
	return {...prompt, recall: to, draft, line: lineOf(to === 0 ? draft : (answers.at(-to) ?? ''))};
}
