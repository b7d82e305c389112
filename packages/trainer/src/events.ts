import type { KernelBuild } from '@lenet5/compiler';
import type { History } from '@lenet5/metrics';

/** The run begins: sizes and the engine that was picked. */
export interface StartEvent {
  readonly type: 'start';
  readonly engine: 'compiled' | 'tfjs';
  readonly kernels: KernelBuild;
  readonly threads: number;
  /** Trainable parameters of the model. */
  readonly parameters: number;
  readonly trainSize: number;
  /** 0 where nothing is validated. */
  readonly validationSize: number;
  readonly epochs: number;
  /** Epochs already behind the run (more than 0 after a resume). */
  readonly epochsDone: number;
  readonly stepsPerEpoch: number;
  readonly batchSize: number;
  readonly seed: number;
  /** Why `auto` did not take the compiled engine, in one line; absent where it did or was not asked. */
  readonly fallback?: string;
  /** Why the same seed need not give the same weights, in one line; absent where it does. */
  readonly unreproducible?: string;
  /** What the epochs already behind the run scored; absent where there are none. */
  readonly history?: History;
}

/** A span has ended: where the epoch stands. */
export interface ProgressEvent {
  readonly type: 'progress';
  /** The running epoch, from 1. */
  readonly epoch: number;
  /** Steps of this epoch done. */
  readonly step: number;
  readonly stepsPerEpoch: number;
  /** Mean loss of the epoch so far, in nats. */
  readonly loss: number;
  /** Accuracy of the epoch so far, 0 to 1. */
  readonly accuracy: number;
  /** Speed of the epoch so far, training alone. */
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
  readonly loss: number;
  readonly accuracy: number;
  /** Absent where nothing is validated. */
  readonly val_loss?: number;
  readonly val_accuracy?: number;
  /** Seconds of training alone, validation left out. */
  readonly seconds: number;
  readonly imagesPerSecond: number;
  /** The learning rate of the epoch's last step. */
  readonly learningRate: number;
}

/** The run can go on from here: the state to keep, encoded as one safetensors file. */
export interface CheckpointEvent {
  readonly type: 'checkpoint';
  /** Epochs behind this checkpoint. */
  readonly epoch: number;
  /** Steps into the next epoch; 0 at an epoch's end, all of them where only its validation is outstanding. */
  readonly step: number;
  /** A safetensors file: weights, moments, and the run's state in its metadata. */
  readonly bytes: Uint8Array;
}

/** Why a run ended. */
export type StopReason = 'completed' | 'interrupted' | 'early';

/** The run has ended; the model holds its last weights, or the best epoch's where `restored` says so. */
export interface EndEvent {
  readonly type: 'end';
  /** Whole epochs behind the model. */
  readonly epochs: number;
  /** The epoch with the highest validation accuracy (training accuracy where nothing is validated). */
  readonly best: { readonly epoch: number; readonly val_accuracy?: number; readonly accuracy: number } | null;
  readonly stopped: StopReason;
  /** Why a run stopped before its last epoch, in one line; absent where it completed. */
  readonly why?: string;
  /** The epoch whose weights early stopping put back into the model; absent where it holds the last ones. */
  readonly restored?: number;
}

/** What `train()` yields, in the order of happening. */
export type TrainEvent = StartEvent | ProgressEvent | EpochEvent | CheckpointEvent | EndEvent;
