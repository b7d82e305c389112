export { formatValue } from './errors/format-value.js';
export { type ErrorReport, LenetError } from './errors/lenet-error.js';
