import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "../config.ts";
import type { RunKontor } from "../kontor-process.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { askForUpkeep } from "./ask-upkeep.service.ts";
import { readUpkeep } from "./read-upkeep.service.ts";
import { stepUpkeep } from "./upkeep-job.ts";

const hourMs = 3_600_000;
const system = { type: "system", id: null, role: null, ip: null } as const;

let ctx: TestContext;
let folder: string;
let lines: string[];
let called: string[];
/** What the next drill finds wrong. */
let fault: string | null;
let proof: "restored" | "read";

/** Commands that do what the real ones do as far as the job can see. */
const run: RunKontor = (args) => {
  const [command = ""] = args;
  called.push(command);
  const file = args[command === "drill" ? 2 : 1] ?? "";
  if (command === "backup") writeFileSync(file, "");
  const faults = fault === null ? [] : [{ id: "I1", ok: false, detail: fault }];
  const proven = { file, bytes: 10, proof, rows: 5, payments: 2, ok: fault === null, faults };
  const measured = { total_bytes: 1, free_bytes: 0, tables: [], retention: [] };
  const answers: Record<string, unknown> = {
    backup: { file },
    drill: proven,
    verify: { ok: fault === null, invariants: [{ id: "I1", ok: fault === null, detail: "sums" }] },
    measure: measured,
  };
  return Promise.resolve({
    code: fault === null || command === "backup" ? 0 : 1,
    out: JSON.stringify(answers[command]),
    err: "",
  });
};

const step = (tools: { run?: RunKontor; signal?: AbortSignal } = {}) =>
  stepUpkeep(ctx, { run, signal: new AbortController().signal, ...tools });
const files = () => readdirSync(folder).toSorted();
const logged = () => lines.map((line) => JSON.parse(line) as { level: number; msg: string; problem?: string });

async function stepAll(): Promise<void> {
  while (await step());
}

beforeEach(async () => {
  folder = temporaryFolder();
  [lines, called, fault, proof] = [[], [], null, "restored"];
  const keep = { KONTOR_BACKUP_KEEP_DAYS: "2", KONTOR_BACKUP_KEEP_WEEKS: "1" };
  ctx = await makeTestContext({
    config: readConfig({ KONTOR_BACKUP_DIR: folder, ...keep }),
    logger: pino({ level: "info" }, { write: (line: string) => lines.push(line) }),
  });
});

