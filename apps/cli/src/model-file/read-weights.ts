import type { StackConfig } from '@lenet5/core';
import {
  type AssumedVariant,
  describeAssumed,
  type FromSafetensorsOptions,
  plainFromCsv,
  plainFromSafetensors,
  StridesUnknownError,
  UnknownWeightsError,
} from '@lenet5/model';
import type { TrainableModel } from '@lenet5/trainer';
import { UsageError } from '../errors/usage-error.js';
import type { GivenVariant } from '../flags/variant.js';
import { currentInvocation, quoteWord } from '../invocation.js';
import type { FoundModel } from './find-model.js';

/** How to read a file of weights. */
interface WeightsReading {
  /** What the flags say about the layers; absent if the command has no such flags. */
  readonly variant?: GivenVariant;
  /** Whether the command has flags for the normalization of the inputs. */
  readonly takesNormalization?: boolean;
  /** The layers that `--layers` names. */
  readonly layers: StackConfig | undefined;
  /** Called with a line of text for each assumption. */
  readonly warn: (text: string) => void;
}

/** A model from a file of weights. */
interface ReadWeights {
  readonly model: TrainableModel;
  /** Absent if nothing is assumed. */
  readonly assumed?: AssumedVariant;
  /** What is assumed although the flags give all parts of the layers. */
  readonly notes?: readonly string[];
}

/** The flags for the most common variant besides the assumed one. */
const OTHER_VARIANT = '--activation relu --pooling max';

const IF_OTHERS = ' — if the weights were trained with others: ';

const PIXELS = 'pixels from 0 (paper) to 1 (ink) are assumed';
const NORMALIZED = 'add --input-mean and --input-std if they were normalized';

function importCommand(path: string, flags = OTHER_VARIANT): string {
  return `${currentInvocation()} import ${quoteWord(path)} ${flags} --out DIR`;
}

/** How to describe layers that do not follow from the weights. Every command accepts what `import` writes. */
function describeLayers(path: string, variant: GivenVariant | undefined): string {
  const command = `describe the layers: ${importCommand(path, '--layers MODEL')}`;
  return variant?.pooling === 'none'
    ? command
    : `${command}, or with --pooling none instead of --layers if convolutions have strides`;
}

/** Reads a file of weights, which may describe its layers. */
export async function readWeights(
  bytes: Uint8Array,
  { format, path }: FoundModel,
  { variant, layers, warn, takesNormalization = true }: WeightsReading,
): Promise<ReadWeights> {
  const { layers: _, normalization, ...parts } = variant ?? {};
  let assumed: AssumedVariant | undefined;
  const reading: FromSafetensorsOptions = {
    ...parts,
    ...(layers && { layers }),
    onAssumed(found) {
      assumed = found;
      const remedy = remedyFor(found, path, variant, takesNormalization && !normalization);
      warn(`warning: ${describeAssumed(path, found)}${remedy}`);
    },
  };
  const plain = await withFlagNames(path, variant, () =>
    format === 'csv'
      ? plainFromCsv(new TextDecoder().decode(bytes), path, reading)
      : plainFromSafetensors(bytes, path, reading),
  );
  // Only a file that does not describe its layers takes them from the flags.
  const isGiven = layers !== undefined || Object.keys(parts).length > 0;
  const notes =
    isGiven && !assumed && !normalization ? [takesNormalization ? `${PIXELS}: ${NORMALIZED}` : PIXELS] : [];
  for (const note of notes) warn(`note: ${path}: ${note}`);
  if (plain) return { model: plain, ...(assumed && { assumed }), ...(notes.length > 0 && { notes }) };
  return { model: await (await import('./tfjs-models.js')).readTfjsSafetensors(bytes, path) };
}

/** The flags to give if an assumption is wrong. What follows from the shapes cannot be given. */
function remedyFor(
  assumed: AssumedVariant,
  path: string,
  variant: GivenVariant | undefined,
  takesNormalization: boolean,
): string {
  const { activation, pooling, inferred } = assumed;
  if (!variant) return activation || pooling ? `${IF_OTHERS}${importCommand(path)}` : '';
  const flags = [
    ...(activation || pooling ? [OTHER_VARIANT] : []),
    ...(pooling && inferred ? ['--pooling none if convolutions have strides'] : []),
    ...(takesNormalization ? ['--input-mean and --input-std if the pixels were normalized'] : []),
  ];
  return flags.length > 0 ? `${IF_OTHERS}add ${flags.join(', or ')}` : '';
}

/** Where the layers do not follow from the weights, names the flags that describe them. */
async function withFlagNames<Value>(
  path: string,
  variant: GivenVariant | undefined,
  read: () => Promise<Value>,
): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (UnknownWeightsError.isInstance(error))
      throw new UnknownWeightsError(path, error.found ?? '', describeLayers(path, variant));
    if (!StridesUnknownError.isInstance(error)) throw error;
    const { problem, found, choices } = error;
    const flags = choices.map(
      ({ strides, padding }) => `--strides ${strides.join(',')} --padding ${padding}`,
    );
    throw new UsageError({ problem, found, remedy: `add ${flags.join(', or ')}`, cause: error });
  }
}
