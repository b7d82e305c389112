/** What a model scored, and on what. */
export interface ScoredOn {
  /** The name of the data. */
  readonly data: string;
  /** Whether that is the canonical MNIST. */
  readonly verified: boolean;
  readonly split: 'test' | 'validation';
  /** 0 to 1. */
  readonly accuracy: number;
  /** In nats. */
  readonly loss: number;
}

/** MNIST on the Hub. */
const MNIST = 'ylecun/mnist';

/** A text as YAML: JSON's quotes are YAML's too. */
const quoted = (text: string): string => JSON.stringify(text);

/** `my-digits` of "My digits!". */
function slug(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'data'
  );
}

function modelIndex({ data, verified, split, accuracy, loss }: ScoredOn): string[] {
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
 * The YAML of a model card, without its fences, as the Hub's specification has it
 * (https://github.com/huggingface/hub-docs/blob/main/modelcard.md).
 *
 * @param verified whether it was trained on the canonical MNIST.
 */
export function modelCardMetadata(verified: boolean, score: ScoredOn | undefined): string {
  return [
    '# The weights are yours: name here the licence that you give them.',
    'license: mit',
    'library_name: tfjs',
    'pipeline_tag: image-classification',
    'tags:',
    '  - lenet-5',
    '  - mnist',
    '  - image-classification',
    '  - tensorflow.js',
    ...(verified ? ['datasets:', `  - ${MNIST}`] : []),
    'metrics:',
    '  - accuracy',
    ...(score ? modelIndex(score) : []),
  ].join('\n');
}
