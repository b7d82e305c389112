export { adam } from './adam';
export { avgPoolGrad } from './avg-pool-grad';
export { conv2dBackpropFilter } from './conv2d-backprop-filter';
export { conv2dBackpropInput } from './conv2d-backprop-input';
export { maxPoolGrad } from './max-pool-grad';
export { momentum } from './momentum';
