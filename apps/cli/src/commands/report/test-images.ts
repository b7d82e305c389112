import { type ImageSet, loadMnist } from '@lenet5/mnist';
import type { SavedRun } from '../../run-folder/saved-run.js';
import { formatCount } from '../../terminal/format.js';

/** Images to score on, and what they are: "the 10,000 test images of MNIST". */
export interface TestImages {
  readonly set: ImageSet;
  readonly description: string;
}

async function load(source: string): Promise<TestImages> {
  const { test, verified, source: place } = await loadMnist({ source });
  return {
    set: test,
    description: `the ${formatCount(test.count)} test images of ${verified ? 'MNIST' : place}`,
  };
}

/** Makes the loader of the test images that a run names, or that `data` names; each source is loaded once. */
export function testImageLoader(data: string | undefined): (run: SavedRun) => Promise<TestImages> {
  const loaded = new Map<string, Promise<TestImages>>();
  return ({ config }) => {
    const source = data ?? (typeof config.data === 'string' ? config.data : 'bundled');
    const images = loaded.get(source) ?? load(source);
    loaded.set(source, images);
    return images;
  };
}
