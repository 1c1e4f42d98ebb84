import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pino } from "pino";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { addAccount } from "../accounts/account.service.ts";
import { readConfig } from "../config.ts";
import { createCredential } from "../identity/credential.service.ts";
import { runVerify } from "../verify/verify.service.ts";
import { addSecret, ensureAddresslessEndpoint, openSecrets } from "../webhooks/endpoint-secret.service.ts";
import { newDataFolder, startProgram } from "../testing/server-process.ts";
import type { CommandContext } from "./command.ts";
import { commands } from "./commands.ts";
import { openBesideServer } from "./open-beside-server.ts";
import { runCommand } from "./run-command.ts";

// Some of them start a server, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

const secretCount = 600;
let folder: string;
let keyFile: string;
let accountId: string;
let apiKey: string;

const settings = () => ({ KONTOR_DATA_DIR: folder, KONTOR_DEMO: "0", KONTOR_ALLOW_PRIVATE_TARGETS: "1" });
const masterKeys = () => readFileSync(keyFile, "utf8").trim().split("\n");
const answerSchema = z.strictObject({
  key_id: z.string(),
  resealed: z.int(),
  resumed: z.boolean(),
  master_keys: z.int(),
});

async function kontor(line: string, environment: Record<string, string> = settings()) {
  let [out, err] = ["", ""];
  const code = await runCommand(commands, [...line.split(" "), "--json"], {
    environment,
    out: (text) => (out += text),
    err: (text) => (err += text),
    readStdin: async () => "",
  });
  return { code, out, err };
}

async function rotate(environment?: Record<string, string>) {
  const { code, out, err } = await kontor("key rotate", environment);
  expect([code, code === 0 ? "" : err]).toEqual([0, ""]);
  return answerSchema.parse(JSON.parse(out));
}

async function withFolder<T>(work: (ctx: CommandContext) => Promise<T>, more: Record<string, string> = {}): Promise<T> {
  const ctx = await openBesideServer(readConfig({ ...settings(), ...more }), pino({ enabled: false }));
  try {
    return await work(ctx);
  } finally {
    await ctx.store.close();
  }
}

const secretsOf = (ctx: CommandContext) =>
  ctx.store.read((db) =>
    db.selectFrom("webhook_secret").select(["id", "ciphertext", "key_id"]).orderBy("id").execute(),
  );
const texts = (more?: Record<string, string>) =>
  withFolder(async (ctx) => (await openSecrets(ctx, await secretsOf(ctx))).map(String), more);

/** An account with a payments key and many sealed secrets. */
beforeEach(async () => {
  folder = newDataFolder();
  keyFile = join(folder, "master.key");
  await withFolder(async (ctx) => {
    accountId = (await addAccount(ctx, { name: "Nordlys", kind: "sandbox" })).account_id;
    const issued = await createCredential(ctx, { accountId, api: "payments" });
    apiKey = "api_key" in issued ? issued.api_key : "";
    await ctx.store.write(async (trx) => {
      const at = ctx.clock.now();
      const endpointId = await ensureAddresslessEndpoint(trx, ctx, { accountId, dialect: "checkout-callback", at });
      for (let n = 0; n < secretCount; n += 1) await addSecret(trx, ctx, { endpointId, secret: `secret-${n}`, at });
    });
  });
});

