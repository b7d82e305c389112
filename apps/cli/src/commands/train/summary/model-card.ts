import { basename } from 'node:path';
import { formatQuantity } from '@lenet5/core';
import type { History } from '@lenet5/metrics';
import { type AnyImageSet, classNames, imageShape } from '@lenet5/mnist';
import type { EndEvent, StartEvent } from '@lenet5/trainer';
import { isModelName, type ModelName } from '../../../flags/model-source.js';
import { CARD_MARK } from '../../../run-folder/model-card-file.js';
import { formatCount, formatLoss, formatPercent } from '../../../terminal/format.js';
import { networkOptions } from '../config/network-options.js';
import type { TrainConfig } from '../config/train-config.js';
import type { RunData } from '../session/run-data.js';
import { type CardScore, modelCardMetadata } from './card-metadata.js';

/** What a model card is written from. */
export interface CardContent {
  readonly config: TrainConfig;
  readonly data: Pick<RunData, 'source' | 'verified' | 'train'>;
  readonly history: History;
  /** The diagnosis of the history in one sentence. */
  readonly diagnosis: string;
  readonly start: StartEvent;
  readonly end: EndEvent;
  /** The version of @lenet5/cli. */
  readonly lenet5: string;
}

/** Class names that a card lists. */
const MAX_LISTED = 20;

/** What a card says about a network. */
interface NetworkText {
  /** For the metadata. */
  readonly name: string;
  readonly title: string;
  readonly layers: string;
  readonly formats: string;
  /** What it predicts for images that are not like the training images, after "It expects such images, and ". */
  readonly otherImages: string;
}

const ALWAYS_A_CLASS =
  'predicts one of its classes for any other image too. Its probabilities are not calibrated.';

const NETWORKS: Readonly<Record<ModelName, NetworkText>> = {
  lenet5: {
    name: 'lenet5',
    title: 'LeNet-5',
    layers:
      'conv 6@5×5, pool, conv 16@5×5, pool, dense 120, 84 and one output per class, with tanh (after LeCun, Bottou, Bengio & Haffner 1998)',
    formats: '`lenet5 export` converts it for ONNX, Keras, PyTorch or a spreadsheet.',
    otherImages: ALWAYS_A_CLASS,
  },
  'lenet5-1998': {
    name: 'lenet5-1998',
    title: 'LeNet-5 of 1998',
    layers:
      'the network as published by LeCun, Bottou, Bengio & Haffner 1998, with trainable subsampling, the connection table of C3, scaled tanh, and radial basis function units at the bitmaps of the digits',
    formats: '`lenet5 export` converts it for ONNX, TensorFlow.js, PyTorch or a spreadsheet.',
    otherImages:
      'gives a part of the probability to none of its classes: what its probabilities leave to 1. It can still predict a class for an image of something else. Its probabilities are not calibrated.',
  },
};

const FILE_NETWORK: NetworkText = {
  name: 'network',
  title: 'A network',
  layers: 'its `model/model.json` lists the layers',
  formats: '`lenet5 export` converts it to other formats, if they support its layers.',
  otherImages: ALWAYS_A_CLASS,
};

function networkOf(config: TrainConfig): NetworkText {
  const { model, from } = config;
  if (from !== null || !isModelName(model)) return FILE_NETWORK;
  const options = Object.entries(networkOptions(config)).map((option) => option.join(' '));
  if (options.length === 0) return NETWORKS[model];
  const layers = `the layers of LeNet-5 with ${options.join(', ')}, which \`model/model.json\` lists`;
  return { ...NETWORKS[model], title: `A variant of ${NETWORKS[model].title}`, layers };
}

function lossName({ loss }: TrainConfig): string {
  return loss === 'mse' ? 'loss (penalty of the true class)' : 'loss (cross-entropy, nats)';
}

/** The epoch whose weights the model has: the best one if restored, else the last. None if the run stopped in the middle of an epoch. */
function modelEpoch({ restored, stopped, epochs }: EndEvent): number | undefined {
  return restored ?? (stopped === 'completed' ? epochs : undefined);
}

