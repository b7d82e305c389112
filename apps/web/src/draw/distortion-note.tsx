import type { VNode } from 'preact';
import { distortion } from '../digit/digit.js';
import { DISTORTIONS, UNDISTORTED } from '../digit/distort.js';
import { texts } from '../language/texts.js';

/** Says beside the pad that the network sees a distorted digit: the sliders stay as they are for later digits. */
export function DistortionNote(): VNode | null {
  const changed = DISTORTIONS.some((name) => distortion.value[name] !== UNDISTORTED[name]);
  if (!changed) return null;
  return (
    <p class="row small" data-distorted>
      {texts.value.draw.distorted}
      <button
        type="button"
        onClick={() => {
          distortion.value = UNDISTORTED;
        }}
      >
        {texts.value.draw.removeDistortion}
      </button>
    </p>
  );
}
