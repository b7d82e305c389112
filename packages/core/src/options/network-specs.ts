/** The activation of every layer of a LeNet-5 but the last, which has a softmax. */
export const ACTIVATION = {
  type: 'choice',
  choices: ['tanh', 'relu', 'sigmoid', 'linear', 'elu', 'gelu', 'softplus'],
  default: 'tanh',
} as const;

/** The kind of both pooling layers of a LeNet-5. */
export const POOLING = { type: 'choice', choices: ['average', 'max'], default: 'average' } as const;

/** The padding of `conv1` of a LeNet-5. */
export const PADDING = { type: 'choice', choices: ['valid', 'same'], default: 'valid' } as const;

/** The rate of the dropout after each hidden dense layer of a LeNet-5; without dropout 0. */
export const DROPOUT = { type: 'number', min: 0, below: 1, default: 0 } as const;

/** The factor of the filters and of the hidden units of a LeNet-5, whose products are rounded. */
export const WIDTH = { type: 'number', min: 0.1, max: 16, default: 1 } as const;
