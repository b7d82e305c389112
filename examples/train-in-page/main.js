// Trains LeNet-5 in the page on 6,000 digits. The compiled engine needs no TensorFlow.js.

import { plainLenet5 } from '@lenet5/core';
import { limitImageSet, loadMnist } from '@lenet5/mnist';
import { train } from '@lenet5/trainer';

const button = /** @type {HTMLButtonElement} */ (document.querySelector('#train'));
const log = /** @type {HTMLElement} */ (document.querySelector('#log'));

button.addEventListener('click', async () => {
  button.disabled = true;
  log.textContent = 'loading MNIST\n';
  const mnist = await loadMnist({ source: '.' });
  const data = { train: limitImageSet(mnist.train, 6000, 42), validation: mnist.test };
  for await (const event of train({ model: plainLenet5({ seed: 42 }), data, epochs: 3 })) {
    if (event.type === 'start') log.append(`${event.engine} engine, ${event.threads} thread(s)\n`);
    if (event.type === 'epoch') {
      log.append(`epoch ${event.epoch}: validation accuracy ${event.val_accuracy}\n`);
    }
  }
  log.append('done\n');
  button.disabled = false;
});
