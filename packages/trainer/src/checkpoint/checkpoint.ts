import {
  CHECKSUM_ENTRY,
  decodeSafetensors,
  encodeWithChecksum,
  foldNormalization,
  type NamedTensor,
  type Safetensors,
  SafetensorsChecksumError,
} from '@lenet5/core';
import type { EngineState } from '../engine.js';
import { INPUT_NORMALIZATIONS } from '../input-normalization.js';
import type { BestWeights, Progress } from '../run/progress.js';
import {
  DamagedCheckpointError,
  NewerCheckpointError,
  NotACheckpointError,
  OtherRunError,
} from './checkpoint-errors.js';
import { firstDifference, type RunIdentity } from './run-identity.js';
import {
  CHECKSUM_VERSION,
  isRunRecord,
  RECORD_RELEASE,
  RECORD_VERSION,
  type RunRecord,
} from './run-record.js';

/** Everything that a run needs to continue with the same bits. */
export interface Checkpoint {
  readonly identity: RunIdentity;
  readonly progress: Progress;
  readonly state: EngineState;
}

/** Metadata entry of the record. */
const ENTRY = 'lenet5.run';

/** Prefix of the names of the best epoch's weights. */
const BEST = 'best/';

/** Prefix of the names of weights as the engine has them, if the file has others under their own names. */
const NORMALIZED = 'normalized/';

const names = (tensors: readonly NamedTensor[] = []): string[] => tensors.map(({ name }) => name);

/**
 * Encodes a checkpoint as one safetensors file: the weights under their own names (so the file also works as a weights
 * file), the moments, the best epoch's weights as `best/<name>`, and the record of the run in the metadata. In a run with a
 * normalization, the weights under their own names are those of the written model, which takes pixels from 0 to 1; weights
 * that differ from the engine's are also stored as the engine has them, as `normalized/<name>`. The file has a checksum.
 *
 * @returns the bytes that {@link decodeCheckpoint} reads; the same checkpoint gives the same bytes
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { limitImageSet, loadMnist } from '@lenet5/mnist';
 * import { decodeCheckpoint, encodeCheckpoint, fit } from '@lenet5/trainer';
 *
 * const { train } = await loadMnist();
 * const data = { train: limitImageSet(train, 320, 42) };
 * const { checkpoint } = await fit({ model: plainLenet5(), data, epochs: 1 });
 * const bytes = await encodeCheckpoint(await decodeCheckpoint(checkpoint));
 * console.log(bytes.length === checkpoint.length); // true
 * ```
 */
export async function encodeCheckpoint({ identity, progress, state }: Checkpoint): Promise<Uint8Array> {
  const { epoch, step, sums, history, best } = progress;
  const { weights, buffers = [], moments } = state;
  const record: RunRecord = {
    version: RECORD_VERSION,
    release: RECORD_RELEASE,
    identity,
    epoch,
    step,
    sums,
    history,
    optimizerStep: state.step,
    tensors: { weights: names(weights), buffers: names(buffers), moments: names(moments) },
    hasBest: best !== undefined,
  };
  const bestTensors = best ? [...best.weights, ...(best.buffers ?? [])] : [];
  const tensors = [
    ...storedWeights(weights, identity.normalization),
    ...buffers,
    ...moments,
    ...bestTensors.map((tensor) => ({ ...tensor, name: BEST + tensor.name })),
  ];
  return encodeWithChecksum(tensors, { [ENTRY]: JSON.stringify(record) });
}

/** The weights of the written model, and those of the engine that differ from them. */
function storedWeights(
  weights: readonly NamedTensor[],
  normalization: RunIdentity['normalization'],
): readonly NamedTensor[] {
  if (normalization === undefined) return weights;
  const folded = foldNormalization(weights, INPUT_NORMALIZATIONS[normalization]);
  // foldNormalization() returns the weights that it does not change, not copies.
  const changed = weights.filter((weight, index) => weight !== folded[index]);
  return [...folded, ...changed.map((tensor) => ({ ...tensor, name: NORMALIZED + tensor.name }))];
}

