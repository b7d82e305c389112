/** The plane offset + right · u + down · v. */
export interface Plane {
  readonly offset: number;
  readonly right: number;
  readonly down: number;
}

/** A weighted point for a fit. */
export interface PlanePoint {
  readonly u: number;
  readonly v: number;
  readonly height: number;
  /** Weight, greater than 0. */
  readonly weight: number;
}

/** Regularization that makes the equations solvable if all points are on a line; far below rounding errors. */
const RIDGE = 1e-9;

/** The height of the plane at (u, v). */
export function planeAt({ offset, right, down }: Plane, u: number, v: number): number {
  return offset + right * u + down * v;
}

/**
 * Fits a plane by weighted least squares, with the 2×2 normal equations of centered coordinates. The plane has no slope in a
 * direction in which the points do not vary.
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
