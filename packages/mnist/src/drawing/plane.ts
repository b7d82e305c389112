/** The plane offset + right · u + down · v. */
export interface Plane {
  readonly offset: number;
  readonly right: number;
  readonly down: number;
}

/** One point to lay a plane through. */
export interface PlanePoint {
  readonly u: number;
  readonly v: number;
  readonly height: number;
  /** How much it counts, above 0. */
  readonly weight: number;
}

/** Keeps the equations solvable where all points lie on a line; far below what rounding to greys leaves. */
const RIDGE = 1e-9;

/** The plane's height at a place. */
export function planeAt({ offset, right, down }: Plane, u: number, v: number): number {
  return offset + right * u + down * v;
}

/**
 * The plane nearest to the points by weighted least squares; level across any direction in which they do not spread.
 * The normal equations of centred coordinates, two by two.
 */
export function fitPlane(points: readonly PlanePoint[]): Plane {
  const all = points.reduce((sum, { weight }) => sum + weight, 0);
  const mean = { u: 0, v: 0, height: 0 };
  for (const { u, v, height, weight } of points) {
    mean.u += (u * weight) / all;
    mean.v += (v * weight) / all;
    mean.height += (height * weight) / all;
  }
  let [uu, uv, vv, uh, vh] = [RIDGE * all, 0, RIDGE * all, 0, 0];
  for (const point of points) {
    const [u, v, height] = [point.u - mean.u, point.v - mean.v, point.height - mean.height];
    uu += point.weight * u * u;
    uv += point.weight * u * v;
    vv += point.weight * v * v;
    uh += point.weight * u * height;
    vh += point.weight * v * height;
  }
  const determinant = uu * vv - uv * uv;
  const right = (uh * vv - vh * uv) / determinant;
  const down = (vh * uu - uh * uv) / determinant;
  return { offset: mean.height - right * mean.u - down * mean.v, right, down };
}
