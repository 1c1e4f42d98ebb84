import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";
import { expect, test, vi } from "vitest";
import { newDataFolder, type ProgramProcess, startProgram } from "./testing/server-process.ts";

// Each test starts processes of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const freePorts = { KONTOR_BACKOFFICE_PORT: "0", KONTOR_MERCHANT_PORT: "0" };
const readySchema = z.strictObject({ ready: z.literal(true), backoffice: z.url(), merchant: z.url() });
const signInsSchema = z.array(z.strictObject({ email: z.string(), password: z.string(), role: z.string() }));

function start(settings: Record<string, string> = {}): { server: ProgramProcess; folder: string } {
  const folder = settings["KONTOR_DATA_DIR"] ?? newDataFolder();
  return {
    folder,
    server: startProgram("server/main.ts", { settings: { ...freePorts, ...settings, KONTOR_DATA_DIR: folder } }),
  };
}

async function ready(server: ProgramProcess): Promise<z.infer<typeof readySchema>> {
  const isOver = server.exited.then(() => {
    throw new Error(`the server ended: ${server.stderr()}`);
  });
  await Promise.race([isOver, expect.poll(() => server.stdout(), { timeout: 50_000 }).toMatch(/\n$/)]);
  return readySchema.parse(JSON.parse(server.stdout()));
}

