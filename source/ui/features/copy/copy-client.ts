import type {Session} from '../../../session/contract.ts';
import {clientFunction} from '../../../wording/client-function.ts';
import type {Clipboard} from './clipboard.ts';
import {clipboardSequence} from './osc52.ts';

/**
 * Puts what the person did on the clipboard, as a Python function, and says so. Whether the terminal does as it is
 * asked cannot be known, so the sentence names the other way, too.
 */
export function copyClient(session: Session, {write, program, run, save}: Clipboard): string {
	const {driving, history} = session.snapshot();
	if (driving?.kind === 'script') return "The file's own client drives: there is nothing of yours to copy.";
	const lines = clientFunction(history.stateAt(history.length).statements);
	if (lines.length === 0) return 'Nothing is done yet that could be copied.';
	const text = `${lines.join('\n')}\n`;
	if (program !== null) {
		run(program, text);
		return 'Copied as client().';
	}

	const sequence = clipboardSequence(text);
	if (write === undefined || sequence === null) {
		const file = save(text);
		return `That is too long for the terminal's clipboard: ${file === null ? '--report client prints it' : `it is in ${file}`}.`;
	}

	write(sequence);
	return 'Copied as client(), where the terminal takes OSC 52; else: --report client.';
}
