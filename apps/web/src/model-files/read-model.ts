import { decodeSafetensors, type Lenet5Variant, type PlainModel } from '@lenet5/core';
import type { AssumedVariant, DescribedData, FromSafetensorsOptions } from '@lenet5/model';
import { UnknownLayersError } from './model-file-errors.js';

/** The parts of a LeNet-5 that a file of weights does not name. */
export type VariantChoice = Partial<Pick<Lenet5Variant, 'activation' | 'pooling'>>;

/** A model from a file. */
export interface ReadModel extends DescribedData {
  readonly model: PlainModel;
  /** What was assumed, omitted or changed, in English. */
  readonly notes: readonly string[];
  /** The parts that the file does not name and the caller did not choose, with the values that are used. */
  readonly assumed: VariantChoice;
}

/** Reads a file. `choice` has what the file does not say. */
type Read = (bytes: Uint8Array, name: string, choice: VariantChoice) => Promise<ReadModel>;

/** The readers by the ending of the file. */
const READERS: readonly (readonly [ending: RegExp, read: Read])[] = [
  [/\.safetensors$/i, readSafetensors],
  [/\.onnx$/i, async (bytes, name) => described((await import('@lenet5/model/onnx')).fromOnnx(bytes, name))],
  [
    /\.(keras|h5|hdf5)$/i,
    async (bytes, name) => described(await (await import('@lenet5/model/keras')).fromKeras(bytes, name)),
  ],
  [/\.csv$/i, readCsv],
];

/** The reader of a file; undefined for another format. */
export function readerOf(name: string): Read | undefined {
  return READERS.find(([ending]) => ending.test(name))?.[1];
}

function described(read: Pick<ReadModel, 'model' | 'notes'>): ReadModel {
  return { ...read, assumed: {} };
}

async function readCsv(bytes: Uint8Array, name: string, choice: VariantChoice): Promise<ReadModel> {
  const { plainFromCsv } = await import('@lenet5/model');
  const text = new TextDecoder().decode(bytes);
  return assuming(name, choice, (options) => plainFromCsv(text, name, options));
}

async function readSafetensors(bytes: Uint8Array, name: string, choice: VariantChoice): Promise<ReadModel> {
  const { describedData, plainFromSafetensors } = await import('@lenet5/model');
  const read = await assuming(name, choice, (options) => plainFromSafetensors(bytes, name, options));
  return { ...read, ...describedData(decodeSafetensors(bytes, name).metadata) };
}

/** Reads a file of weights, whose layers can be assumed. */
async function assuming(
  name: string,
  choice: VariantChoice,
  read: (options: FromSafetensorsOptions) => Promise<PlainModel | undefined>,
): Promise<ReadModel> {
  const { describeAssumed } = await import('@lenet5/model');
  let all: AssumedVariant = {};
  const model = await read({
    ...choice,
    onAssumed(parts) {
      all = parts;
    },
  });
  if (!model) throw new UnknownLayersError();
  const { activation, pooling, ...rest } = all;
  const notes = Object.keys(rest).length > 0 ? [describeAssumed(name, rest)] : [];
  return { model, notes, assumed: { ...(activation && { activation }), ...(pooling && { pooling }) } };
}

/** The names of classes in the text of a `classes.json`; undefined if it is not a list of names. */
export async function readClassNames(text: string): Promise<readonly string[] | undefined> {
  const { describedData } = await import('@lenet5/model');
  return describedData({ class_names: text }).classNames;
}
