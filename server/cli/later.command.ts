import { type Command, UsageError } from "./command.ts";

/** Commands whose names are taken, and which say that they come later. */
export const laterCommands: readonly Command[] = [
  later("export", "write everything to a file that any version reads", ["FILE"]),
  later("import", "read an export into a new installation", ["FILE"]),
];

function later(name: string, summary: string, positionals: readonly string[]): Command {
  return {
    name,
    summary: `${summary} (comes later)`,
    options: {},
    positionals,
    run: () => Promise.reject(new NotYet(`kontor ${name} is not available yet; it comes with a later version`)),
  };
}

/** Answered without the usage line: there is nothing to put right. */
export class NotYet extends UsageError {}
