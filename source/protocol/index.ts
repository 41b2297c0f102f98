export * from './about.ts';
export * from './code.ts';
export * from './loop-options.ts';
export * from './observation.ts';
export * from './request.ts';
export * from './task.ts';
export * from './value.ts';