function decodeFile(bytes: Uint8Array): Safetensors {
  try {
    return decodeSafetensors(bytes, 'the checkpoint');
  } catch (error) {
    throw SafetensorsChecksumError.isInstance(error)
      ? new DamagedCheckpointError(error.found ?? error.problem, error)
      : error;
  }
}

/** Parses the record in the metadata of a file. */
function readRecord({
  [ENTRY]: json,
  [CHECKSUM_ENTRY]: checksum,
}: Readonly<Record<string, string>>): RunRecord {
  if (json === undefined) throw new NotACheckpointError(ENTRY);
  let record: unknown;
  try {
    record = JSON.parse(json);
  } catch (cause) {
    throw new DamagedCheckpointError(`its ${ENTRY} is invalid JSON`, cause);
  }
  const { version, release } = Object(record);
  if (version > RECORD_VERSION) throw new NewerCheckpointError(version, RECORD_VERSION, release);
  if (!isRunRecord(record)) throw new DamagedCheckpointError(`its ${ENTRY} lacks fields`);
  if (checksum === undefined && record.version >= CHECKSUM_VERSION) {
    throw new DamagedCheckpointError('its checksum is missing');
  }
  return record;
}

/**
 * Decodes a checkpoint into the identity of its run, its progress, and the state of its engine: for example to list the
 * scores so far, or to read the weights of an interrupted run. To resume, pass the bytes to `train()` as `resume` instead.
 *
 * @param bytes The `bytes` of a checkpoint event, the `checkpoint` of `fit()`, or a file with them. They are copied.
 * @returns The weights and moments are float32, in the layout of tfjs.
 * @throws NotACheckpointError, DamagedCheckpointError, NewerCheckpointError; the errors of `decodeSafetensors()` if the
 * bytes are not a safetensors file.
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { limitImageSet, loadMnist } from '@lenet5/mnist';
 * import { decodeCheckpoint, fit } from '@lenet5/trainer';
 *
 * const { train } = await loadMnist();
 * const data = { train: limitImageSet(train, 320, 42) };
 * const { checkpoint } = await fit({ model: plainLenet5(), data, epochs: 2 });
 * const { progress, state } = await decodeCheckpoint(checkpoint);
 * console.log(progress.epoch, state.step); // 2 20
 * ```
 */
export async function decodeCheckpoint(bytes: Uint8Array): Promise<Checkpoint> {
  const { tensors, metadata } = decodeFile(bytes);
  const record = readRecord(metadata);
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const take = (wanted: readonly string[], prefix = ''): NamedTensor[] =>
    wanted.map((name) => {
      const tensor = byName.get(prefix + NORMALIZED + name) ?? byName.get(prefix + name);
      if (!tensor) throw new DamagedCheckpointError(`${prefix}${name} is missing`);
      return { ...tensor, name };
    });
  const weightsAt = (prefix: string): BestWeights => ({
    weights: take(record.tensors.weights, prefix),
    ...(record.tensors.buffers.length > 0 ? { buffers: take(record.tensors.buffers, prefix) } : {}),
  });
  const { identity, epoch, step, sums, history } = record;
  return {
    identity,
    progress: { epoch, step, sums, history, ...(record.hasBest ? { best: weightsAt(BEST) } : {}) },
    state: { step: record.optimizerStep, moments: take(record.tensors.moments), ...weightsAt('') },
  };
}

/**
 * Decodes a checkpoint to resume from.
 *
 * @param identity The identity of the run that resumes.
 * @throws OtherRunError if the checkpoint belongs to another run; the errors of `decodeCheckpoint()`.
 */
export async function openCheckpoint(bytes: Uint8Array, identity: RunIdentity): Promise<Checkpoint> {
  const checkpoint = await decodeCheckpoint(bytes);
  const difference = firstDifference(checkpoint.identity, identity);
  if (difference === undefined) return checkpoint;
  throw new OtherRunError(difference);
}
