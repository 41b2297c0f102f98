import {startEmbedded} from './embedded/start.ts';
import type {Interpreter, InterpreterOptions} from './interpreter.ts';
import {startNative} from './native/start.ts';

/** Starts a Python at once. Never throws: what goes wrong is its ending. */
export function startInterpreter(options: InterpreterOptions): Interpreter {
	return options.python === undefined ? startEmbedded(options) : startNative(options, options.python);
}
