/** What the reports with stages say of a program whose observations there are. */

import {createStager} from '../../source/engine/stager/stager.ts';
import type {Observation} from '../../source/protocol/index.ts';
import {harmful, reportText} from '../helpers/report-text.ts';

const names = ['log', 'table', 'json', 'client', 'mermaid', 'markdown'] as const;

/** What a program printed by the stages of the report in JSON, and the reports that a terminal would act upon. */
export interface Said {
	readonly stdout: string;
	readonly stderr: string;
	readonly harmful: readonly string[];
}

/** Makes all of them. Throws where the stages of a run cannot be made or told. */
export function say(observations: readonly Observation[]): Said {
	const stager = createStager();
	const stages = observations.flatMap(observation => stager.take(observation));
	const texts = Object.fromEntries(names.map(name => [name, reportText(name, stages, stager.codes)]));
	const records = (texts['json'] ?? '')
		.split('\n')
		.slice(0, -1)
		.map(line => JSON.parse(line) as {readonly kind?: string; readonly stream?: string; readonly text?: string});
	const printed = (stream: string): string =>
		records.map(({kind, stream: other, text}) => (kind === 'output' && other === stream ? text : '')).join('');
	return {
		stdout: printed('stdout'),
		stderr: printed('stderr'),
		harmful: names.filter(name => harmful.test(texts[name] ?? '')),
	};
}
