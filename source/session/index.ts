export {describe} from '../interpreter/index.ts';
export {advice} from './advice.ts';
export type {PersonCommand, Session} from './contract.ts';
export {commandsOf, type Demo} from './demo.ts';
export {readDrive} from './drive-option.ts';
export {codeProgram, type ProgramFile, readProgram} from './file.ts';
export {type HeadlessResult, runHeadless} from './headless.ts';
export {version} from './package.ts';
export {createSession} from './session.ts';
