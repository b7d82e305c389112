import type { SegmentResult } from '../segment/segment-result.js';
import type { SegmentTask } from './segment-trainer.js';

/** What the worker asks of a training thread. */
export type ThreadRequest =
  | { readonly type: 'train'; readonly task: SegmentTask }
  | { readonly type: 'abort' };

/** What a training thread answers to a task. */
export type ThreadAnswer =
  | { readonly type: 'result'; readonly result: SegmentResult }
  | { readonly type: 'error'; readonly message: string; readonly code: string };
