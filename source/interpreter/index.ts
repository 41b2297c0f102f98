export {describe, type Ending} from './ending.ts';
export {type Interpreter, type InterpreterOptions, startInterpreter} from './interpreter.ts';
