import { prepareProject } from './prepare-project.js';
import { judge, parseResults } from './results.js';
import type { ProgramRow, Row } from './row.js';
import { runCommand } from './run-command.js';

/** A row whose project trains in a program. */
export function programRow(group: string, row: ProgramRow): Row {
  return {
    group,
    name: row.name,
    ...(row.settings === undefined ? {} : { settings: row.settings }),
    async run(setting) {
      const folder = await prepareProject(row, setting);
      return judge(parseResults(await runCommand(row.command, folder, { seconds: 120 })), row);
    },
  };
}
