export { type PlainLenet5Options, plainLenet5 } from './plain-lenet5.js';
export type { PlainLayer, PlainModel, PlainWeight } from './plain-model.js';
