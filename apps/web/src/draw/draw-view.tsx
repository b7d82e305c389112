import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Digit } from '../components/picture.js';
import { TestPicker } from '../components/test-picker.js';
import { digitSource, pastDigits, seenDigit, takeDigit, undo } from '../digit/digit.js';
import { pictureIn, takePicture } from '../digit/read-image-file.js';
import { Pad } from './pad.js';
import { PredictionBars } from './prediction-bars.js';
import { Sliders } from './sliders.js';
import './draw.css';

/** Draw a digit and see at once what the network says. */
export function DrawView(): VNode {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const file = pictureIn(event.clipboardData);
      if (file) void takePicture(file);
    };
    addEventListener('paste', paste);
    return () => removeEventListener('paste', paste);
  }, []);
  return (
    <div class="draw-view">
      <h1 class="visually-hidden">Draw a digit</h1>
      <section class="card drawing" aria-labelledby="pad-heading">
        <h2 id="pad-heading">Draw a digit</h2>
        <Pad />
        <PadTools />
        <p id="pad-keys" class="muted small">
          By keyboard: arrows move the cell, Shift with arrows draws, Space inks it, Delete cleans it, 0 to 9
          put a test digit, U undoes, C clears. A picture may be pasted or dropped anywhere.
        </p>
        <TestPicker />
      </section>
      <Seen />
      <PredictionBars />
      <Sliders />
    </div>
  );
}

function PadTools(): VNode {
  const choose = (input: HTMLInputElement): void => {
    const file = input.files?.[0];
    if (file) void takePicture(file);
    input.value = '';
  };
  return (
    <div class="row">
      <button type="button" disabled={pastDigits.value.length === 0} onClick={undo}>
        Undo
      </button>
      <button
        type="button"
        disabled={digitSource.value.kind === 'blank'}
        onClick={() => takeDigit({ kind: 'blank' })}
      >
        Clear
      </button>
      <label class="button">
        Picture…
        <input
          class="visually-hidden"
          type="file"
          accept="image/*"
          onChange={(event) => choose(event.currentTarget)}
        />
      </label>
    </div>
  );
}

/** What the network gets to see. */
function Seen(): VNode {
  const pixels = seenDigit.value;
  return (
    <section class="card seen" aria-labelledby="seen-heading">
      <h2 id="seen-heading">What the network sees</h2>
      {pixels ? (
        <Digit pixels={pixels} label="The digit as 28 by 28 pixels" class="pixelated framed" />
      ) : (
        <p class="blank framed">nothing yet</p>
      )}
      <p class="muted small">
        28×28 pixels, as MNIST has them: the ink cropped, scaled into a box of 20×20, its centre of mass in
        the middle.
      </p>
    </section>
  );
}
