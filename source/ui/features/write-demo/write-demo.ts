import process from 'node:process';
import type {Session} from '../../../session/contract.ts';
import {writeNewDemo} from '../../../session/demo/new-demo-file.ts';
import {shellWord} from '../../../session/shell-word.ts';
import {demoLines} from './demo-text.ts';

/** Writes the run on show as a demo beside the program, and says where. */
export function writeDemo(session: Session): string {
	const snapshot = session.snapshot();
	const lines = demoLines(snapshot);
	if (lines === null) return 'There is nothing yet that a demo could play.';
	const play = (file: string): string =>
		['gen-step', snapshot.file, '--drive', file].map(word => shellWord(word, process.platform)).join(' ');
	const written = writeNewDemo(snapshot.file, file => `${[`# ${play(file)}`, ...lines].join('\n')}\n`);
	return 'message' in written ? written.message : `Written to ${written.file}: ${play(written.file)}`;
}
