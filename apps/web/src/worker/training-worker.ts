import { type ImageSet, limitImageSet, loadMnist } from '@lenet5/mnist';
import { transfer } from 'comlink';
import { latest } from '../scheduling/latest.js';
import type { Pace } from '../settings/pace.js';
import type { RunSettings } from '../settings/run-settings.js';
import type {
  EventListener,
  LoadedDigits,
  Request1998,
  SegmentRequest,
  Speed,
  TfjsFiles,
  WorkerApi,
} from './api.js';
import { holdLifeLock } from './life-lock.js';
import type { CompiledNetwork, ModelData, OtherPrediction } from './other-network.js';
import { Pacer } from './pacer.js';

interface Digits {
  readonly train: ImageSet;
  readonly test: ImageSet;
}

/** The worker's side of the API. Code that only some calls need is imported by the first of them. */
export class TrainingWorker implements WorkerApi {
  #digits: Digits | undefined;
  /** Aborts to pause the segment that trains. */
  #segment = new AbortController();
  /** Aborts to pause the run of the network of 1998, which a segment also does, because they would share the cores. */
  #run1998 = new AbortController();
  /** The scoring in progress. A measurement waits for it, because the two would share the cores. */
  #scoring: Promise<unknown> = Promise.resolve();
  /** The measurement in progress. A segment aborts it and waits for its end, so that they do not share the cores. */
  #measurement: Promise<unknown> = Promise.resolve();
  /** A measurement counts until the next measurement or segment starts. */
  readonly #startMeasurement = latest();

  /** The network that predicts single images, and its id. */
  #other: { readonly id: number; readonly network: CompiledNetwork } | undefined;

  readonly #pacer = new Pacer();

  readonly #lifeLock = holdLifeLock();

  async loadDigits(...[url, onProgress]: Parameters<WorkerApi['loadDigits']>): Promise<LoadedDigits> {
    const mnist = await loadMnist({ source: url, onProgress });
    this.#digits = mnist;
    const { images, labels, count } = mnist.test;
    const test = { images: Uint8Array.from(images), labels: Uint8Array.from(labels), count };
    const answer: LoadedDigits = { test, trainCount: mnist.train.count, provenance: mnist.provenance };
    return transfer(answer, [test.images.buffer, test.labels.buffer]);
  }

  async train(request: SegmentRequest, onEvent: EventListener): Promise<void> {
    // Created before the first await: pause() can be called while the trainer is still loading.
    this.#segment = new AbortController();
    const { signal } = this.#segment;
    this.#run1998.abort();
    this.#pacer.pace = request.pace;
    const { images, seed } = request.settings;
    const { train, test } = this.#loadedDigits();
    this.#startMeasurement();
    await this.#measurement;
    const { trainSegment } = await import('./train-segment.js');
    const subset = images < train.count ? limitImageSet(train, images, seed) : train;
    await trainSegment(request, { train: subset, validation: test }, signal, onEvent, this.#pacer);
  }

  async measureSpeed(...[settings]: Parameters<WorkerApi['measureSpeed']>): Promise<Speed | undefined> {
    const signal = this.#startMeasurement();
    await this.#measurement;
    if (signal.aborted) return undefined;
    const measurement = this.#measure(settings, signal);
    this.#measurement = measurement.catch(() => undefined);
    return measurement;
  }

  setPace(pace: Pace): void {
    this.#pacer.pace = pace;
  }

  async train1998(request: Request1998, onEvent: EventListener): Promise<void> {
    this.#run1998 = new AbortController();
    const { signal } = this.#run1998;
    const { train, test } = this.#loadedDigits();
    this.#startMeasurement();
    await this.#measurement;
    const { train1998 } = await import('./train-1998.js');
    const { images, seed } = request;
    const subset = images < train.count ? limitImageSet(train, images, seed) : train;
    await train1998(request, { train: subset, validation: test }, signal, onEvent);
  }

  pause1998(): void {
    this.#run1998.abort();
  }

  pause(): void {
    this.#segment.abort();
  }

  async score(...[weights]: Parameters<WorkerApi['score']>): Promise<Float32Array> {
    const { score } = await import('./score.js');
    const scoring = score(weights, this.#loadedDigits().test.images);
    this.#scoring = scoring.catch(() => undefined);
    const probabilities = await scoring;
    return transfer(probabilities, [probabilities.buffer]);
  }

  async toTfjs(...[weights]: Parameters<WorkerApi['toTfjs']>): Promise<TfjsFiles> {
    const { toTfjs } = await import('./tfjs-files.js');
    return toTfjs(weights);
  }

  async toOnnx(...[weights]: Parameters<WorkerApi['toOnnx']>): Promise<Uint8Array> {
    const { toOnnx } = await import('./onnx-file.js');
    return toOnnx(weights);
  }

  async fromTfjs(files: TfjsFiles): ReturnType<WorkerApi['fromTfjs']> {
    const { fromTfjs } = await import('./tfjs-files.js');
    return fromTfjs(files);
  }

  async openOther(id: number, model: ModelData): Promise<void> {
    const { CompiledNetwork } = await import('./other-network.js');
    this.#other = { id, network: await CompiledNetwork.compile(model) };
  }

  predictOther(id: number, pixels: Uint8Array, layer: number): OtherPrediction | undefined {
    if (this.#other?.id !== id) return undefined;
    return this.#other.network.predict(pixels, layer);
  }

  lifeLock(): Promise<string | undefined> {
    return this.#lifeLock;
  }

  async #measure(settings: RunSettings, signal: AbortSignal): Promise<Speed | undefined> {
    const { measureSpeed } = await import('./measure-speed.js');
    await this.#scoring;
    return measureSpeed(settings, this.#loadedDigits().train, signal);
  }

  #loadedDigits(): Digits {
    if (!this.#digits) throw new Error('the worker has not loaded the data');
    return this.#digits;
  }
}
