import { matchLenet5, type NamedTensor, type PlainModel, plainModel } from '@lenet5/core';
import { OtherLayersError } from './model-file-errors.js';

/** The weights in a file of another program. */
interface OtherModel {
  /** With the names of the page. */
  readonly tensors: readonly NamedTensor[];
  /** What was assumed, omitted or changed, in English. */
  readonly notes: readonly string[];
  /** Whether the file does not describe its layers. */
  readonly isAssumed: boolean;
}

/** Reads a file. */
type Read = (bytes: Uint8Array, name: string) => Promise<OtherModel>;

/** The readers by the ending of the file. */
const READERS: readonly (readonly [ending: RegExp, read: Read])[] = [
  [/\.onnx$/i, async (bytes, name) => described((await import('@lenet5/model/onnx')).fromOnnx(bytes, name))],
  [
    /\.(keras|h5|hdf5)$/i,
    async (bytes, name) => described(await (await import('@lenet5/model/keras')).fromKeras(bytes, name)),
  ],
  [/\.csv$/i, readCsv],
  [/\.safetensors$/i, readSafetensors],
];

/** The reader of a file; undefined for another format. */
export function readerOf(name: string): Read | undefined {
  return READERS.find(([ending]) => ending.test(name))?.[1];
}

function described({
  model,
  notes,
}: {
  readonly model: PlainModel;
  readonly notes: readonly string[];
}): OtherModel {
  return { tensors: tensorsOf(model), notes, isAssumed: false };
}

async function readCsv(bytes: Uint8Array, name: string): Promise<OtherModel> {
  const { plainFromCsv } = await import('@lenet5/model');
  return assuming((options) => plainFromCsv(new TextDecoder().decode(bytes), name, options));
}

/** Reads weights with the names of another framework. */
async function readSafetensors(bytes: Uint8Array, name: string): Promise<OtherModel> {
  const { plainFromSafetensors } = await import('@lenet5/model');
  return assuming((options) => plainFromSafetensors(bytes, name, options));
}

/** Reads a file of weights, with the layers of the page. */
async function assuming(
  read: (options: { readonly onAssumed: () => void }) => Promise<PlainModel | undefined>,
): Promise<OtherModel> {
  let isAssumed = false;
  const onAssumed = (): void => {
    isAssumed = true;
  };
  const model = await read({ onAssumed });
  if (!model) throw new OtherLayersError('TensorFlow.js');
  return { tensors: tensorsOf(model), notes: [], isAssumed };
}

/** @throws OtherLayersError if it is not the LeNet-5 of the page */
function tensorsOf(model: PlainModel): NamedTensor[] {
  const match = matchLenet5(withSoftmax(model));
  if ('difference' in match) throw new OtherLayersError(match.difference);
  return match.model.readValues();
}

/** A model of PyTorch outputs logits. */
function withSoftmax(model: PlainModel): PlainModel {
  const { layers } = model.config;
  const last = layers.at(-1);
  if (last?.type !== 'Dense' || last.activation !== 'linear') return model;
  const config = {
    ...model.config,
    layers: [...layers.slice(0, -1), { ...last, activation: 'softmax' } as const],
  };
  return plainModel(config, model.readValues());
}
