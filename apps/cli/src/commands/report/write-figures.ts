import { basename, join } from 'node:path';
import {
  confusionFigure,
  curvesFigure,
  filtersFigure,
  type ReportRun,
  reliabilityFigure,
  robustnessFigure,
} from '@lenet5/report';
import { UsageError } from '../../errors/usage-error.js';
import { pathKind } from '../../model-file/path-kind.js';
import { makeFolder } from '../../run-folder/make-folder.js';
import { writeAtomically } from '../../run-folder/write-atomically.js';

/** A figure by the name of its file, without the extension. */
export type NamedFigure = readonly [name: string, svg: string];

const STANDALONE = { standalone: true } as const;

/** The figures of a run except its curves. */
function figuresOf({ scores, filters = [] }: ReportRun): NamedFigure[] {
  const { confusion, classNames, calibration, robustness } = scores ?? {};
  return [
    ...(confusion ? [['confusion', confusionFigure(confusion, classNames, STANDALONE)] as const] : []),
    ...(calibration ? [['reliability', reliabilityFigure(calibration, STANDALONE)] as const] : []),
    ...(robustness ? [['robustness', robustnessFigure(robustness, STANDALONE)] as const] : []),
    ...filters.map(
      ({ name, weights, shape }) => [`filters-${name}`, filtersFigure(weights, shape, STANDALONE)] as const,
    ),
  ];
}

/** The figures of a report: the curves of all runs in one, and the others of each run. Those of several runs begin with its name. */
export function reportFigures(runs: readonly ReportRun[]): NamedFigure[] {
  const curves = runs.filter(({ history }) => history.loss.length > 0);
  return [
    ...(curves.length > 0 ? [['curves', curvesFigure({ runs: curves, ...STANDALONE })] as const] : []),
    ...runs.flatMap((run) =>
      figuresOf(run).map(
        ([name, svg]) => [runs.length === 1 ? name : `${basename(run.name)}-${name}`, svg] as const,
      ),
    ),
  ];
}

/** Throws UsageError if figures cannot be written into a folder. */
export function refuseFigures(folder: string): void {
  if (!['file', 'other'].includes(pathKind(folder))) return;
  throw new UsageError({
    problem: '--figures is not a folder',
    found: folder,
    remedy: 'use a folder, which need not exist',
  });
}

/**
 * Draws figures as PNG files in a folder. Overwrites earlier ones.
 *
 * @returns the paths of the files.
 * @throws RunWriteError
 */
export async function writeFigures(folder: string, figures: readonly NamedFigure[]): Promise<string[]> {
  const { svgToPng } = await import('../../figures/svg-to-png.js');
  await makeFolder(folder);
  const written: string[] = [];
  for (const [name, svg] of figures) {
    const path = join(folder, `${name}.png`);
    await writeAtomically(path, await svgToPng(svg));
    written.push(path);
  }
  return written;
}
