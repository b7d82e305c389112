export { execute } from './execute';
export { peak } from './peak';
export { begin, run } from './run';
