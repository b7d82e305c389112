import type { NamedTensor } from '@lenet5/core';
import type { ImageSet, LoadProgress } from '@lenet5/mnist';
import type { StartEvent, TrainEvent } from '@lenet5/trainer';
import type { RunSettings } from '../settings/run-settings.js';

/** The digits, as they have come to the worker: the test set is copied to the page. */
export interface LoadedDigits {
  readonly test: ImageSet;
  readonly trainCount: number;
  readonly provenance: string;
}

/** How far a run goes before it rests. */
export type Stretch = 'end' | 'epoch' | 'batch';

/** A stretch of a run. */
export interface StretchRequest {
  readonly settings: RunSettings;
  readonly until: Stretch;
  /** The checkpoint to go on from; none for the beginning. */
  readonly resume?: Uint8Array;
  /** 1 where memory cannot be shared. */
  readonly threads: number | 'auto';
}

/** What a trial of some settings needs to know. */
export type SpeedRequest = Pick<StretchRequest, 'settings' | 'threads'>;

/** How fast some settings train on this computer, and by what. */
export interface Speed extends Pick<StartEvent, 'engine' | 'kernels' | 'threads'> {
  readonly imagesPerSecond: number;
}

/** Where events go; a promise, once the page has taken one. */
export type EventSink = (event: TrainEvent) => void | Promise<void>;

/** A model in tfjs's own format. */
export interface TfjsFiles {
  /** `model.json`. */
  readonly json: string;
  /** `weights.bin`. */
  readonly weights: Uint8Array;
}

/** What the worker does for the page. */
export interface WorkerApi {
  /** Fetches and verifies the digits below an address, and keeps them for training. */
  loadDigits(address: string, onProgress: (progress: LoadProgress) => void): Promise<LoadedDigits>;
  /** Trains; resolves where the stretch has ended or was paused and the page has taken all events. */
  train(request: StretchRequest, onEvent: EventSink): Promise<void>;
  /** Finds how fast settings train, in about half a second; undefined where a run, or another trial, began meanwhile. */
  measureSpeed(request: SpeedRequest): Promise<Speed | undefined>;
  /** Ends the running stretch after its span. */
  pause(): void;
  /** Probabilities of all test digits, shape `[10000, 10]`. */
  score(weights: readonly NamedTensor[]): Promise<Float32Array>;
  toTfjs(weights: readonly NamedTensor[]): Promise<TfjsFiles>;
  /** An ONNX file. */
  toOnnx(weights: readonly NamedTensor[]): Promise<Uint8Array>;
  /** @throws Error in one line where the files are no LeNet-5. */
  fromTfjs(files: TfjsFiles): Promise<NamedTensor[]>;
  /** Answers at once: the worker is alive. */
  ping(): void;
}
