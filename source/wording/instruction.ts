import type {Instruction} from '../protocol/index.ts';
import {printable} from './printable.ts';

/** More of an argument than this tells nothing: it may be a whole constant. */
const MAX_ARGUMENT = 40;

/** An instruction with its argument, for example `STORE_FAST x`. Safe on a terminal. */
export function instructionText({opname, argument}: Instruction): string {
	const characters = [...printable(argument)];
	const text = characters.slice(0, MAX_ARGUMENT).join('');
	return `${printable(opname)} ${text}${characters.length > MAX_ARGUMENT ? '…' : ''}`.trimEnd();
}
