import { type BatchProgram, weightsInOrder } from '@lenet5/compiler/batches';
import { invalidOption } from '@lenet5/core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type {
  CustomCallbackArgs,
  History,
  LayersModel,
  LayerVariable,
  ModelEvaluateArgs,
  ModelFitArgs,
  ModelFitDatasetArgs,
} from '@tensorflow/tfjs-layers';
import { InvalidOptionError } from '../recipe/invalid-option-error.js';
import { variableOf, writeWeights } from '../tfjs/weight-tensors.js';
import { batchFunctions } from './batch-functions.js';
import { withCallback } from './callback-list.js';
import { countSamples, DataTensors, type Values } from './data-tensors.js';
import type { BatchDataset, CompileFitOptions, FastFitArgs, FastModel } from './fast-model.js';
import { innerModel } from './inner-model.js';
import { type OpenedBatches, type OpenedProgram, openBatches } from './open-batches.js';
import { batchTargets, SoftTargetsError } from './targets.js';
import { withFunctions } from './with-functions.js';

/** The most samples of a batch of a data set, unless the caller says otherwise. */
export const MAX_BATCH_SIZE = 512;

/** A compiled model of tfjs whose batches a program computes, if there is one for it. */
export class FastLayersModel implements FastModel {
  readonly model: LayersModel;
  readonly #options: CompileFitOptions;
  #opened: OpenedBatches | undefined;
  /** What the program was opened for: it is opened again if one of these changes. */
  #openedFor: readonly unknown[] = [];
  /** The data of the weights that the program has. tfjs gives a weight that is assigned new data. */
  #known: readonly unknown[] = [];

  constructor(model: LayersModel, options: CompileFitOptions) {
    this.model = model;
    this.#options = options;
  }

  get engine(): 'compiled' | 'tfjs' {
    return this.#program ? 'compiled' : 'tfjs';
  }

  get reason(): string | undefined {
    if (this.#opened) return 'reason' in this.#opened ? this.#opened.reason : undefined;
    return this.#options.engine === 'tfjs' ? undefined : 'the model was compiled again since the last fit';
  }

  /** The program and its loss, if there is one for the model as it is now. */
  get #openedProgram(): OpenedProgram | undefined {
    if (!this.#opened || 'reason' in this.#opened || !this.#isCurrent()) return undefined;
    return this.#opened;
  }

  get #program(): BatchProgram | undefined {
    return this.#openedProgram?.program;
  }

