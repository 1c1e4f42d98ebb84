import { parseArgs } from "node:util";
import { z } from "zod";
import { type Command, UsageError } from "./command.ts";

const textsSchema = z.record(z.string(), z.string());

export interface CommandLine {
  command: Command;
  options: Readonly<Record<string, string>>;
  positionals: readonly string[];
  isJson: boolean;
}

/**
 * `--json` may stand anywhere.
 *
 * @throws UsageError for a command, option or argument that is unknown, missing or too many.
 */
export function readCommandLine(commands: readonly Command[], args: readonly string[]): CommandLine {
  const words = args.filter((word) => word !== "--json");
  const command = commands.find(({ name }) => name.split(" ").every((word, index) => words[index] === word));
  if (command === undefined) {
    throw new UsageError(words.length === 0 ? "" : `there is no command ${words.slice(0, 2).join(" ")}`);
  }
  const { options, positionals } = parse(command, words.slice(command.name.split(" ").length));
  for (const [name, { isRequired }] of Object.entries(command.options)) {
    if (isRequired && options[name] === undefined) throw new CommandUsageError(command, `--${name} is missing`);
  }
  if (positionals.length !== command.positionals.length) {
    const wanted = command.positionals.length === 0 ? "no arguments" : command.positionals.join(" ");
    throw new CommandUsageError(command, `it takes ${wanted}`);
  }
  return { command, options, positionals, isJson: words.length < args.length };
}

/** How a command is written. */
export function usageOf(command: Command): string {
  const options = Object.entries(command.options).map(([name, { placeholder, isRequired }]) =>
    isRequired ? `--${name} ${placeholder}` : `[--${name} ${placeholder}]`,
  );
  return ["kontor", command.name, ...command.positionals, ...options, "[--json]"].join(" ");
}

/** A usage error of one known command, whose usage is then shown. */
export class CommandUsageError extends UsageError {
  readonly command: Command;

  constructor(command: Command, message: string) {
    super(message);
    this.command = command;
  }
}

function parse(command: Command, args: string[]): Pick<CommandLine, "options" | "positionals"> {
  const declared = Object.keys(command.options).map((name) => [name, { type: "string" as const }] as const);
  try {
    const options: Record<string, { type: "string" }> = Object.fromEntries(declared);
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    return { options: textsSchema.parse(values), positionals };
  } catch (error) {
    throw new CommandUsageError(command, plainReason(error instanceof Error ? error.message : String(error)));
  }
}

/** Node explains itself in several sentences and lines; one is enough beside the usage. */
function plainReason(message: string): string {
  const valueless = /^Option '(?:-\w, )?(--[\w-]+)[^']*' argument (missing|is ambiguous)/.exec(message);
  if (valueless === null) return message.split(/\. |\.?\n/)[0] ?? "";
  const [, option, problem] = valueless;
  if (problem === "missing") return `${option} needs a value`;
  return `${option} needs a value; one that starts with a dash is written ${option}=VALUE`;
}
