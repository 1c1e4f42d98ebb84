import { existsSync } from "node:fs";
import { isCalendarDay } from "../../shared/instant.ts";
import { addAccount } from "../accounts/account.service.ts";
import { type Command, type CommandCall, UsageError } from "../cli/command.ts";
import type { AppContext } from "../context.ts";
import { findOldestSandbox } from "./seed-world.repository.ts";
import { seedHistory } from "./seed-history.service.ts";

const paymentsMax = 10_000_000;

/** Below this the thread takes longer to start than it saves. */
const threadFrom = 20_000;
/** Stands beside the built command line; what runs from source plans in its own thread. */
const plannerFile = new URL("seed-planner.js", import.meta.url);

/** `kontor seed`: a shop's history of ninety days, written beside a running server. */
export const seedCommand: Command = {
  name: "seed",
  summary: "write a sample history of ninety days that passes verify",
  options: {
    payments: { placeholder: "N", isRequired: true },
    account: { placeholder: "T12345678", isRequired: false },
    seed: { placeholder: "WORD", isRequired: false },
    until: { placeholder: "INSTANT", isRequired: false },
  },
  positionals: [],
  async run(call) {
    const payments = readCount(call);
    const seed = call.options["seed"] ?? "kontor";
    const ctx = await call.open();
    const accountId = call.options["account"] ?? (await someAccount(ctx));
    const until = readUntil(call, ctx.clock.now());
    const startedAt = performance.now();
    let toldAt = startedAt;
    const done = await seedHistory(ctx, {
      accountId,
      payments,
      seed,
      until,
      ...(payments >= threadFrom && existsSync(plannerFile) ? { planner: plannerFile } : {}),
      onProgress(progress) {
        if (performance.now() - toldAt < 5_000) return;
        toldAt = performance.now();
        call.tell(`${progress.payments} of ${payments} payments, ${perSecond(progress.rows, startedAt)} rows a second`);
      },
    });
    const seconds = Math.round(performance.now() - startedAt) / 1000;
    return {
      json: { account_id: accountId, seed, until, ...done, seconds },
      text: `Wrote ${done.payments} payments (${done.rows} rows) to ${accountId} in ${seconds} s`,
    };
  },
};

function perSecond(rows: number, startedAt: number): number {
  return Math.round((rows * 1000) / Math.max(1, performance.now() - startedAt));
}

/** @throws UsageError */
function readCount(call: CommandCall): number {
  const text = call.options["payments"] ?? "";
  const count = /^\d{1,8}$/.test(text) ? Number(text) : Number.NaN;
  if (count >= 1 && count <= paymentsMax) return count;
  throw new UsageError(`--payments must be a whole number from 1 to ${paymentsMax}`);
}

/** @throws UsageError */
function readUntil(call: CommandCall, now: string): string {
  const text = call.options["until"];
  if (text === undefined) return now;
  const ms = Date.parse(text);
  // `Date` would make 2 March of 30 February.
  if (Number.isNaN(ms) || !isCalendarDay(text.slice(0, 10)))
    throw new UsageError("--until must be an instant such as 2026-06-01T12:00:00.000Z");
  const until = new Date(ms).toISOString();
  if (until > now) throw new UsageError("--until must not lie in the future");
  return until;
}

/** The oldest sandbox account; an installation without one gets one. */
async function someAccount(ctx: AppContext): Promise<string> {
  const found = await ctx.store.read((db) => findOldestSandbox(db));
  if (found !== null) return found;
  return (await addAccount(ctx, { name: "Nordlys Interiør AS", kind: "sandbox" })).account_id;
}
