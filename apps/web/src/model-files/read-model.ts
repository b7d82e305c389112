import { decodeSafetensors, type Lenet5Variant, type PlainModel, type WeightsPooling } from '@lenet5/core';
import type { AssumedVariant, DescribedData, FromSafetensorsOptions, StridesChoice } from '@lenet5/model';
import { UnknownLayersError, WeightsUnknownError } from './model-file-errors.js';

/** What a file of weights does not say about its layers. */
export interface VariantChoice {
  readonly activation?: Lenet5Variant['activation'];
  readonly pooling?: WeightsPooling;
  /** Of convolutions without pooling, if several strides fit the weights. */
  readonly strides?: { readonly used: StridesChoice; readonly fitting: readonly StridesChoice[] };
}

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

/** Reads a file of weights with the options that the caller knows. */
type ReadWeights = (options: FromSafetensorsOptions) => Promise<PlainModel | undefined>;

/** Reads a file of weights, whose layers can be assumed. */
async function assuming(name: string, choice: VariantChoice, read: ReadWeights): Promise<ReadModel> {
  const { StridesUnknownError, UnknownWeightsError } = await import('@lenet5/model');
  try {
    return await readAs(name, choice, read);
  } catch (error) {
    if (StridesUnknownError.isInstance(error)) {
      const { choices: fitting } = error;
      const [used] = fitting;
      if (!used) throw error;
      const strides = { used, fitting };
      const content = await readAs(name, { ...choice, strides }, read);
      return { ...content, assumed: { ...content.assumed, strides } };
    }
    if (!UnknownWeightsError.isInstance(error)) throw error;
    if (choice.pooling !== undefined) throw new WeightsUnknownError(error);
    const content = await assuming(name, { ...choice, pooling: 'none' }, read).catch(() => {
      throw new WeightsUnknownError(error);
    });
    return { ...content, assumed: { ...content.assumed, pooling: 'none' } };
  }
}

/** Reads a file of weights. @throws UnknownWeightsError, StridesUnknownError if the choice does not suffice */
async function readAs(name: string, choice: VariantChoice, read: ReadWeights): Promise<ReadModel> {
  const { describeAssumed } = await import('@lenet5/model');
  let all: AssumedVariant = {};
  const { strides, ...parts } = choice;
  const model = await read({
    ...parts,
    ...strides?.used,
    onAssumed(found) {
      all = found;
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
