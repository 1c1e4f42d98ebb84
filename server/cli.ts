import { text } from "node:stream/consumers";
import { commands } from "./cli/commands.ts";
import { runCommand } from "./cli/run-command.ts";

// Backups and whatever else is written are for the owner of the process alone.
process.umask(0o077);

process.exitCode = await runCommand(commands, process.argv.slice(2), {
  environment: process.env,
  out: (line) => process.stdout.write(line),
  err: (line) => process.stderr.write(line),
  readStdin: () => text(process.stdin),
});
