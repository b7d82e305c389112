import { Command } from 'commander';
import { EXIT_DONE } from '../../exit-codes.js';
import { dataSource } from '../../flags/data-source.js';
import { paths } from '../../flags/paths.js';
import { helpExamples } from '../../help-text.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';
import type { ReportOptions } from './report-options.js';

const EXAMPLES = `Examples:
  lenet5 report runs/1
      writes runs/1/report.html: curves, mistakes, filters, settings
  lenet5 report runs/1 runs/2 --out compared.html
      two runs, laid over each other
  lenet5 report runs/1 --data ~/fashion-mnist
      scored on other test images
  lenet5 report runs/* --no-scores
      curves and settings alone, at once
`;

interface ReportFlags {
  readonly out?: string;
  readonly data?: string;
  readonly scores: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** `lenet5 report`: one HTML file that tells a run, or compares several. */
export const createReportCommand: CreateCommand = (done) =>
  new Command('report')
    .description('Score runs on the test images and tell them in one HTML file.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .argument('<run...>', 'run folders', paths('RUN', 'run folder'))
    .option(
      '--out <file>',
      'the file to write (default: report.html in the run folder, or beside several), or -',
    )
    .option(
      '--data <where>',
      'the test images: bundled, a folder or a URL (default: those of the run)',
      dataSource('--data'),
    )
    .option('--no-scores', 'curves and settings alone: no model is loaded')
    .option('--json', 'one JSON object on stdout')
    .option('-q, --quiet', 'no progress; stdout gets the path of the file alone')
    .option('--no-color', 'no colours (as does the variable NO_COLOR)')
    .action(async (folders: string[], flags: ReportFlags) => {
      const { out, data, scores, json = false, quiet = false, color } = flags;
      const options: ReportOptions = {
        folders,
        scores,
        json,
        quiet,
        ...(out === undefined ? {} : { out }),
        ...(data === undefined ? {} : { data }),
      };
      const { runReport } = await import('./run-report.js');
      await runReport(options, openOutput(color));
      done(EXIT_DONE);
    });
