export {packageFolder, pyodideFolder} from './assets.ts';
export {pythonFile, pythonPath, showable} from './embedded/places.ts';
export {describe, type Ending} from './ending.ts';
export type {Interpreter, InterpreterOptions, Script} from './interpreter.ts';
export {startInterpreter} from './start-interpreter.ts';
