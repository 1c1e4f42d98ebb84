import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { AppContext } from "../context.ts";
import type { InstalledStore } from "../open-store.ts";

/** What a command works on: the same services as the server, beside a server that may be running. */
export interface CommandContext extends AppContext {
  store: InstalledStore;
}

export interface OpenNeeds {
  /** Refuses a data folder without a database, and makes nothing there. */
  isExisting: boolean;
}

export interface CommandCall {
  config: Config;
  logger: Logger;
  /** By option name, without dashes; only options that the command declares. */
  options: Readonly<Record<string, string>>;
  positionals: readonly string[];
  /** Opens the data folder, creating and migrating it where needed. */
  open: (needs?: OpenNeeds) => Promise<CommandContext>;
  readStdin: () => Promise<string>;
  /** Says something to a person who waits, on stderr. */
  tell: (line: string) => void;
}

export interface CommandAnswer {
  /** With `--json`. */
  json: unknown;
  /** Without it; one or more lines. */
  text: string;
  /** 1 when the command ran and found something wrong. */
  exitCode?: 0 | 1;
}

/** One line of the command table. */
export interface Command {
  /** One or two words, such as `account add`. */
  name: string;
  summary: string;
  /** Options that take a value, and whether they must be given. */
  options: Readonly<Record<string, { placeholder: string; isRequired: boolean }>>;
  /** Placeholders; all of them must be given. */
  positionals: readonly string[];
  run(call: CommandCall): Promise<CommandAnswer>;
}

/** The caller wrote something that the command does not understand; answered with its usage, exit 2. */
export class UsageError extends Error {}

/** @throws UsageError when the option was left out. */
export function requiredOption(call: CommandCall, name: string): string {
  const value = call.options[name];
  if (value === undefined) throw new UsageError(`--${name} is missing`);
  return value;
}

/** @throws UsageError when the value is not one of those. */
export function oneOf<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw new UsageError(`--${name} must be ${choices.join(" or ")}`);
  return choice;
}
