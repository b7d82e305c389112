import { IMAGE_SIZE, PIXELS } from '@lenet5/mnist';
import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { analysisWorker } from '../analysis/client.js';
import { Heatmap } from '../components/heatmap.js';
import { testDigits } from '../data/digits.js';
import { laterTexts } from '../language/texts.js';
import { epochs, settings } from '../run/run-state.js';

/** How many digits are shown. */
const COUNT = 12;

const BLANK = new Float32Array(PIXELS);

/** Digits as the selected augmentation distorts them in the next epoch of the run; nothing without augmentation. */
export function AugmentationPreview(): VNode | null {
  const shown = useSignal<{ readonly epoch?: number; readonly images?: Float32Array }>({});
  /** Epochs that the user has gone on to see. */
  const ahead = useSignal(0);
  const { augmentation, seed, epochs: length } = settings.value;
  const epoch = Math.min(length, epochs.value.length + 1 + ahead.value);
  const isReady = testDigits.value.count >= COUNT;
  useEffect(() => {
    ahead.value = 0;
  }, [augmentation, epochs.value.length]);
  useEffect(() => {
    if (augmentation === 'none' || !isReady) return;
    let isLatest = true;
    const originals = testDigits.peek().images.slice(0, COUNT * PIXELS);
    const when = { augmentation, seed, epoch, epochs: length };
    analysisWorker
      .call((api) => api.augment(originals, when))
      .then(
        (distorted) => {
          if (isLatest) shown.value = { epoch, images: distorted };
        },
        () => {
          shown.value = {};
        },
      );
    return () => {
      isLatest = false;
    };
  }, [augmentation, seed, epoch, length, isReady]);
  if (augmentation === 'none') return null;
  const words = laterTexts.value.train.augmentationPreview;
  return (
    <figure class="augmentation-preview" data-part="augmentation">
      <figcaption class="small">{words.caption(epoch)}</figcaption>
      <div class="augmented" role="img" aria-label={words.label} data-epoch={shown.value.epoch}>
        {Array.from({ length: COUNT }, (_, index) => (
          <Heatmap
            key={index}
            values={shown.value.images?.subarray(index * PIXELS, (index + 1) * PIXELS) ?? BLANK}
            width={IMAGE_SIZE}
            largest={1}
            unsigned
          />
        ))}
      </div>
      {epoch < length && (
        <button
          type="button"
          onClick={() => {
            ahead.value++;
          }}
        >
          {words.next}
        </button>
      )}
    </figure>
  );
}
