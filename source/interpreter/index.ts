export {packageFolder, pyodideFolder} from './assets.ts';
export {pythonFile, pythonPath, showable} from './embedded/places.ts';
export {describe, type Ending} from './ending.ts';
export {type Interpreter, type InterpreterOptions, type Script, startInterpreter} from './interpreter.ts';
