/** The answers that a recording has to questions of the app. */

import {createDecoder} from '../../protocol/decode.ts';
import type {Observation} from '../../protocol/index.ts';
import {isAnswerLine} from './recorded-place.ts';
import type {RecordedRun} from './recording.ts';
import type {Question} from './transcript.ts';

/** Keeps questions until the program stands still, and answers them by what was recorded. */
export class RecordedAnswers {
	readonly #questions: Question[] = [];
	#areNamesAsked = false;

	ask(question: Question): void {
		this.#questions.push(question);
	}

	/** Asks which names an expression may begin with. */
	askNames(): void {
		this.#areNamesAsked = true;
	}

	/** The answers to all questions so far. A question that was not asked at this point of the run has none. */
	*takeAnswers(run: RecordedRun): Iterable<Observation> {
		if (this.#areNamesAsked) {
			this.#areNamesAsked = false;
			yield namesIn(run);
		}
		for (const question of this.#questions.splice(0)) yield* answerTo(question, run);
	}
}

function namesIn(run: RecordedRun): Observation {
	const [names] = recordedAnswers(run, ({event}) => event === 'names');
	return names ?? {event: 'names', names: []};
}

function answerTo({id, frame, expression, at}: Question, run: RecordedRun): readonly Observation[] {
	const asked = run.questions.find(
		question => question.at === at && question.frame === frame && question.expression === expression,
	);
	if (asked === undefined) return [];
	const [answer] = recordedAnswers(run, each => each.event === 'answer' && each.id === asked.id);
	return answer?.event === 'answer' ? [{...answer, id}] : [];
}

function recordedAnswers(run: RecordedRun, isWanted: (observation: Observation) => boolean): readonly Observation[] {
	const decode = createDecoder();
	return run.lines.flatMap(line => {
		if (!isAnswerLine(line)) return [];
		const decoded = decode(line);
		return decoded.ok && isWanted(decoded.observation) ? [decoded.observation] : [];
	});
}
