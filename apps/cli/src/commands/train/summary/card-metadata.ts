/** The score of a model and its data. */
export interface CardScore {
  /** The name of the data set. */
  readonly data: string;
  /** Whether the data set is the canonical MNIST. */
  readonly verified: boolean;
  readonly split: 'test' | 'validation';
  /** From 0 to 1. */
  readonly accuracy: number;
  /** In nats. */
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

function modelIndex({ data, verified, split, accuracy, loss }: CardScore): string[] {
  return [
    'model-index:',
    '  - name: lenet5',
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
    '          - type: cross_entropy',
    '            name: Loss',
    `            value: ${loss}`,
  ];
}

/**
 * The YAML metadata of a model card, without its fences
 * (https://github.com/huggingface/hub-docs/blob/main/modelcard.md).
 *
 * @param verified whether the model was trained on the canonical MNIST.
 */
export function modelCardMetadata(verified: boolean, score: CardScore | undefined): string {
  return [
    '# The weights are yours: choose their license here.',
    'license: mit',
    'library_name: tfjs',
    'pipeline_tag: image-classification',
    'tags:',
    '  - lenet-5',
    ...(verified ? ['  - mnist'] : []),
    '  - image-classification',
    '  - tensorflow.js',
    ...(verified ? ['datasets:', `  - ${MNIST}`] : []),
    'metrics:',
    '  - accuracy',
    ...(score ? modelIndex(score) : []),
  ].join('\n');
}
