import { LAYER_SIZES, UNIT_LAYERS, type Unit, type UnitLayer } from '../unit.js';
import { drawLinks, type Link } from './draw-links.js';
import { type Box, columnsOf, INPUT_BOX, isStrip, mapBox, unitBox } from './layout.js';
import type { DiagramColors } from './palette.js';
import type { Pictures } from './pictures.js';
import { type PlayMoment, positionsOf, visiblePositions } from './playback.js';

/** Everything that a frame of the diagram shows. */
export interface Scene {
  readonly pictures: Pictures;
  readonly colors: DiagramColors;
  /** The names above the input and the layers. */
  readonly names: Readonly<Record<UnitLayer | 'input', string>>;
  /** Shape `[10]`. */
  readonly probabilities: ArrayLike<number>;
  /** The unit to explain; undefined while a pass is played. */
  readonly focus?: Focus;
  /** The moment of the pass that is played. */
  readonly moment?: PlayMoment;
}

/** A unit with what it is computed from. */
export interface Focus {
  readonly unit: Unit;
  /** The receptive field in the input. */
  readonly field: Box;
  readonly links: readonly Link[];
}

/** The font of the names and numbers; in the units of the diagram. */
const FONT = '600 14px system-ui, sans-serif';

/** Draws a frame. The context is scaled to the units of the diagram. */
export function drawDiagram(context: CanvasRenderingContext2D, scene: Scene): void {
  const { colors, pictures, moment, focus } = scene;
  context.imageSmoothingEnabled = false;
  context.font = FONT;
  drawPicture(context, pictures.input, INPUT_BOX, colors.line);
  drawName(context, scene.names.input, INPUT_BOX, colors.muted);
  for (const layer of UNIT_LAYERS) drawLayer(context, scene, layer);
  drawOutputs(context, scene);
  if (moment) drawLinks(context, colors, playedLinks(moment, colors));
  if (focus) {
    outline(context, focus.field, colors.select, 1);
    drawLinks(context, colors, focus.links);
    outline(context, unitBox(focus.unit), colors.select, 2.5);
  }
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
  { pictures, colors, moment, names }: Scene,
  layer: UnitLayer,
): void {
  const [, width, channels] = LAYER_SIZES[layer];
  const picture = pictures.layers[layer];
  const visible = moment ? visiblePositions(moment, layer) : positionsOf(layer);
  drawName(context, names[layer], { ...mapBox(layer, 0), y: 34 }, colors.ink);
  for (let channel = 0; channel < channels; channel++) {
    if (isStrip(layer)) drawStrip(context, { picture, layer, visible, line: colors.line });
    else {
      const box = mapBox(layer, channel);
      drawMap(context, { picture, left: channel * width, side: width, box, visible });
      outline(context, box, colors.line, 1);
    }
  }
}

/** Draws the first positions of a map, in the order in which the window slides. */
function drawMap(
  context: CanvasRenderingContext2D,
  {
    picture,
    left,
    side,
    box,
    visible,
  }: {
    readonly picture: HTMLCanvasElement;
    readonly left: number;
    readonly side: number;
    readonly box: Box;
    readonly visible: number;
  },
): void {
  const unit = box.width / side;
  const [rows, rest] = [Math.floor(visible / side), visible % side];
  if (rows > 0) context.drawImage(picture, left, 0, side, rows, box.x, box.y, box.width, rows * unit);
  if (rest > 0)
    context.drawImage(picture, left, rows, rest, 1, box.x, box.y + rows * unit, rest * unit, unit);
}

function drawStrip(
  context: CanvasRenderingContext2D,
  {
    picture,
    layer,
    visible,
    line,
  }: {
    readonly picture: HTMLCanvasElement;
    readonly layer: UnitLayer;
    readonly visible: number;
    readonly line: string;
  },
): void {
  const columns = columnsOf(layer);
  const units = positionsOf(layer);
  for (let x = 0; x < units; x++) {
    const { x: left, y: top, width, height } = unitBox({ layer, channel: 0, y: 0, x });
    const inner = layer === 'logits' ? 0 : 0.75;
    if (x < visible) {
      context.drawImage(
        picture,
        x % columns,
        Math.floor(x / columns),
        1,
        1,
        left + inner,
        top + inner,
        width - 2 * inner,
        height - 2 * inner,
      );
    }
    outline(
      context,
      { x: left + inner, y: top + inner, width: width - 2 * inner, height: height - 2 * inner },
      line,
      0.75,
    );
  }
}

/** Draws the ten digits with bars for their probabilities. */
function drawOutputs(context: CanvasRenderingContext2D, { colors, probabilities, moment }: Scene): void {
  const visible = moment ? visiblePositions(moment, 'logits') : 10;
  const largest = Math.max(...Array.from(probabilities));
  context.textBaseline = 'middle';
  for (let digit = 0; digit < 10; digit++) {
    const box = unitBox({ layer: 'logits', channel: 0, y: 0, x: digit });
    const middle = box.y + box.height / 2;
    const probability = digit < visible ? (probabilities[digit] ?? 0) : 0;
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
