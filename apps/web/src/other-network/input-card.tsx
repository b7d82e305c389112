import type { ImageShape } from '@lenet5/core';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Heatmap } from '../components/heatmap.js';
import { digitSource } from '../digit/digit.js';
import { otherTexts } from '../language/other-network/texts.js';
import { texts } from '../language/texts.js';
import { imageShapeOf, type OtherNetwork, preparationFor } from '../network/other-network.js';
import { INK_COLORS, type InkColor, inkColor } from './ink-color.js';
import { networkInput, sourceImage } from './network-input.js';

/** The image that the network takes, and what the page has done with the drawing or the file. */
export function InputCard({ network }: { readonly network: OtherNetwork }): VNode {
  const pixels = networkInput.value;
  const shape = imageShapeOf(network);
  const isRaw = preparationFor(network) === 'raw';
  const text = texts.value.draw;
  return (
    <section class="card seen" aria-labelledby="seen-heading">
      <h2 id="seen-heading">{text.input}</h2>
      {pixels ? (
        <InputImage pixels={pixels} shape={shape} />
      ) : (
        <p class="blank framed">{otherTexts.value.empty}</p>
      )}
      <p class="muted small">{isRaw ? rawNote(network) : text.inputNote}</p>
      {isRaw && digitSource.value.kind !== 'file' && <InkColorChoice />}
    </section>
  );
}

/** What the page does with an image that is taken as it is, and why. */
function rawNote(network: OtherNetwork): string {
  const { taken, because } = otherTexts.value;
  const [rows, columns, channels] = imageShapeOf(network);
  const size = `${columns}×${rows}`;
  const image = digitSource.value.kind === 'file' ? sourceImage.value : undefined;
  const isScaled = image && (image.width !== columns || image.height !== rows);
  const from = image && `${image.width}×${image.height}`;
  const done = from === undefined ? taken.drawing(size) : isScaled ? taken.file(from, size) : taken.same;
  const isOtherShape = preparationFor({ model: network.model }) === 'raw';
  const reason = isOtherShape ? because.shape(`${size}×${channels}`) : because.data(network.data ?? '');
  return `${done} ${reason}`;
}

function InkColorChoice(): VNode {
  const { strokes, strokeColors } = otherTexts.value;
  return (
    <label>
      {strokes}{' '}
      <select
        value={inkColor.value}
        onChange={(event) => {
          inkColor.value = event.currentTarget.value as InkColor;
        }}
      >
        {INK_COLORS.map((color) => (
          <option key={color} value={color}>
            {strokeColors[color]}
          </option>
        ))}
      </select>
    </label>
  );
}

interface InputImageProps {
  /** Of `shape`, 0 to 255. */
  readonly pixels: Uint8Array;
  readonly shape: ImageShape;
}

/** A gray image as ink, whose color follows the theme; any other image in its own colors. */
function InputImage({ pixels, shape }: InputImageProps): VNode {
  const [rows, columns, channels] = shape;
  const label = otherTexts.value.inputLabel(columns, rows);
  if (channels === 1)
    return (
      <Heatmap
        values={pixels}
        width={columns}
        largest={255}
        unsigned
        label={label}
        class="pixelated framed"
      />
    );
  return <ColorImage pixels={pixels} shape={shape} label={label} />;
}

function ColorImage({ pixels, shape, label }: InputImageProps & { readonly label: string }): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [rows, columns] = shape;
  useLayoutEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(imageDataOf(pixels, shape), 0, 0);
  }, [pixels, rows, columns]);
  return (
    <canvas
      ref={canvas}
      class="heatmap pixelated framed"
      width={columns}
      height={rows}
      role="img"
      aria-label={label}
    />
  );
}

/** The pixels as RGBA: of two channels, gray and alpha; of three, red, green and blue; of four, with alpha. */
function imageDataOf(pixels: Uint8Array, [rows, columns, channels]: ImageShape): ImageData {
  const image = new ImageData(columns, rows);
  const isGray = channels < 3;
  const hasAlpha = channels % 2 === 0;
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    const at = pixel * channels;
    for (let color = 0; color < 3; color++)
      image.data[4 * pixel + color] = pixels[isGray ? at : at + color] ?? 0;
    image.data[4 * pixel + 3] = hasAlpha ? (pixels[at + channels - 1] ?? 0) : 255;
  }
  return image;
}
