/*
 * What TypeScript and AssemblyScript share besides the kernels: constants, enums, and the records in shared memory.
 * The build generates assembly/layout.generated.ts and a part of src/contract.generated.ts from them.
 */

export const CONSTANTS = {
  CACHE_LINE: { value: 64, doc: 'Bytes of a cache line.' },
  WINOGRAD_POINTS: {
    value: 8,
    doc: 'Points of a transformed image or kernel: see assembly/kernels/convolution/winograd.ts.',
  },
  FIELD_SIZE: { value: 256, doc: 'Rows and columns of the field of elastic displacements. A power of two.' },
  BLOCK_COLUMNS: {
    value: 0,
    doc: "An extent that stands for as many columns as the thread's block has lane groups.",
  },
};

export const ENUMS = {
  SectionKind: {
    doc: 'The sections of a program: see src/plan/op.ts.',
    values: { end: 0, eachGroup: 1, allGroups: 2, weights: 3, arrive: 4, wait: 5, eachThread: 6 },
  },
  RectifierKind: {
    doc: 'The rectifiers: activation functions that are about 0 below zero and about x above.',
    values: { leakyRelu: 0, elu: 1, gelu: 2, softplus: 3 },
  },
  ActivationKind: {
    doc: 'The activation functions, and none.',
    values: { none: 0, tanh: 1, sigmoid: 2, relu: 3, scaledTanh: 4 },
  },
};

/** Fields are laid out in this order, each aligned to its size. */
export const RECORDS = {
  FrameRecord: {
    doc: `The position of one thread in a program: everything that an operand can depend on besides the plan. JavaScript
      writes the first part, \`run\` in assembly/run.ts updates the second.`,
    fields: {
      thread: ['i32', 'Index of this thread, from 0.'],
      threads: ['i32', 'Number of threads.'],
      batchSize: ['i32', 'Samples of a full step.'],
      count: ['i32', 'Samples of this run. The last step can be shorter than a full one.'],
      blockSize: ['i32', 'The most lane groups of a block: that many copies of the values exist per thread.'],
      orders: ['usize', 'Address of the indices of the samples of all steps, 4 bytes each.'],
      rows: ['usize', 'Address of the StepRecords, one per step.'],
      barrier: ['usize', 'Address of the BarrierRecord.'],

      order: ['usize', 'Address of the indices of the samples of the current step.'],
      row: ['usize', 'Address of the StepRecord of the current step.'],
      samples: ['i32', 'Samples of the current step.'],
      groups: ['i32', 'Lane groups of the current step, of 4 samples each.'],
      threadFirst: ['i32', 'First lane group of this thread.'],
      threadEnd: ['i32', 'End of the lane groups of this thread.'],
      firstGroup: ['i32', 'First lane group of the current block.'],
      endGroup: ['i32', 'End of the lane groups of the current block.'],
      group: ['i32', 'The current lane group.'],
      blockGroup: ['i32', 'Index of the current lane group among those in the blocks of all threads.'],
      chunk: ['i32', 'The current chunk of the weights.'],
      chunks: ['i32', 'Number of chunks.'],
      firstSlice: ['i32', 'First slice of the current weight that belongs to the current chunk.'],
      endSlice: ['i32', 'End of the slices that belong to the current chunk.'],
      phase: ['i32', 'The phase of the barrier in which this thread last arrived.'],
      spins: [
        'i32',
        'How often this thread polls the barrier before it sleeps; less after waits that ended in sleep.',
      ],
    },
  },
  StepRecord: {
    doc: 'The factors of the optimizer and of the augmentation for one step, and the score of the step.',
    fields: {
      rate: ['f32', 'See assembly/kernels/adam.ts. For SGD, the learning rate.'],
      correction: ['f32', 'See assembly/kernels/adam.ts.'],
      keep: ['f32', 'See assembly/kernels/adam.ts.'],
      step: [
        'i32',
        'Steps taken before this one since training began: the step that dropout masks depend on.',
      ],
      epoch: ['i32', 'Epoch of the step, from 0: augmentation depends on it.'],
      strength: ['f32', 'Factor of all distortions of the augmentation, from 0 to 1.'],
      lossSum: ['f64', 'Sum of the cross-entropy over the samples, in nats.'],
      hits: ['i32', 'Samples whose true class has the largest logit.'],
      samples: ['i32', 'Samples of the step.'],
    },
  },
  BarrierRecord: {
    doc: `The words of the barrier: see assembly/barrier.ts. A chunk counter per thread follows, each on a cache line of its
      own.`,
    fields: {
      arrived: ['i32', 'Threads that have arrived in the current phase.'],
      phase: ['i32', 'Increases by 1 when all threads have arrived.'],
      stop: ['i32', 'Not 0 after a thread died.'],
      spinCount: ['i32', 'The most that a thread polls `phase` before it sleeps.'],
    },
  },
};