describe("kontor key rotate", () => {
  test("replaces the key file and seals everything anew", async () => {
    const [before] = masterKeys();
    const known = await texts();
    const answer = await rotate();
    expect(answer).toMatchObject({ resealed: secretCount, resumed: false, master_keys: 1 });
    expect(masterKeys()).toHaveLength(1);
    expect(masterKeys()).not.toContain(before);
    expect(await texts()).toEqual(known);
    expect(new Set((await withFolder(secretsOf)).map(({ key_id }) => key_id))).toEqual(new Set([answer.key_id]));
  });

  test("needs a database", async () => {
    const { code, err } = await kontor("key rotate", { ...settings(), KONTOR_DATA_DIR: newDataFolder() });
    expect([code, err]).toEqual([2, expect.stringMatching(/^KONTOR_DATA_DIR: there is no database/)]);
  });

  test("leaves backups of before to the key of before, which a restore asks for", async () => {
    const [before = ""] = masterKeys();
    const backup = join(dirname(folder), "monday.db");
    await kontor(`backup ${backup}`);
    const known = await texts();
    await rotate();
    const refused = await kontor(`restore ${backup}`);
    expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(/^KONTOR_MASTER_KEY: .*another master key/)]);
    const [now = ""] = masterKeys();
    const both = { KONTOR_MASTER_KEY: `${now},${before}` };
    expect((await kontor(`restore ${backup}`, { ...settings(), ...both })).code).toBe(0);
    expect(await texts(both)).toEqual(known);
  });

  test("replaces a key of the environment in two calls, and servers open everything at each moment", async () => {
    const [before = ""] = masterKeys();
    const [earlier, later] = [before, randomBytes(32).toString("base64")];
    const known = await texts();
    const both = { ...settings(), KONTOR_MASTER_KEY: `${later},${earlier}` };
    expect((await rotate(both)).master_keys).toBe(2);
    for (const KONTOR_MASTER_KEY of [earlier, later]) expect(await texts({ KONTOR_MASTER_KEY })).toEqual(known);
    expect((await rotate({ ...settings(), KONTOR_MASTER_KEY: later })).master_keys).toBe(1);
    expect(await texts({ KONTOR_MASTER_KEY: later })).toEqual(known);
    await expect(texts({ KONTOR_MASTER_KEY: earlier })).rejects.toThrow(/^KONTOR_MASTER_KEY: .*another master key/);
  });

  test("that is killed on the way is gone on with by the next one", async () => {
    const known = await texts();
    const victim = startProgram("server/cli.ts", { args: ["key", "rotate"], settings: settings() });
    await expect.poll(() => masterKeys().length, { interval: 1, timeout: 60_000 }).toBe(2);
    victim.kill("SIGKILL");
    await victim.exited;
    expect(await texts()).toEqual(known);
    await rotate();
    expect(masterKeys()).toHaveLength(1);
    expect(await texts()).toEqual(known);
    expect(await withFolder(runVerify)).toMatchObject({ ok: true });
  });
});

test("a running server signs, answers and seals through three rotations, and starts with the last key", async () => {
  const freePorts = { KONTOR_BACKOFFICE_PORT: "0", KONTOR_MERCHANT_PORT: "0", KONTOR_RATE_LIMITS: "off" };
  const server = startProgram("server/main.ts", { settings: { ...settings(), ...freePorts } });
  await expect.poll(() => server.stdout(), { timeout: 60_000 }).toMatch(/\n$/);
  const { merchant } = z.object({ merchant: z.url() }).parse(JSON.parse(server.stdout()));
  const register = async (key: string) => {
    const answer = await fetch(`${merchant}/webhooks/payments`, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify({ webhookUrl: "http://127.0.0.1:9/hooks" }),
    });
    return { status: answer.status, body: await answer.text() };
  };
  const first = await register("before every rotation");
  expect(first.status).toBe(201);
  const rotating = new AbortController();
  const isRotating = () => !rotating.signal.aborted;
  const found: { status: number; body: string }[] = [];
  const traffic = (async () => {
    for (let n = 0; isRotating(); n += 1)
      found.push(await register(`call-${n}`), await register("before every rotation"));
  })();
  for (let round = 0; round < 3; round += 1) await rotate();
  rotating.abort();
  await traffic;
  expect(found.length).toBeGreaterThan(1);
  expect([...new Set(found.map(({ status }) => status))]).toEqual([201]);
  expect(new Set(found.filter((_answer, index) => index % 2 === 1).map(({ body }) => body))).toEqual(
    new Set([first.body]),
  );
  server.kill("SIGTERM");
  expect(await server.exited).toBe(0);
  const made = found.filter((_answer, index) => index % 2 === 0).length;
  expect(await texts()).toHaveLength(secretCount + 1 + made);
});
