import { Command } from 'commander';
import { UsageError } from '../../errors/usage-error.js';
import { EXIT_DONE } from '../../exit-codes.js';
import { dataSource } from '../../flags/data-source.js';
import { path } from '../../flags/path.js';
import { paths } from '../../flags/paths.js';
import { helpExamples } from '../../help-text.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';
import type { ReportOptions } from './report-options.js';

const EXAMPLES = `Examples:
  lenet5 report runs/1
      writes runs/1/report.html: curves, mistakes, filters, options
  lenet5 report runs/1 runs/2 --out compared.html
      compares two runs
  lenet5 report runs/1 --data ~/fashion-mnist
      scores the model on other test images
  lenet5 report runs/1 --figures figures
      also its figures as PNG files, for a paper or slides
  lenet5 report runs/1 --robustness
      also the accuracy on shifted, rotated, noisy, blurred… images
  lenet5 report runs/* --no-scores
      only curves and options, without loading models; writes report.html here
`;

interface ReportFlags {
  readonly out?: string;
  readonly data?: string;
  readonly scores: boolean;
  readonly robustness?: boolean;
  readonly figures?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Creates `lenet5 report`: one HTML file about a run, or comparing several. */
export const createReportCommand: CreateCommand = (done) =>
  new Command('report')
    .description('Score runs on the test images and write a report in one HTML file.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .argument('<run...>', 'run folders', paths('RUN', 'run folder'))
    .option(
      '--out <file>',
      'the file to write, or - for stdout (default: report.html in the run folder, or here for several)',
    )
    .option(
      '--data <where>',
      'a name such as fashion-mnist, a folder, a file or a URL (default: the data of each run)',
      dataSource('--data'),
    )
    .option('--no-scores', 'only curves and options: load no models')
    .option('--robustness', 'also the accuracy on corrupted images')
    .option('--figures <dir>', 'also write the figures as PNG files', path('--figures', 'folder'))
    .option('--json', 'one JSON object on stdout')
    .option('-q, --quiet', 'no progress; only the path of the file on stdout')
    .option('--no-color', 'no colors (NO_COLOR does the same)')
    .action(async (folders: string[], flags: ReportFlags) => {
      const { out, data, figures, scores, robustness = false, json = false, quiet = false, color } = flags;
      if (robustness && !scores) {
        throw new UsageError({
          problem: '--robustness conflicts with --no-scores',
          remedy: 'omit one of them',
        });
      }
      const options: ReportOptions = {
        folders,
        scores,
        robustness,
        json,
        quiet,
        ...(out === undefined ? {} : { out }),
        ...(data === undefined ? {} : { data }),
        ...(figures === undefined ? {} : { figures }),
      };
      const { runReport } = await import('./run-report.js');
      await runReport(options, openOutput(color));
      done(EXIT_DONE);
    });
