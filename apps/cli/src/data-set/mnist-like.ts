import { basename } from 'node:path';

/** Names of data sets whose characters were prepared like the digits of MNIST: white, scaled into 20×20 and centered by mass. */
const MNIST_LIKE = /^(bundled|mirror|qmnist|emnist(-[a-z]+)?)$/;

/** Whether the images of a data set, `bundled` or a path, were prepared like the digits of MNIST. */
export function hasMnistLikeDigits(data: string): boolean {
  return MNIST_LIKE.test(data) || MNIST_LIKE.test(basename(data).toLowerCase());
}
