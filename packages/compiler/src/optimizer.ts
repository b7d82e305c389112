/** Adam (Kingma & Ba 2015, arXiv:1412.6980), or AdamW (Loshchilov & Hutter 2019, arXiv:1711.05101). */
export interface AdamConfig {
  readonly name: 'adam' | 'adamw';
  /** Decay of the first moment. Default 0.9. */
  readonly beta1?: number;
  /** Decay of the second moment. Default 0.999. */
  readonly beta2?: number;
  /** Keeps the division finite. Default 1e-7. */
  readonly epsilon?: number;
  /**
   * Where ε is added: `tfjs`, to √v̂ after the bias correction (the paper's Algorithm 1, the default); `keras`, to √v
   * before it (the paper's ε̂).
   */
  readonly epsilonMode?: 'tfjs' | 'keras';
  /** Share of each kernel (not bias) taken off a step, times the learning rate; `adamw` only. Default 0.004. */
  readonly weightDecay?: number;
}

/** Stochastic gradient descent, with classical momentum where `momentum` > 0: m ← μ·m + g, w ← w − lr·m. */
export interface SgdConfig {
  readonly name: 'sgd';
  /** μ, 0 to below 1. Default 0. */
  readonly momentum?: number;
}

/** How the weights follow the gradient. The learning rate is not here: it is given step by step. */
export type OptimizerConfig = AdamConfig | SgdConfig;
