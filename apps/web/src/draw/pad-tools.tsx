import { PENS, type Pen } from '@lenet5/drawn-digits';
import type { VNode } from 'preact';
import { canUndo, digitSource, takeDigit, undo } from '../digit/digit.js';
import { takeImageFile } from '../digit/read-image-file.js';
import { isErasing, pen } from './pen.js';

/** The buttons below the pad. */
export function PadTools(): VNode {
  const isBlank = digitSource.value.kind === 'blank';
  return (
    <div class="row pad-tools">
      <label>
        Pen
        <select
          value={pen.value}
          onChange={(event) => {
            pen.value = event.currentTarget.value as Pen;
            isErasing.value = false;
          }}
        >
          {Object.keys(PENS).map((name) => (
            <option key={name} value={name}>
              {name}
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
        Eraser
      </button>
      <button type="button" disabled={!canUndo.value} onClick={undo}>
        Undo
      </button>
      <button type="button" disabled={isBlank} onClick={() => takeDigit({ kind: 'blank' })}>
        Clear
      </button>
      <ImageButton />
    </div>
  );
}

function ImageButton(): VNode {
  const open = (input: HTMLInputElement): void => {
    const file = input.files?.[0];
    if (file) void takeImageFile(file);
    input.value = '';
  };
  return (
    <label class="button">
      Image…
      <input
        class="visually-hidden"
        type="file"
        accept="image/*"
        onChange={(event) => open(event.currentTarget)}
      />
    </label>
  );
}
