/**
 * The scores of a run, one number per epoch in each list, as in Keras's `History.history`. The `val_` lists are empty if
 * the run has no validation.
 */
export interface History {
  /** Mean training loss of the epoch, in nats. */
  readonly loss: number[];
  /** Training accuracy of the epoch, 0 to 1, measured while the weights change. */
  readonly accuracy: number[];
  /** Validation loss after the epoch, in nats. */
  readonly val_loss: number[];
  /** Validation accuracy after the epoch, 0 to 1. */
  readonly val_accuracy: number[];
}
