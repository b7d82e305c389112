import { FrameRecord, StepRecord } from './layout.generated';

/** The frame of a thread, with what it supplies to kernels: see SUPPLIED in contract/kernel-table.mjs. */
@unmanaged
export class Frame extends FrameRecord {
  /** Address of the sample indices of the current lane group. */
  get groupOrder(): usize {
    return this.order + (this.group << 4);
  }

  /** Samples of the current lane group: 4, or fewer in the last one. */
  get groupSamples(): i32 {
    return min(4, this.samples - this.firstSample);
  }

  /** Place in the batch of the first sample of the current lane group. */
  get firstSample(): i32 {
    return this.group << 2;
  }

  /** Lane groups of the current block. */
  get blockColumns(): i32 {
    return this.endGroup - this.firstGroup;
  }

  /** See StepRecord. */
  get step(): i32 {
    return changetype<StepRecord>(this.row).step;
  }

  get epoch(): i32 {
    return changetype<StepRecord>(this.row).epoch;
  }

  get strength(): f32 {
    return changetype<StepRecord>(this.row).strength;
  }

  get rate(): f32 {
    return changetype<StepRecord>(this.row).rate;
  }

  get correction(): f32 {
    return changetype<StepRecord>(this.row).correction;
  }

  get keep(): f32 {
    return changetype<StepRecord>(this.row).keep;
  }

  /** Address of the score of the current step. */
  get score(): usize {
    return this.row + offsetof<StepRecord>('lossSum');
  }
}
