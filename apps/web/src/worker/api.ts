import type { NamedTensor } from '@lenet5/core';
import type { ImageSet, LoadProgress } from '@lenet5/mnist';
import type { StartEvent, TrainEvent } from '@lenet5/trainer';
import type { Pace } from '../settings/pace.js';
import type { RunSettings } from '../settings/run-settings.js';
import type { ModelData, OtherPrediction } from './other-network.js';

/** The data as the worker has loaded them. The worker keeps the training set and copies the test set to the page. */
export interface LoadedDigits {
  readonly test: ImageSet;
  /** Images in the training set. */
  readonly trainCount: number;
  readonly provenance: string;
}

/** Where a segment of a run ends: with the run, or after one epoch or one batch. */
export type SegmentEnd = 'end' | 'epoch' | 'batch';

/** A segment of a run: what one call of `train()` trains. */
export interface SegmentRequest {
  readonly settings: RunSettings;
  readonly until: SegmentEnd;
  /** The speed at its start; `setPace()` changes it. */
  readonly pace: Pace;
  /** The checkpoint to resume from; none at the start of the run. */
  readonly resume?: Uint8Array;
}

/** A run of the network of 1998, with Adam and batches of 32. */
export interface Request1998 {
  readonly epochs: number;
  /** How many of the 60,000 training images to use. */
  readonly images: number;
  readonly seed: number;
  /** The checkpoint to resume from. */
  readonly resume?: Uint8Array;
}

/** How fast some settings train on this computer, and with which engine. */
export interface Speed extends Pick<StartEvent, 'engine' | 'kernels' | 'threads'> {
  readonly imagesPerSecond: number;
}

/** Receives events. The promise resolves once the page has handled the event. */
export type EventListener = (event: TrainEvent) => void | Promise<void>;

/** A model in the format of tfjs. */
export interface TfjsFiles {
  /** `model.json`. */
  readonly json: string;
  /** `weights.bin`. */
  readonly weights: Uint8Array;
}

/** The functions of the worker that the page calls. Errors keep their code (`sendErrorReports()`). */
export interface WorkerApi {
  /** Loads and verifies the data below a URL, and keeps them for training. */
  loadDigits(url: string, onProgress: (progress: LoadProgress) => void): Promise<LoadedDigits>;
  /** Trains a segment. Resolves once it has ended or was paused, and the page has handled all events. */
  train(request: SegmentRequest, onEvent: EventListener): Promise<void>;
  /**
   * Measures how fast some settings train, in about half a second. Resolves with undefined if a segment or another
   * measurement starts meanwhile.
   */
  measureSpeed(settings: RunSettings): Promise<Speed | undefined>;
  /** Changes the speed of the segment that trains, at once. */
  setPace(pace: Pace): void;
  /** Ends the segment after the current span, with a checkpoint. */
  pause(): void;
  /** Trains the network of 1998. Resolves once the run has ended or was paused, and the page has handled all events. */
  train1998(request: Request1998, onEvent: EventListener): Promise<void>;
  /** Ends the run of the network of 1998 after the current span, with a checkpoint. */
  pause1998(): void;
  /** Predicts all test images. Resolves with probabilities of shape `[10000, 10]`. */
  score(weights: readonly NamedTensor[]): Promise<Float32Array>;
  /** Exports a LeNet-5 in the format of tfjs. */
  toTfjs(weights: readonly NamedTensor[]): Promise<TfjsFiles>;
  /** Exports a LeNet-5 as an ONNX file. */
  toOnnx(weights: readonly NamedTensor[]): Promise<Uint8Array>;
  /**
   * Reads a model that tfjs saved.
   * @throws LenetError if the files are not valid, or a layer is not one of `LayerConfig`
   */
  fromTfjs(files: TfjsFiles): Promise<ModelData>;
  /**
   * Prepares a network to predict single images. It replaces the one before.
   * @param id names it in `predictOther()`
   * @throws UnsupportedModelError if the compiled engine does not compute a layer
   */
  openOther(id: number, model: ModelData): Promise<void>;
  /**
   * Predicts an image with the network that was prepared, and returns the output of a layer with it.
   * @returns undefined if this worker has not prepared the network
   */
  predictOther(id: number, pixels: Uint8Array, layer: number): OtherPrediction | undefined;
  /** Returns the name of a lock that the worker holds until it ends; undefined without the Web Locks API. */
  lifeLock(): Promise<string | undefined>;
}