function scoreOf({ history, end, config, data }: CardContent): CardScore | undefined {
  const epoch = modelEpoch(end);
  const accuracy = epoch === undefined ? undefined : history.val_accuracy[epoch - 1];
  const loss = epoch === undefined ? undefined : history.val_loss[epoch - 1];
  if (accuracy === undefined || loss === undefined) return undefined;
  const split = config.validation === 'test' ? 'test' : 'validation';
  const lossType = config.loss === 'mse' ? 'penalty' : 'cross_entropy';
  const network = networkOf(config).name;
  return { network, data: nameOf(data), verified: data.verified, split, accuracy, lossType, loss };
}

function nameOf({ source, verified }: Pick<RunData, 'source' | 'verified'>): string {
  return verified ? 'MNIST' : basename(source) || source;
}

function resultLines(run: CardContent, score: CardScore | undefined): string[] {
  const { start, end, diagnosis } = run;
  if (!score)
    return ['The model has no score: the run stopped in the middle of an epoch, or had no validation.'];
  const { accuracy, loss, split } = score;
  const size = formatQuantity(start.validationSize, 'image');
  return [
    `| | on ${size} (${split}) |`,
    '|---|---|',
    `| accuracy | ${formatPercent(accuracy)} |`,
    `| ${lossName(run.config)} | ${formatLoss(loss)} |`,
    '',
    `The model has the weights of epoch ${modelEpoch(end)} of ${end.epochs}. ${diagnosis}`,
    ...(split === 'test'
      ? ['', 'The best epoch was selected on the test images, so its accuracy is slightly optimistic.']
      : []),
  ];
}

function recipeLines({ config, start, lenet5 }: CardContent): string[] {
  const given = Object.entries(config).filter(([key, value]) => value !== null && key !== 'data');
  return [
    `${formatCount(start.trainSize)} images, ${start.engine} engine (${start.kernels}), lenet5 ${lenet5}. To repeat the run: \`lenet5 train --config config.json\`.`,
    '',
    '| | |',
    '|---|---|',
    ...given.map(([key, value]) => `| ${key} | ${Array.isArray(value) ? value.join(', ') : value} |`),
  ];
}

/** The images and classes of a network: "28×28 gray images", "ten classes". */
function describeImages(set: AnyImageSet): { readonly images: string; readonly classes: string } {
  const [rows, columns, channels] = imageShape(set);
  const kind = channels === 1 ? 'gray images' : `images of ${channels} channels`;
  const images = `${rows}×${columns} ${kind}`;
  if (!set.classNames) return { images, classes: 'ten classes' };
  const { length } = set.classNames;
  const listed = set.classNames.slice(0, MAX_LISTED).join(', ') + (length > MAX_LISTED ? ' …' : '');
  return { images, classes: `${formatCount(length)} classes (${listed})` };
}

/**
 * A model card with metadata for the Hugging Face Hub (https://huggingface.co/docs/hub/model-cards): what the model is, its
 * scores, and how it was trained and is used.
 */
export function modelCard(run: CardContent): string {
  const { start, data } = run;
  const score = scoreOf(run);
  const name = nameOf(data);
  const network = networkOf(run.config);
  const [shape, names] = [imageShape(data.train), classNames(data.train)];
  const { images, classes } = describeImages(data.train);
  return `${[
    '---',
    CARD_MARK,
    modelCardMetadata(data.verified, network !== FILE_NETWORK, score),
    '---',
    '',
    `# ${network.title} on ${name}`,
    '',
    `A convolutional network with ${formatCount(start.parameters)} parameters that classifies ${images} into ${classes}: ${network.layers}.`,
    '',
    '## Results',
    '',
    ...resultLines(run, score),
    '',
    '## Use',
    '',
    '```js',
    "import { loadModel } from '@lenet5/model/node';",
    "import { setupWasm } from '@lenet5/wasm';",
    '',
    'await setupWasm();',
    `const model = await loadModel('model'); // float32 [batch, ${shape.join(', ')}], 0 (paper) to 1 (ink) → [batch, ${names.length}]`,
    '```',
    '',
    network.formats,
    '',
    '## Training',
    '',
    ...recipeLines(run),
    '',
    '## Limits',
    '',
    `It expects single, upright, centered images like those of ${name}, and ${network.otherImages}`,
  ].join('\n')}\n`;
}
