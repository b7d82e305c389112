/** The score of a model and its data. */
export interface CardScore {
  /** The name of the network. */
  readonly network: string;
  /** The name of the data set. */
  readonly data: string;
  /** Whether the data set is the canonical MNIST. */
  readonly verified: boolean;
  readonly split: 'test' | 'validation';
  /** From 0 to 1. */
  readonly accuracy: number;
  /** The name of the loss for the Hub: `cross_entropy`, in nats, or `penalty` of the true class. */
  readonly lossType: 'cross_entropy' | 'penalty';
  readonly loss: number;
}

/** The name of MNIST on the Hub. */
const MNIST = 'ylecun/mnist';

/** Quotes a text for YAML, which accepts JSON strings. */
const quoted = (text: string): string => JSON.stringify(text);

/** Converts "My digits!" to `my-digits`. */
function slug(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'data'
  );
}

function modelIndex({ network, data, verified, split, accuracy, lossType, loss }: CardScore): string[] {
  return [
    'model-index:',
    `  - name: ${network}`,
    '    results:',
    '      - task:',
    '          type: image-classification',
    '          name: Image Classification',
    '        dataset:',
    `          type: ${verified ? MNIST : quoted(slug(data))}`,
    `          name: ${quoted(data)}`,
    `          split: ${split}`,
    '        metrics:',
    '          - type: accuracy',
    '            name: Accuracy',
    `            value: ${accuracy}`,
    `          - type: ${lossType}`,
    '            name: Loss',
    `            value: ${loss}`,
  ];
}

/**
 * The YAML metadata of a model card, without its fences
 * (https://github.com/huggingface/hub-docs/blob/main/modelcard.md).
 *
 * @param verified whether the model was trained on the canonical MNIST.
 * @param isLenet5 whether the network is a LeNet-5.
 */
export function modelCardMetadata(
  verified: boolean,
  isLenet5: boolean,
  score: CardScore | undefined,
): string {
  return [
    '# The weights are yours: choose their license here.',
    'license: mit',
    'library_name: tfjs',
    'pipeline_tag: image-classification',
    'tags:',
    ...(isLenet5 ? ['  - lenet-5'] : []),
    ...(verified ? ['  - mnist'] : []),
    '  - image-classification',
    '  - tensorflow.js',
    ...(verified ? ['datasets:', `  - ${MNIST}`] : []),
    'metrics:',
    '  - accuracy',
    ...(score ? modelIndex(score) : []),
  ].join('\n');
}