  get #weights(): LayerVariable[] {
    return weightsInOrder(this.model);
  }

  /** Opens the program unless there is one for the model as it is, and for batches of this size. */
  async open(batchSize: number): Promise<void> {
    const { engine = 'auto', kernels = 'auto', seed, log } = this.#options;
    if (engine === 'tfjs') return;
    const before = this.#program;
    if (this.#opened && this.#isCurrent() && (!before || batchSize <= before.maxBatchSize)) return;
    const options = { kernels, maxBatchSize: Math.max(batchSize, before?.maxBatchSize ?? 0) };
    const openedFor = this.#signature();
    const opened = await openBatches(this.model, {
      ...options,
      ...(seed === undefined ? {} : { seed }),
    });
    if ('reason' in opened && engine === 'compiled')
      throw new InvalidOptionError({
        ...invalidOption('engine', 'compiled', 'auto or tfjs'),
        found: `compiled, but ${opened.reason}`,
      });
    if (before && 'program' in opened) opened.program.restore(before.state());
    else this.#known = [];
    this.#opened = opened;
    this.#openedFor = openedFor;
    log?.(
      'reason' in opened
        ? `fit runs on tfjs: ${opened.reason}`
        : `fit runs on the compiled engine (${opened.program.kernels})`,
    );
  }

  #signature(): unknown[] {
    const { optimizer, loss, layers } = this.model;
    return [
      optimizer,
      loss,
      ...innerModel(this.model).metricsNames,
      ...layers.map(({ trainable }) => trainable),
    ];
  }

  #isCurrent(): boolean {
    const now = this.#signature();
    return now.length === this.#openedFor.length && now.every((value, at) => value === this.#openedFor[at]);
  }

  async fit(x: Values, y: Values, args: FastFitArgs = {}): Promise<History> {
    const { validationData, sampleWeight, ...rest } = args;
    const data = new DataTensors(this.model);
    try {
      const inputs = data.inputs(x);
      const targets = data.targets(y, countSamples(inputs));
      const weight = data.weights(sampleWeight, countSamples(inputs));
      const validation = validationData && validationTensors(data, validationData);
      const call: ModelFitArgs = {
        ...rest,
        ...(validation && { validationData: validation }),
        ...(weight && { sampleWeight: weight }),
      };
      // tfjs takes a size above the number of samples for that of one batch.
      await this.open(Math.min(args.batchSize ?? 32, Math.max(1, countSamples(inputs))));
      if (!this.#areClasses([targets, validation?.[1]])) return await this.model.fit(inputs, targets, call);
      const own = withCallback(this.#listener(), args.callbacks, args.yieldEvery);
      const run = (): Promise<History> => this.model.fit(inputs, targets, { ...call, callbacks: own });
      return await this.#training(run, weight);
    } finally {
      data.dispose();
    }
  }

  async fitDataset(dataset: BatchDataset, args: ModelFitDatasetArgs<unknown>): Promise<History> {
    await this.open(this.#options.maxBatchSize ?? MAX_BATCH_SIZE);
    const { model } = this;
    if (!this.#program) return model.fitDataset(dataset, args);
    const own = withCallback(this.#listener(), args.callbacks, args.yieldEvery);
    return this.#training(() => model.fitDataset(dataset, { ...args, callbacks: own }));
  }

  evaluate(x: Values, y: Values, args: ModelEvaluateArgs = {}): Scalar | Scalar[] {
    return this.#once((data) => {
      const inputs = data.inputs(x);
      const targets = data.targets(y, countSamples(inputs));
      const run = (): Scalar | Scalar[] => this.model.evaluate(inputs, targets, args);
      return this.#areClasses([targets]) ? this.#computing(run) : run();
    });
  }

  predict(x: Values, args: { readonly batchSize?: number } = {}): Tensor | Tensor[] {
    return this.#once((data) => {
      const inputs = data.inputs(x);
      const run = (): Tensor | Tensor[] => this.model.predict(inputs, args);
      return this.#program ? this.#computing(run) : run();
    });
  }

  #once<Result>(use: (data: DataTensors) => Result): Result {
    const data = new DataTensors(this.model);
    try {
      return use(data);
    } finally {
      data.dispose();
    }
  }

  /** Runs a call of tfjs that trains, and then writes the weights into the model, also if it fails. */
  async #training(run: () => Promise<History>, sampleWeight?: Tensor): Promise<History> {
    try {
      return await this.#computing(run, sampleWeight);
    } finally {
      this.#store();
    }
  }

  /** Runs a call of tfjs whose batches the program computes. */
  #computing<Result>(run: () => Result, sampleWeight?: Tensor): Result {
    this.#load();
    const opened = this.#openedProgram;
    if (!opened) throw new TypeError('no program is open');
    return withFunctions(innerModel(this.model), batchFunctions(this.model, opened), run, sampleWeight);
  }

  /** Comes before the callbacks of the caller, which see the weights of the epoch, and can change them. */
  #listener(): CustomCallbackArgs {
    return {
      onEpochBegin: async () => this.#load(),
      onEpochEnd: async () => this.#store(),
    };
  }

  /** Copies the weights of the model into the program, unless they came from it. */
  #load(): void {
    const program = this.#program;
    const data = this.#dataOfWeights();
    if (!program || data.every((id, index) => id === this.#known[index])) return;
    program.setWeights(this.#weights.map((weight) => Float32Array.from(weight.read().dataSync())));
    this.#known = data;
  }

  /** Copies the weights of the program into the model. */
  #store(): void {
    const program = this.#program;
    if (!program) return;
    writeWeights(this.#weights, program.weights());
    this.#known = this.#dataOfWeights();
  }

  #dataOfWeights(): unknown[] {
    return this.#weights.map((weight) => variableOf(weight).dataId);
  }

  /** Whether all targets of classes name one class per sample. The compiled engine has no others. */
  #areClasses(targets: readonly (Tensor | Tensor[] | undefined)[]): boolean {
    const opened = this.#openedProgram;
    if (!opened) return false;
    try {
      for (const one of targets.flat()) if (one) batchTargets(one, opened.loss, opened.program.classes);
      return true;
    } catch (error) {
      if (!SoftTargetsError.isInstance(error)) throw error;
      this.#options.log?.(`this call runs on tfjs: ${error.problem} (${error.found})`);
      return false;
    }
  }
}

function validationTensors(
  data: DataTensors,
  [x, y]: readonly [Values, Values],
): [Tensor | Tensor[], Tensor | Tensor[]] {
  const inputs = data.inputs(x, 'validationData[0]');
  return [inputs, data.targets(y, countSamples(inputs), 'validationData[1]')];
}
