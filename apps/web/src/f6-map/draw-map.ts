/** The colors of the ten digits: the scheme Observable10, which can be told apart on light and dark backgrounds. */
export const DIGIT_COLORS: readonly string[] = [
  ...['#4269d0', '#efb118', '#ff725c', '#6cc5b0', '#3ca951'],
  ...['#ff8ab7', '#a463f2', '#97bbf5', '#9c6b4e', '#9498a0'],
];

/** The side of a point in pixels, for few and for many points. */
const [LARGE, SMALL] = [5, 2];

/** How the plane of a map is drawn. */
export interface MapView {
  /** The coordinate that is at the edge of the map. */
  readonly extent: number;
  /** The width and height in pixels of the canvas. */
  readonly side: number;
}

/** The view that contains all points. */
export function viewOf(points: Float32Array, side: number): MapView {
  let extent = 1e-6;
  for (const value of points) extent = Math.max(extent, Math.abs(value));
  return { extent: 1.05 * extent, side };
}

/** The pixel of a coordinate, along x; along y it is that of its negative. */
export function pixelOf({ extent, side }: MapView, coordinate: number): number {
  return (side / 2) * (1 + coordinate / extent);
}

/** Draws the points, one class after the other, and a ring around the drawing. */
export function drawMap(
  context: CanvasRenderingContext2D,
  view: MapView,
  points: Float32Array,
  labels: ArrayLike<number>,
  own: { readonly x: number; readonly y: number; readonly color: string } | undefined,
): void {
  const size = (points.length > 2000 ? SMALL : LARGE) * devicePixelRatio;
  context.clearRect(0, 0, view.side, view.side);
  for (const [digit, color] of DIGIT_COLORS.entries()) {
    context.fillStyle = color;
    for (let at = 0; at < points.length; at += 2) {
      if (labels[at >> 1] !== digit) continue;
      const [x, y] = [pixelOf(view, points[at]!), pixelOf(view, -points[at + 1]!)];
      context.fillRect(x - size / 2, y - size / 2, size, size);
    }
  }
  if (!own) return;
  context.strokeStyle = own.color;
  context.lineWidth = 3 * devicePixelRatio;
  context.beginPath();
  context.arc(pixelOf(view, own.x), pixelOf(view, -own.y), 9 * devicePixelRatio, 0, 2 * Math.PI);
  context.stroke();
}