describe("by schedule", () => {
  test("a backup is made, verified, recorded and followed by a measurement, once a day", async () => {
    await stepAll();
    expect(called).toEqual(["backup", "drill", "measure"]);
    const upkeep = await readUpkeep(ctx);
    const [backup] = upkeep.backups;
    expect(backup).toMatchObject({ state: "passed", asked_by: null, problem: null, backup: { rows: 5, payments: 2 } });
    expect(backup?.file).toBe(join(folder, files()[0] ?? ""));
    expect(upkeep).toMatchObject({
      last_verified_backup: { id: backup?.id },
      next_backup_at: "2026-03-03T09:00:00.000Z",
    });
    expect(upkeep.last_measured?.measurement).toMatchObject({ total_bytes: 1 });
    ctx.clock.advance(24 * hourMs - 1);
    expect(await step()).toBe(false);
    ctx.clock.advance(1);
    expect(await step()).toBe(true);
    expect(files()).toHaveLength(2);
  });

  test("older ones make room, and what is gone is said to be gone", async () => {
    for (let day = 0; day < 4; day += 1) {
      await stepAll();
      ctx.clock.advance(24 * hourMs);
    }
    expect(files()).toHaveLength(2);
    const { backups } = await readUpkeep(ctx);
    expect(backups.map(({ removed_at }) => removed_at === null)).toEqual([true, true, false, false]);
    expect(backups.map(({ file }) => existsSync(file ?? ""))).toEqual([true, true, false, false]);
  });

  test("one that is not sound is told in the log and on the page, kept, and made again soon", async () => {
    await stepAll();
    ctx.clock.advance(24 * hourMs);
    fault = "ledger transaction 7 is off by 3 NOK";
    await stepAll();
    const problem = "I1: ledger transaction 7 is off by 3 NOK";
    expect(logged().filter(({ level }) => level >= 50)).toMatchObject([{ msg: "a backup failed", problem }]);
    const upkeep = await readUpkeep(ctx);
    expect(upkeep.backups[0]).toMatchObject({ state: "failed", problem });
    expect(upkeep.last_verified_backup?.id).toBe(upkeep.backups[1]?.id);
    expect(files()).toHaveLength(2);
    fault = null;
    ctx.clock.advance(hourMs / 4);
    await stepAll();
    expect((await readUpkeep(ctx)).backups[0]).toMatchObject({ state: "passed" });
  });

  test("one that was only read is good, and the log says what is missing", async () => {
    await stepAll();
    expect(logged().filter(({ level }) => level === 40)).toEqual([]);
    ctx.clock.advance(24 * hourMs);
    proof = "read";
    await stepAll();
    expect((await readUpkeep(ctx)).backups[0]).toMatchObject({ state: "passed", backup: { proof: "read" } });
    const reason = expect.stringContaining("ALTER ROLE ... CREATEDB") as string;
    expect(logged().filter(({ level }) => level === 40)).toMatchObject([
      { msg: "a backup was read, but not put back", reason },
    ]);
  });

  test("without one for two intervals the page says that it is late", async () => {
    await stepAll();
    ctx.clock.advance(48 * hourMs);
    expect((await readUpkeep(ctx)).is_backup_late).toBe(false);
    ctx.clock.advance(1);
    expect((await readUpkeep(ctx)).is_backup_late).toBe(true);
  });

  test("a command that says nothing sensible is a failure with its last words", async () => {
    await step({ run: () => Promise.resolve({ code: 1, out: "", err: "npm warn x\nThe disk is full.\n" }) });
    expect((await readUpkeep(ctx)).backups[0]).toMatchObject({ state: "failed", problem: "The disk is full." });
  });
});

describe("a stop in the middle", () => {
  test("leaves a run that the next start closes, and what it left behind is swept", async () => {
    const stopping = new AbortController();
    const cut: RunKontor = (args) => {
      writeFileSync(`${args[1] ?? ""}.partial-1`, "half");
      stopping.abort();
      return Promise.resolve({ code: null, out: "", err: "" });
    };
    expect(await step({ run: cut, signal: stopping.signal })).toBe(false);
    expect((await readUpkeep(ctx)).backups[0]?.state).toBe("running");
    expect(await step()).toBe(false);
    expect((await readUpkeep(ctx)).backups[0]).toMatchObject({
      state: "failed",
      problem: "It was cut off when the server stopped.",
    });
    ctx.clock.advance(hourMs);
    await stepAll();
    expect(files()).toHaveLength(1);
    expect((await readUpkeep(ctx)).backups[0]).toMatchObject({ state: "passed" });
  });
});

describe("on demand", () => {
  test("a check is made once however often it is asked for, and its answer is kept", async () => {
    await stepAll();
    called = [];
    await askForUpkeep(ctx, { kind: "verification", by: system });
    await askForUpkeep(ctx, { kind: "verification", by: system });
    expect((await readUpkeep(ctx)).verification).toMatchObject({ state: "waiting" });
    await stepAll();
    expect(called).toEqual(["verify"]);
    expect((await readUpkeep(ctx)).verification).toMatchObject({
      state: "passed",
      invariants: [{ id: "I1", ok: true, detail: "sums" }],
    });
  });

  test("a check that finds something names it", async () => {
    fault = "payment 9";
    await askForUpkeep(ctx, { kind: "verification", by: system });
    await step();
    expect((await readUpkeep(ctx)).verification).toMatchObject({ state: "failed", problem: "I1: sums" });
  });

  test("a backup without a folder is refused", async () => {
    ctx.config = readConfig({});
    await expect(askForUpkeep(ctx, { kind: "backup", by: system })).rejects.toMatchObject({
      code: "operation_blocked",
    });
    expect(await step()).toBe(false);
  });
});
