import { ACTIVATION, DROPOUT, PADDING, POOLING, WIDTH } from '@lenet5/core';

/** Only LeNet-5 by its name has other layers: a file has its own, and the network of 1998 is as published. */
const WHEN = { option: 'model', is: ['lenet5'] } as const;

/** The layers of LeNet-5. See `RECIPE`. */
export const NETWORK_OPTIONS = {
  activation: {
    spec: ACTIVATION as typeof ACTIVATION,
    layers: ['cli'],
    group: 'network',
    when: WHEN as typeof WHEN,
    doc: 'activation of every layer but the last',
  },
  pooling: {
    spec: POOLING as typeof POOLING,
    layers: ['cli'],
    group: 'network',
    when: WHEN as typeof WHEN,
    doc: 'kind of both pooling layers',
  },
  padding: {
    spec: PADDING as typeof PADDING,
    layers: ['cli'],
    group: 'network',
    when: WHEN as typeof WHEN,
    doc: 'padding of conv1; same keeps the size of the image',
  },
  dropout: {
    spec: DROPOUT as typeof DROPOUT,
    layers: ['cli'],
    group: 'network',
    when: WHEN as typeof WHEN,
    doc: 'rate of the dropout after each hidden dense layer',
  },
  width: {
    spec: WIDTH as typeof WIDTH,
    layers: ['cli'],
    group: 'network',
    when: WHEN as typeof WHEN,
    doc: 'factor of the filters and of the hidden units',
  },
} as const;
