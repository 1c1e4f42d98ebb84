import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import {
  invariantSchema,
  measurementSchema,
  provenBackupSchema,
  type UpkeepKind,
} from "../../shared/upkeep/upkeep.schema.ts";
import type { CommandEnd, RunKontor } from "../kontor-process.ts";
import { drillPrefix } from "./prove-backup.ts";

/** What one run came to. */
export interface Outcome {
  isGood: boolean;
  /** Of what was found, as the answer of the command has it; null when nothing was. */
  result: unknown;
  problem: string | null;
}

const verifySchema = z.object({ ok: z.boolean(), invariants: z.array(invariantSchema) });

/** Programs may say pages of what went wrong; people read the first sentence or two. */
const problemMax = 500;

/**
 * Does one of them by the commands that an operator has, in processes of their own. Never throws.
 *
 * @param file where a backup goes.
 */
export async function runUpkeep(
  kind: UpkeepKind,
  { file, run, signal }: { file: string | null; run: RunKontor; signal: AbortSignal },
): Promise<Outcome> {
  const kontor = (...args: string[]) => run([...args, "--json"], signal);
  try {
    if (kind === "backup") return await backUp(file ?? "", kontor);
    if (kind === "verification") return read(await kontor("verify"), verifySchema, faultOf);
    return read(await kontor("measure"), measurementSchema, () => null);
  } catch (error) {
    return { isGood: false, result: null, problem: shortened(error instanceof Error ? error.message : String(error)) };
  }
}

async function backUp(file: string, kontor: (...args: string[]) => Promise<CommandEnd>): Promise<Outcome> {
  await mkdir(resolve(file, ".."), { recursive: true, mode: 0o700 });
  await removeLeftovers(resolve(file, ".."));
  const written = await kontor("backup", file);
  if (written.code !== 0) return { isGood: false, result: null, problem: problemOf(written) };
  return read(await kontor("drill", "--file", file), provenBackupSchema, ({ ok, faults }) =>
    ok ? null : `${faults[0]?.id ?? "?"}: ${faults[0]?.detail ?? "it is not sound"}`,
  );
}

/** What a backup that was cut off has left; one is made at a time. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  const left = names.filter((name) => name.startsWith(drillPrefix) || /^kontor-\d{8}T.*\.partial-/.test(name));
  await Promise.all(left.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

function faultOf({ invariants }: z.output<typeof verifySchema>): string | null {
  const fault = invariants.find(({ ok }) => !ok);
  return fault === undefined ? null : `${fault.id}: ${fault.detail}`;
}

/** A command that found something wrong ends with 1 and has an answer all the same. */
function read<S extends z.ZodType>(
  end: CommandEnd,
  schema: S,
  faultIn: (found: z.output<S>) => string | null,
): Outcome {
  if (end.out === "") return { isGood: false, result: null, problem: problemOf(end) };
  const found = schema.parse(JSON.parse(end.out));
  const problem = faultIn(found);
  return { isGood: problem === null, result: found, problem: problem === null ? null : shortened(problem) };
}

function problemOf({ code, err }: CommandEnd): string {
  const said =
    err
      .trim()
      .split("\n")
      .findLast((line) => line !== "" && !line.startsWith("npm")) ?? "";
  if (said !== "") return shortened(said);
  return code === null ? "It was ended before it was done." : `It ended with code ${code} and said nothing.`;
}

function shortened(text: string): string {
  return text.length > problemMax ? `${text.slice(0, problemMax)}…` : text;
}
