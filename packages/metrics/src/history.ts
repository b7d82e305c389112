/**
 * What a run scored, one number an epoch in each list, in the shape of Keras's `History.history`.
 * The `val_` lists are empty where nothing was validated.
 */
export interface History {
  /** Mean training loss of the epoch, in nats. */
  readonly loss: number[];
  /** Training accuracy of the epoch, 0 to 1, measured while the weights were changing. */
  readonly accuracy: number[];
  /** Validation loss after the epoch, in nats. */
  readonly val_loss: number[];
  /** Validation accuracy after the epoch, 0 to 1. */
  readonly val_accuracy: number[];
}
