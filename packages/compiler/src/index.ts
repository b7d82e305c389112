export type { AdamConfig, OptimizerConfig, SgdConfig } from './optimizer.js';
