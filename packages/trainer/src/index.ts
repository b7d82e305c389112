export type {
  Engine,
  EngineName,
  EngineOptions,
  EngineState,
  KernelBuild,
  Score,
  Span,
  StateTensor,
} from './engine.js';
export type {
  CheckpointEvent,
  EndEvent,
  EpochEvent,
  ProgressEvent,
  StartEvent,
  StopReason,
  TrainEvent,
} from './events.js';
