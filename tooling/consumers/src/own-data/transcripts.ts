import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeCifar, writeClassFolders, writeEmnist, writeKaggle, writeNpz } from './write-data.js';
import { copyModel, writeBfloat16, writeKeras3Tfjs, writeSeven } from './write-models.js';

/** Commands that a user runs one after the other in a folder. */
export interface Transcript {
  readonly title: string;
  /** What is in the folder. */
  readonly about: string;
  /** Writes the files that the user has. */
  readonly prepare: (folder: string) => Promise<unknown>;
  readonly commands: readonly string[];
}

/** Counts the images, trains, scores, predicts. */
const fromData = (data: string, epochs: number, predict: string): string[] => [
  `ls ${data} | head -7`,
  `lenet5 train --data ${data} --epochs ${epochs} --out run`,
  'lenet5 evaluate run --quiet',
  `lenet5 predict run ${predict}`,
];

/** Your own images: one transcript per kind of data. */
export const DATA_TRANSCRIPTS: readonly Transcript[] = [
  {
    title: 'A folder per class',
    about:
      'PNG files of drawn shapes in a folder per shape. There are no test images, so some of the images are held out.',
    prepare: (folder) => writeClassFolders(join(folder, 'shapes')),
    commands: fromData('shapes', 20, 'shapes/ring/3.png'),
  },
  {
    title: 'EMNIST letters',
    about:
      'IDX files with the names, labels and orientation of EMNIST letters: labels from 1, images column by column.',
    prepare: (folder) => writeEmnist(join(folder, 'emnist'), 'letters', 26, 1),
    commands: fromData('emnist', 15, '--index 2'),
  },
  {
    title: 'EMNIST balanced',
    about: 'The same with the 47 classes of EMNIST balanced.',
    prepare: (folder) => writeEmnist(join(folder, 'emnist'), 'balanced', 47, 0),
    commands: fromData('emnist', 15, '--index 36'),
  },
  {
    title: 'mnist.npz',
    about: 'One file of NumPy arrays, as Keras has it.',
    prepare: (folder) => writeNpz(join(folder, 'mnist.npz')),
    commands: fromData('mnist.npz', 12, '--index 5'),
  },
  {
    title: 'CSV of Kaggle',
    about: 'The files of a competition: only `train.csv` has labels.',
    prepare: (folder) => writeKaggle(join(folder, 'kaggle')),
    commands: fromData('kaggle', 12, '--index 5'),
  },
  {
    title: 'CIFAR-10',
    about: 'Six files in the layout of the binary version of CIFAR-10: 32×32 pixels in color.',
    prepare: (folder) => writeCifar(join(folder, 'cifar-10-batches-bin')),
    commands: fromData('cifar-10-batches-bin', 12, '--index 5'),
  },
];

/** Reads, scores, predicts a file, trains for another epoch. */
const fromModel = (model: string, flags = ''): string[] => [
  `lenet5 info ${model}${flags}`,
  `lenet5 evaluate ${model}${flags} --quiet`,
  `lenet5 predict ${model}${flags} seven.png`,
  `lenet5 train --from ${model}${flags} --limit 2000 --epochs 1 --out tuned`,
];

const inFolder =
  (...writers: readonly ((folder: string) => Promise<unknown>)[]): Transcript['prepare'] =>
  async (folder) => {
    for (const write of [writeSeven, ...writers]) await write(folder);
  };
const copied = (name: string): Transcript['prepare'] => inFolder((folder) => copyModel(name, folder));
const RELU = ' --activation relu --pooling max';
const STRIDED = ' --activation relu --pooling none --input-mean 0.1307 --input-std 0.3081';

/** Your own models: one transcript per kind of file. */
export const MODEL_TRANSCRIPTS: readonly Transcript[] = [
  {
    title: 'ONNX',
    about: 'A network with ReLU and max pooling that PyTorch exported. It outputs logits.',
    prepare: copied('torch-relu.onnx'),
    commands: fromModel('torch-relu.onnx'),
  },
  {
    title: 'Keras (.keras)',
    about: 'A network that `model.save()` of Keras 3 wrote.',
    prepare: copied('relu.keras'),
    commands: fromModel('relu.keras'),
  },
  {
    title: 'Keras (.h5)',
    about: 'The same in the older format of Keras.',
    prepare: copied('relu.h5'),
    commands: fromModel('relu.h5'),
  },
  {
    title: 'Weights of PyTorch',
    about: 'A `state_dict` as safetensors. It has no layers: you give the activation and the pooling.',
    prepare: copied('torch-relu.safetensors'),
    commands: fromModel('torch-relu.safetensors', RELU),
  },
  {
    title: 'Weights of PyTorch with padding',
    about: 'The padding of the first layer follows from the shapes.',
    prepare: copied('torch-pad2.safetensors'),
    commands: fromModel('torch-pad2.safetensors', RELU),
  },
  {
    title: 'Weights of PyTorch with strides, of normalized images',
    about:
      'Convolutions with `stride=2` instead of pooling, trained on `transforms.Normalize((0.1307,), (0.3081,))`. The strides follow from the shapes.',
    prepare: copied('torch-strided.safetensors'),
    commands: [
      `lenet5 info torch-strided.safetensors${STRIDED}`,
      `lenet5 evaluate torch-strided.safetensors${STRIDED} --quiet`,
      `lenet5 predict torch-strided.safetensors${STRIDED} seven.png`,
      `lenet5 import torch-strided.safetensors${STRIDED} --out strided`,
      'lenet5 train --from strided --limit 2000 --epochs 1 --out tuned',
    ],
  },
  {
    title: 'float16',
    about: 'The weights of PyTorch with 16 bits each.',
    prepare: copied('torch-relu-f16.safetensors'),
    commands: fromModel('torch-relu-f16.safetensors', RELU),
  },
  {
    title: 'bfloat16',
    about: 'The other format with 16 bits.',
    prepare: inFolder(writeBfloat16),
    commands: fromModel('torch-relu-bf16.safetensors', RELU),
  },
  {
    title: 'TensorFlow.js from Keras 3',
    about: 'A `model.json` and its weights as the converter writes them, of a network without training.',
    prepare: inFolder(async (folder) => {
      await mkdir(join(folder, 'converted'));
      await writeKeras3Tfjs(join(folder, 'converted'));
    }),
    commands: fromModel('converted/model.json'),
  },
];
