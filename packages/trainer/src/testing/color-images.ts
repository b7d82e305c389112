import type { ImageSet } from '@lenet5/mnist';
import { initializers, layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';

const CLASSES = 10;

/** Color images of a gradient whose direction, color and phase depend on the class, with noise. */
export function colorImages(count: number): ImageSet {
  const labels = Uint8Array.from({ length: count }, (_, index) => (index * 7) % CLASSES);
  const images = new Uint8Array(count * 32 * 32 * 3);
  for (let at = 0; at < images.length; at++) {
    const [index, pixel, channel] = [Math.floor(at / 3072), Math.floor(at / 3) % 1024, at % 3];
    const label = labels[index]!;
    const [row, column] = [pixel >> 5, pixel % 32];
    const wave = Math.sin((row * (label % 3) + column * (label % 4) + label + channel) / 4);
    const noise = Math.imul(at + 1, 0x9e3779b1) >>> 24;
    images[at] = Math.round(90 + 60 * wave + 0.4 * noise);
  }
  return { images, labels, count, shape: [32, 32, 3] };
}

/** A network of three blocks of convolution, batch normalization, ReLU and max pooling. */
export function normalizedCnn(): Sequential {
  const model = sequential();
  for (const [index, filters] of [4, 8, 8].entries()) {
    const shape = index === 0 ? { inputShape: [32, 32, 3] } : {};
    const name = `conv${index + 1}`;
    model.add(
      layers.conv2d({
        ...shape,
        name,
        filters,
        kernelSize: 3,
        padding: 'same',
        useBias: false,
        kernelInitializer: initializers.heNormal({ seed: index + 1 }),
      }),
    );
    model.add(layers.batchNormalization({ name: `norm${index + 1}` }));
    model.add(layers.activation({ activation: 'relu' }));
    model.add(layers.maxPooling2d({ poolSize: 2 }));
  }
  model.add(layers.flatten());
  model.add(
    layers.dense({
      units: CLASSES,
      activation: 'softmax',
      kernelInitializer: initializers.heNormal({ seed: 9 }),
    }),
  );
  return model;
}
