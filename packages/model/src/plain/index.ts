export { decodeSafetensors, type Safetensors } from '../safetensors/decode-safetensors.js';
export { encodeSafetensors } from '../safetensors/encode-safetensors.js';
export { type PlainLenet5Options, plainLenet5 } from './plain-lenet5.js';
export type { PlainLayer, PlainModel, PlainWeight } from './plain-model.js';