test("a new data folder becomes a running demo: ready line, sign-ins, both origins, and a clean end by SIGTERM", async () => {
  const { server, folder } = start();
  const { backoffice, merchant } = await ready(server);
  for (const origin of [backoffice, merchant]) {
    expect(origin).toMatch(/^http:\/\/localhost:\d+$/);
    expect(await (await fetch(`${origin}/healthz`)).json()).toEqual({ status: "ok" });
    expect(await (await fetch(`${origin}/readyz`)).json()).toEqual({ ready: true });
  }

  const file = join(folder, "demo-sign-in.json");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(server.stderr()).toContain(file);
  const signIns = signInsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  expect(signIns.map(({ role }) => role).sort()).toEqual(["admin", "finance", "finance", "support", "viewer"]);
  for (const { email, password } of signIns) {
    const body = JSON.stringify({ email, password });
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${backoffice}/api/session`, { method: "POST", headers, body });
    expect(answer.status).toBe(200);
    expect(server.stderr()).not.toContain(password);
    expect(server.stderr()).not.toContain(email);
  }

  server.kill("SIGTERM");
  expect(await server.exited).toBe(0);
  expect(server.stdout().trim().split("\n")).toHaveLength(1);

  const again = start({ KONTOR_DATA_DIR: folder }).server;
  await ready(again);
  expect(signInsSchema.parse(JSON.parse(readFileSync(file, "utf8")))).toEqual(signIns);
  again.kill("SIGINT");
  expect(await again.exited).toBe(0);
});

test("without the demo, a one-time link makes the first admin", async () => {
  const { server, folder } = start({ KONTOR_DEMO: "0" });
  const { backoffice } = await ready(server);
  expect(existsSync(join(folder, "demo-sign-in.json"))).toBe(false);
  const link = /http:\S+\/setup\?token=\S+/.exec(server.stderr())?.[0] ?? "";
  expect(link.startsWith(backoffice)).toBe(true);
  const page = await fetch(link);
  expect(page.status).toBe(200);
  expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
  expect(await page.text()).not.toMatch(/<script|style=/);

  const token = new URL(link).searchParams.get("token") ?? "";
  const person = { email: "first@kontor.example", password: "correct horse battery" };
  const redeem = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${backoffice}/setup`, { method: "POST", body: new URLSearchParams({ token, ...form }), headers });
  expect((await redeem(person, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  const short = await redeem({ ...person, email: '"><i>', password: "short" });
  expect(short.status).toBe(400);
  expect(await short.text()).not.toContain("<i>");
  const done = await redeem(person);
  expect(done.status).toBe(200);
  // Nothing can be done before there is an account, and only the command line opens one.
  expect(await done.text()).toContain("kontor -- account add --name");
  expect((await redeem({ ...person, email: "second@kontor.example" })).status).toBe(403);
  expect((await fetch(link)).status).toBe(404);
  expect(server.stderr().match(new RegExp(token, "g"))).toHaveLength(1);
});

test("a second server on the same folder is refused, and after a kill -9 the folder is free", async () => {
  const { server, folder } = start({ KONTOR_DEMO: "0" });
  await ready(server);
  const second = start({ KONTOR_DEMO: "0", KONTOR_DATA_DIR: folder }).server;
  expect(await second.exited).toBe(1);
  expect(second.stderr()).toMatch(/^.*server\.lock is held by another running server\.\n$/);
  server.kill("SIGKILL");
  await server.exited;
  const third = start({ KONTOR_DEMO: "0", KONTOR_DATA_DIR: folder }).server;
  await expect(ready(third)).resolves.toBeDefined();
});

test("a port in use is one line that names its setting", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address !== null ? String(address.port) : "";
  const { server } = start({ KONTOR_MERCHANT_PORT: port });
  expect(await server.exited).toBe(1);
  expect(server.stderr()).toBe(`KONTOR_MERCHANT_PORT: port ${port} on 127.0.0.1 is in use already\n`);
  expect(server.stdout()).toBe("");
  other.close();
});

test.each([
  ["KONTOR_BACKOFFICE_PORT", "eighty", /^KONTOR_BACKOFFICE_PORT: must be a whole number from 0 to 65535\n$/],
  ["KONTOR_HOST", "8.8.8.8", /^KONTOR_HOST: 8\.8\.8\.8 is no address of this machine \(\w+\)\n$/],
  ["KONTOR_HOST", "1.2.3.4.5", /^KONTOR_HOST: 1\.2\.3\.4\.5 is no address of this machine \(\w+\)\n$/],
  ["KONTOR_DATABASE_URL", "mysql://localhost/kontor", /^KONTOR_DATABASE_URL: must start with postgres:\/\/\n$/],
])("a setting that cannot be used is one line and exit 2: %s=%s", async (name, value, line) => {
  const { server } = start({ [name]: value });
  expect(await server.exited).toBe(2);
  expect(server.stderr()).toMatch(line);
});

test("with a folder for them, backups are made and verified by themselves", async () => {
  const backups = join(newDataFolder(), "backups");
  const { server } = start({ KONTOR_DEMO: "0", KONTOR_BACKUP_DIR: backups });
  await ready(server);
  await expect
    .poll(() => server.stderr(), { timeout: 50_000, interval: 100 })
    .toContain("a backup was made and verified");
  const [file = ""] = readdirSync(backups);
  expect(file).toMatch(/^kontor-\d{8}T\d{6}Z\.db$/);
  expect(statSync(join(backups, file)).mode & 0o777).toBe(0o600);
  server.kill("SIGTERM");
  expect(await server.exited).toBe(0);
});

test("figures for monitoring have a listener of their own, for whoever has the token", async () => {
  const token = "a token for the tests alone";
  const { server } = start({ KONTOR_DEMO: "0", KONTOR_METRICS_PORT: "0", KONTOR_METRICS_TOKEN: token });
  const { backoffice, merchant } = await ready(server);
  const port = /"port":(\d+),"msg":"figures for monitoring/.exec(server.stderr())?.[1] ?? "";
  const address = `http://127.0.0.1:${port}/metrics`;
  expect((await fetch(address)).status).toBe(401);
  for (const origin of [backoffice, merchant]) expect((await fetch(`${origin}/metrics`)).status).toBe(404);
  const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  const text = await answer.text();
  for (const name of [
    "process_resident_memory_bytes",
    "nodejs_eventloop_lag_p99_seconds",
    "kontor_store_commits_total",
  ])
    expect(text).toMatch(new RegExp(`^${name} [1-9\\d.]`, "m"));
  expect(text).toContain('kontor_job_duration_seconds_count{task="reconcile",outcome="succeeded"}');
  expect(server.stderr()).not.toContain(token);
  server.kill("SIGTERM");
  expect(await server.exited).toBe(0);
});

test("a worker answers for its health and for nothing else", async () => {
  const { server } = start({ KONTOR_DEMO: "0", KONTOR_ROLE: "worker" });
  const { backoffice, merchant } = await ready(server);
  expect((await fetch(`${merchant}/readyz`)).status).toBe(200);
  expect((await fetch(`${backoffice}/api/session`)).status).toBe(404);
});
