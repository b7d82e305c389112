import { PENS, type Pen } from '@lenet5/drawn-digits';
import type { VNode } from 'preact';
import { canUndo, clearPad, digitSource, undo } from '../digit/digit.js';
import { takeImageFile } from '../digit/read-image-file.js';
import { texts } from '../language/texts.js';
import { isErasing, pen } from './pen.js';

const PEN_NAMES = Object.keys(PENS) as Pen[];

/** The buttons below the pad. */
export function PadTools(): VNode {
  const text = texts.value.draw;
  const isBlank = digitSource.value.kind === 'blank';
  return (
    <div class="row pad-tools">
      <label>
        <span>{text.pen}</span>
        <select
          value={pen.value}
          onChange={(event) => {
            pen.value = event.currentTarget.value as Pen;
            isErasing.value = false;
          }}
        >
          {PEN_NAMES.map((name) => (
            <option key={name} value={name}>
              {text.pens[name]}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        aria-pressed={isErasing.value && !isBlank}
        disabled={isBlank}
        onClick={() => {
          isErasing.value = !isErasing.value;
        }}
      >
        {text.eraser}
      </button>
      <button type="button" disabled={!canUndo.value} onClick={undo}>
        {text.undo}
      </button>
      <button type="button" disabled={isBlank} onClick={() => clearPad()}>
        {text.clear}
      </button>
    </div>
  );
}

/** Takes an image file as the digit. */
export function ImageButton(): VNode {
  const open = (input: HTMLInputElement): void => {
    const file = input.files?.[0];
    if (file) void takeImageFile(file);
    input.value = '';
  };
  return (
    <label class="button">
      {texts.value.draw.image}
      <input
        class="visually-hidden"
        type="file"
        accept="image/*"
        onChange={(event) => open(event.currentTarget)}
      />
    </label>
  );
}
