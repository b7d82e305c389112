import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { DigitImage } from '../components/digit-image.js';
import { TestPicker } from '../components/test-picker.js';
import { seenDigit } from '../digit/digit.js';
import { digitWarnings } from '../digit/digit-warnings.js';
import { imageFileIn, takeImageFile } from '../digit/read-image-file.js';
import { missingReason, percent, prediction } from '../inference/prediction.js';
import { DistortionNote } from './distortion-note.js';
import { Pad } from './pad.js';
import { PadTools } from './pad-tools.js';
import { PredictionBars } from './prediction-bars.js';
import { Sliders } from './sliders.js';
import './draw.css';

/** The view in which the user draws a digit and sees the prediction. */
export function DrawView(): VNode {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const file = imageFileIn(event.clipboardData);
      if (file) void takeImageFile(file);
    };
    addEventListener('paste', paste);
    return () => removeEventListener('paste', paste);
  }, []);
  return (
    <div class="draw-view">
      <h1 class="visually-hidden">Draw a digit</h1>
      <section class="card drawing" aria-labelledby="pad-heading">
        <div class="pad-top">
          <h2 id="pad-heading">Draw a digit</h2>
          <PadAnswer />
        </div>
        <Pad />
        <DistortionNote />
        <PadTools />
        <p id="pad-keys" class="muted small">
          Keyboard: arrow keys move the cell, Shift with an arrow key draws, Space adds ink, Delete erases, 0
          to 9 take a test digit, U undoes, C clears. You can paste an image, or drop one anywhere on the
          page.
        </p>
        <TestPicker />
      </section>
      <NetworkInput />
      <PredictionBars />
      <Sliders />
    </div>
  );
}

/** The prediction above the pad, for screens on which the other one is too far below to be seen while drawing. */
function PadAnswer(): VNode | null {
  const present = prediction.value;
  if (!present) return null;
  const doubt = digitWarnings.value.length > 0 ? ' (see the warning below)' : '';
  return (
    <p class="pad-answer" aria-hidden="true">
      <b>{present.label}</b> {percent(present.probabilities[present.label]!)}
      {doubt}
    </p>
  );
}

function NetworkInput(): VNode {
  const pixels = seenDigit.value;
  return (
    <section class="card seen" aria-labelledby="seen-heading">
      <h2 id="seen-heading">Network input</h2>
      {pixels ? (
        <DigitImage pixels={pixels} label="The digit as 28 by 28 pixels" class="pixelated framed" />
      ) : (
        <p class="blank framed">{missingReason.value}</p>
      )}
      <p class="muted small">
        28×28 pixels, prepared as in MNIST: the ink is cropped, lines that are too thin or too thick get
        MNIST's width, and the digit is scaled to fit 20×20 pixels and shifted so that its center of mass is
        in the center.
      </p>
    </section>
  );
}
