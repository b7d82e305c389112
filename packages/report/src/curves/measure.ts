/** A score that a chart of curves shows. */
export type Measure = 'accuracy' | 'loss';
