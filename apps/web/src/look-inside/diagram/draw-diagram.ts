import { LAYER_SIZES, UNIT_LAYERS, type Unit, type UnitLayer } from '../unit.js';
import { drawLinks, type Link } from './draw-links.js';
import { type Box, columnsOf, INPUT_BOX, isStrip, mapBox, unitBox } from './layout.js';
import type { DiagramColors } from './palette.js';
import type { Pictures } from './pictures.js';
import { type PlayMoment, positionsOf } from './playback.js';

/** Everything that the diagram shows of a pass, apart from what is selected or played. */
export interface Sheet {
  readonly pictures: Pictures;
  readonly colors: DiagramColors;
  /** The names above the input and the layers. */
  readonly names: Readonly<Record<UnitLayer | 'input', string>>;
  /** Shape `[10]`. */
  readonly probabilities: ArrayLike<number>;
}

/** A unit with what it is computed from. */
export interface Focus {
  readonly unit: Unit;
  /** The receptive field in the input. */
  readonly field: Box;
  readonly links: readonly Link[];
}

/** The size of the names and numbers in the units of the diagram, and the smallest in CSS pixels, for small diagrams. */
const [FONT_SIZE, MIN_FONT_SIZE] = [14, 11];

/** The font of the names and numbers. The context is scaled to the units of the diagram. */
function fontOf(context: CanvasRenderingContext2D): string {
  const unit = context.getTransform().a / devicePixelRatio;
  return `600 ${Math.max(FONT_SIZE, MIN_FONT_SIZE / unit)}px system-ui, sans-serif`;
}

/**
 * Draws the diagram without links. The context is scaled to the units of the diagram.
 *
 * @param hasValues Whether to draw the values, or only the outlines of the units that have none yet.
 */
export function drawSheet(context: CanvasRenderingContext2D, sheet: Sheet, hasValues: boolean): void {
  const { colors, pictures, names } = sheet;
  context.imageSmoothingEnabled = false;
  context.font = fontOf(context);
  drawPicture(context, pictures.input, INPUT_BOX, colors.line);
  drawName(context, names.input, INPUT_BOX, colors.muted);
  for (const layer of UNIT_LAYERS) drawLayer(context, sheet, layer, hasValues);
  drawOutputs(context, sheet, hasValues);
}

/** Draws the unit that is explained, over a sheet. */
export function drawFocus(context: CanvasRenderingContext2D, focus: Focus, colors: DiagramColors): void {
  outline(context, focus.field, colors.select, 1);
  drawLinks(context, colors, focus.links);
  outline(context, unitBox(focus.unit), colors.select, 2.5);
}

/** Draws the position of the pass that is being computed, over a sheet. */
export function drawPlayed(
  context: CanvasRenderingContext2D,
  moment: PlayMoment,
  colors: DiagramColors,
): void {
  drawLinks(context, colors, playedLinks(moment, colors));
}

function drawName(context: CanvasRenderingContext2D, name: string, box: Box, color: string): void {
  context.fillStyle = color;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillText(name, box.x, box.y - 8);
}

function drawPicture(
  context: CanvasRenderingContext2D,
  picture: HTMLCanvasElement,
  box: Box,
  line: string,
): void {
  context.drawImage(picture, box.x, box.y, box.width, box.height);
  outline(context, box, line, 1);
}

function outline(context: CanvasRenderingContext2D, box: Box, color: string, width: number): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.strokeRect(box.x, box.y, box.width, box.height);
}

function drawLayer(
  context: CanvasRenderingContext2D,
  { pictures, colors, names }: Sheet,
  layer: UnitLayer,
  hasValues: boolean,
): void {
  const [, width, channels] = LAYER_SIZES[layer];
  const picture = hasValues ? pictures.layers[layer] : undefined;
  drawName(context, names[layer], { ...mapBox(layer, 0), y: 34 }, colors.ink);
  if (isStrip(layer)) {
    drawStrip(context, picture, layer, colors.line);
    return;
  }
  for (let channel = 0; channel < channels; channel++) {
    const { x, y, width: side } = mapBox(layer, channel);
    if (picture) context.drawImage(picture, channel * width, 0, width, width, x, y, side, side);
    outline(context, { x, y, width: side, height: side }, colors.line, 1);
  }
}

function drawStrip(
  context: CanvasRenderingContext2D,
  picture: HTMLCanvasElement | undefined,
  layer: UnitLayer,
  line: string,
): void {
  const columns = columnsOf(layer);
  const inner = layer === 'logits' ? 0 : 0.75;
  for (let unit = 0; unit < positionsOf(layer); unit++) {
    const { x, y, width, height } = unitBox({ layer, channel: 0, y: 0, x: unit });
    const box = { x: x + inner, y: y + inner, width: width - 2 * inner, height: height - 2 * inner };
    const [column, row] = [unit % columns, Math.floor(unit / columns)];
    if (picture) context.drawImage(picture, column, row, 1, 1, box.x, box.y, box.width, box.height);
    outline(context, box, line, 0.75);
  }
}

/** Draws the ten digits with bars for their probabilities. */
function drawOutputs(
  context: CanvasRenderingContext2D,
  { colors, probabilities }: Sheet,
  hasValues: boolean,
): void {
  const largest = Math.max(...Array.from(probabilities));
  context.textBaseline = 'middle';
  for (let digit = 0; digit < 10; digit++) {
    const box = unitBox({ layer: 'logits', channel: 0, y: 0, x: digit });
    const middle = box.y + box.height / 2;
    const probability = hasValues ? (probabilities[digit] ?? 0) : 0;
    context.fillStyle = colors.ink;
    context.textAlign = 'left';
    context.fillText(String(digit), box.x + box.width + 8, middle);
    context.fillStyle = probability === largest ? colors.answer : colors.muted;
    context.fillRect(box.x + box.width + 24, middle - 6, Math.max(1, 76 * probability), 12);
  }
}

/** The most links of a position: where more maps are computed at once, one map at a time has a link. */
const MAX_LINKS = 6;

/** The links of the position that is being computed, in the maps of the layer. */
function playedLinks(moment: PlayMoment, colors: DiagramColors): readonly Link[] {
  const { pass, layer, done, positions } = moment;
  if (done >= positions) return [];
  const [, width, channels] = LAYER_SIZES[layer];
  const color = pass === 'forward' ? colors.select : colors.backward;
  const hasMany = channels > MAX_LINKS || (layer === 'pool1' && pass === 'backward');
  const linked = Math.floor((done * channels) / positions);
  return Array.from({ length: channels }, (_, channel): Link => {
    const unit: Unit = isStrip(layer)
      ? { layer, channel, y: 0, x: done }
      : { layer, channel, y: Math.floor(done / width), x: done % width };
    const from = pass === 'forward' ? 'before' : 'after';
    return { unit, color, from, isBare: hasMany && channel !== linked };
  });
}
