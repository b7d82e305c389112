/*
 * The words of a program. Each op is [opcode, words in all, operands…]; each section is [section, words in all, ops…].
 * src/plan/kernel-table.ts holds the same numbers with the operands' names; a test keeps the two together.
 */
export const END: i32 = 0;
/** Every op in turn for each of this thread's groups. */
export const EACH_GROUP: i32 = 1;
/** Every op once, over all of this thread's groups. */
export const ALL_GROUPS: i32 = 2;
/** Every op once for each share of the weights that this thread can get. */
export const WEIGHTS: i32 = 3;
/** This thread has come so far. */
export const ARRIVE: i32 = 4;
/** Wait until every thread has. */
export const AWAIT: i32 = 5;

export const GATHER: i32 = 1;
export const TRANSFORM_INPUT: i32 = 2;
export const CONV2D: i32 = 3;
export const TRANSFORM_OUTPUT: i32 = 4;
export const TRANSFORM_OUTPUT_GRADIENT: i32 = 5;
export const CONV2D_KERNEL_GRADIENT: i32 = 6;
export const CONV2D_INPUT_GRADIENT: i32 = 7;
export const TRANSFORM_INPUT_GRADIENT: i32 = 8;
export const TRANSFORM_KERNEL: i32 = 9;
export const TRANSFORM_KERNEL_GRADIENT: i32 = 10;
export const TRANSPOSE_KERNEL: i32 = 11;
export const BIAS_GRADIENT: i32 = 12;
export const ACTIVATION: i32 = 13;
export const ACTIVATION_GRADIENT: i32 = 14;
export const POOL: i32 = 15;
export const POOL_GRADIENT: i32 = 16;
export const DROPOUT: i32 = 17;
export const FLATTEN: i32 = 18;
export const UNFLATTEN: i32 = 19;
export const DENSE: i32 = 20;
export const DENSE_INPUT_GRADIENT: i32 = 21;
export const DENSE_KERNEL_GRADIENT: i32 = 22;
export const DENSE_BIAS_GRADIENT: i32 = 23;
export const CROSS_ENTROPY: i32 = 24;
export const SOFTMAX: i32 = 25;
export const SCORE: i32 = 26;
export const REDUCE: i32 = 27;
export const ADAM: i32 = 28;
export const SGD: i32 = 29;
export const MOMENTUM: i32 = 30;
export const SINGLE_GATHER: i32 = 31;
export const SINGLE_CONV2D: i32 = 32;
export const SINGLE_POOL: i32 = 33;
export const SINGLE_FLATTEN: i32 = 34;
export const SINGLE_DENSE: i32 = 35;
export const SPREAD: i32 = 36;
