import { pino } from "pino";
import { DomainError } from "../../shared/errors.ts";
import { ConfigError, readConfig } from "../config.ts";
import { StoreError } from "../store/store-error.ts";
import { type Command, type CommandContext, type OpenNeeds, UsageError } from "./command.ts";
import { openBesideServer } from "./open-beside-server.ts";
import { CommandUsageError, type CommandLine, readCommandLine, usageOf } from "./read-command-line.ts";

export interface Terminal {
  environment: NodeJS.ProcessEnv;
  out(text: string): void;
  err(text: string): void;
  readStdin(): Promise<string>;
}

const exitOnUsage = 2;

/** Runs one command line and returns its exit code. */
export async function runCommand(
  commands: readonly Command[],
  words: readonly string[],
  terminal: Terminal,
): Promise<number> {
  try {
    if (words[0] === "--help" || words[0] === "help") {
      terminal.out(`${overview(commands)}\n`);
      return 0;
    }
    return await answer(readCommandLine(commands, words), terminal);
  } catch (error) {
    return explain(error, commands, terminal);
  }
}

async function answer(line: CommandLine, terminal: Terminal): Promise<number> {
  const { command, options, positionals, isJson } = line;
  const config = readConfig(terminal.environment);
  const logger = pino({ level: "warn" }, { write: (text: string) => terminal.err(text) });
  const opened: CommandContext[] = [];
  const open = async (needs?: OpenNeeds) => {
    const ctx = await openBesideServer(config, logger, needs);
    opened.push(ctx);
    return ctx;
  };
  try {
    const tell = (text: string) => terminal.err(`${text}\n`);
    const readStdin = () => terminal.readStdin();
    const { json, text, exitCode } = await command.run({ config, logger, options, positionals, open, readStdin, tell });
    terminal.out(`${isJson ? JSON.stringify(json) : text}\n`);
    return exitCode ?? 0;
  } catch (error) {
    if (error instanceof UsageError) throw new CommandUsageError(command, error.message);
    throw error;
  } finally {
    for (const ctx of opened) await ctx.store.close();
  }
}

/** One line for what the person can put right; everything else with its stack. */
function explain(error: unknown, commands: readonly Command[], terminal: Terminal): number {
  if (error instanceof CommandUsageError) {
    terminal.err(`kontor ${error.command.name}: ${error.message}. Usage: ${usageOf(error.command)}\n`);
    return exitOnUsage;
  }
  if (error instanceof ConfigError) {
    terminal.err(`${error.message}\n`);
    return exitOnUsage;
  }
  if (error instanceof UsageError) {
    const names = commands.map(({ name }) => name).join(", ");
    terminal.err(
      `kontor: ${error.message === "" ? "" : `${error.message}. `}Usage: kontor COMMAND; commands: ${names}\n`,
    );
    return exitOnUsage;
  }
  const isExpected = error instanceof DomainError || error instanceof StoreError;
  const text = error instanceof Error ? (isExpected ? error.message : (error.stack ?? error.message)) : String(error);
  terminal.err(`${text}\n`);
  return 1;
}

function overview(commands: readonly Command[]): string {
  return commands.map((command) => `${usageOf(command)}\n    ${command.summary}`).join("\n");
}
