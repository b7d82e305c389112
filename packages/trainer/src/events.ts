import type { KernelBuild, RunsOn } from '@lenet5/compiler';
import type { History } from '@lenet5/metrics';

/** The run begins: its sizes and its engine. */
export interface StartEvent {
  readonly type: 'start';
  readonly engine: 'compiled' | 'tfjs';
  readonly kernels: KernelBuild;
  /** Number of threads; the most if it is automatic. */
  readonly threads: number;
  /** Present if the engine chooses the number while it trains (`threads: 'auto'`). */
  readonly automaticThreads?: boolean;
  /** Why `auto` uses fewer threads than the computer has processors, in one line; absent if it does not. */
  readonly threadsLimit?: string;
  /** Where the engine computes: on the caller's thread or on workers. */
  readonly runsOn: RunsOn;
  /** Trainable parameters of the model. */
  readonly parameters: number;
  /** Number of training images. */
  readonly trainSize: number;
  /** Number of validation images; 0 if there are none. */
  readonly validationSize: number;
  readonly epochs: number;
  /** Completed epochs: more than 0 after a resume. */
  readonly epochsDone: number;
  readonly stepsPerEpoch: number;
  readonly batchSize: number;
  readonly seed: number;
  /** Why `auto` did not choose the compiled engine, in one line; absent if it did or was not requested. */
  readonly fallback?: string;
  /** Why there are fewer threads than requested, or no worker for a window, in one line; absent if neither is so. */
  readonly threadsFallback?: string;
  /** Why the same seed may give other weights, in one line; absent if it always gives the same. */
  readonly unreproducible?: string;
  /** Scores of the completed epochs; absent if there are none. */
  readonly history?: History;
}

/** A span has ended: the state of the current epoch. */
export interface ProgressEvent {
  readonly type: 'progress';
  /** The current epoch, from 1. */
  readonly epoch: number;
  /** Completed steps of this epoch. */
  readonly step: number;
  readonly stepsPerEpoch: number;
  /** Mean loss of the epoch so far, in nats. */
  readonly loss: number;
  /** Accuracy of the epoch so far, 0 to 1. */
  readonly accuracy: number;
  /** Training speed of the epoch so far. */
  readonly imagesPerSecond: number;
  /** The learning rate of the last step. */
  readonly learningRate: number;
  /** Mean loss of each step since the last progress event, in nats. */
  readonly stepLosses: Float32Array;
}

/** An epoch has ended and was validated. */
export interface EpochEvent {
  readonly type: 'epoch';
  /** From 1. */
  readonly epoch: number;
  /** Mean training loss, in nats. */
  readonly loss: number;
  /** Training accuracy, 0 to 1. */
  readonly accuracy: number;
  /** Mean validation loss, in nats; absent without validation images. */
  readonly val_loss?: number;
  /** Validation accuracy, 0 to 1; absent without validation images. */
  readonly val_accuracy?: number;
  /** Seconds of training, without validation. */
  readonly seconds: number;
  readonly imagesPerSecond: number;
  /** The learning rate of the epoch's last step. */
  readonly learningRate: number;
}

/** The run can be resumed from here. */
export interface CheckpointEvent {
  readonly type: 'checkpoint';
  /** Completed epochs. */
  readonly epoch: number;
  /** Completed steps of the next epoch: 0 at the end of an epoch, all of them if only its validation remains. */
  readonly step: number;
  /** A safetensors file: weights, moments, and the state of the run in its metadata. */
  readonly bytes: Uint8Array;
}

/** How a run ended. */
export type StopReason = 'completed' | 'interrupted' | 'early';

/** Why a run ended: like {@link StopReason}, but distinguishes early stopping from the time limit `maxSeconds`. */
export type EndReason = 'completed' | 'interrupted' | 'early-stopping' | 'time-limit';

/** The run has ended. The model has its last weights, or those of the best epoch if `restored` is present. */
export interface EndEvent {
  readonly type: 'end';
  /** Completed epochs. */
  readonly epochs: number;
  /** The epoch with the highest validation accuracy (training accuracy without validation images). */
  readonly best: { readonly epoch: number; readonly val_accuracy?: number; readonly accuracy: number } | null;
  readonly stopped: StopReason;
  readonly reason: EndReason;
  /** The reason in one line; absent if the run completed. */
  readonly why?: string;
  /** Steps of this call on one thread, on two, and so on; absent if the number of threads is fixed. */
  readonly threadSteps?: readonly number[];
  /** The epoch whose weights early stopping restored; absent if the model has the last ones. */
  readonly restored?: number;
}

/** What `train()` yields, in order. */
export type TrainEvent = StartEvent | ProgressEvent | EpochEvent | CheckpointEvent | EndEvent;
