export { execute } from './execute.generated';
export { peak } from './peak';
export { begin, run } from './run';

/*
 * JavaScript calls only the functions above. The kernels are exported as well so that each stays a function of its own:
 * asc would inline a function with one caller, and the engine would then allocate registers over the whole interpreter.
 */
export * from './kernels.generated';
