export { pretrainedPlainLenet5 } from './pretrained-plain-lenet5.js';
