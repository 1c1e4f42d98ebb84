import { Agent, createServer, request as httpRequest } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { addAccount } from "../accounts/account.service.ts";
import { createContext } from "../compose.ts";
import { readConfig } from "../config.ts";
import { createHeadMemory } from "../audit/head-file.ts";
import { openDataFolder } from "../data-folder.ts";
import { createCredential } from "../identity/credential.service.ts";
import { openConfiguredVault } from "../open-configured-vault.ts";
import { openStore } from "../open-store.ts";
import { systemClock } from "../clock.ts";
import { afterThisTest } from "../testing/after-tests.ts";
import { isPostgresRun } from "../testing/engine.ts";
import { createDatabase, dropDatabase } from "../testing/postgres-database.ts";
import { newDataFolder, type ProgramProcess, startProgram } from "../testing/server-process.ts";
import { pino } from "pino";

// Four servers are started one after another, on a machine that may be busy.
vi.setConfig({ testTimeout: 600_000 });

const testOfPostgres = test.skipIf(!isPostgresRun);
const readySchema = z.object({ merchant: z.url() });

/** One web process behind the balancer. */
interface Web {
  program: ProgramProcess;
  port: number;
  isReady: boolean;
}

async function startWeb(settings: Record<string, string>): Promise<Web> {
  const program = startProgram("server/main.ts", { settings });
  await expect.poll(() => program.stdout(), { timeout: 240_000 }).toMatch(/\n$/);
  const { merchant } = readySchema.parse(JSON.parse(program.stdout()));
  return { program, port: Number(new URL(merchant).port), isReady: true };
}

/** Sends each request to the next server that says it is ready, over connections that are kept; it never asks twice. */
async function startBalancer(webs: readonly Web[]): Promise<string> {
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const next = () => {
    const ready = webs.filter(({ isReady }) => isReady);
    return ready[(turn += 1) % ready.length];
  };
  const probe = setInterval(() => {
    for (const web of webs) void looksReady(web.port).then((isReady) => (web.isReady = isReady));
  }, 50);
  const server = createServer((req, res) => {
    const { method, url, headers } = req;
    const forwarded = httpRequest({ host: "127.0.0.1", port: next()?.port, method, path: url, headers, agent });
    forwarded.on("error", () => res.writeHead(502).end());
    forwarded.on("response", (answer) => {
      const { connection: _connection, ...rest } = answer.headers;
      res.writeHead(answer.statusCode ?? 502, rest);
      answer.pipe(res);
    });
    req.pipe(forwarded);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  afterThisTest(() => {
    clearInterval(probe);
    agent.destroy();
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function looksReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { headers: { connection: "close" } }).catch(() => null);
  return answer?.status === 200;
}

async function givenApiKey(config: ReturnType<typeof readConfig>): Promise<string> {
  const folder = openDataFolder(config);
  const store = await openStore({ config, folder });
  const vault = await openConfiguredVault({ store, clock: systemClock, masterKeys: folder.masterKeys });
  const logger = pino({ level: "silent" });
  const ctx = createContext({ config, store, vault, auditHeads: createHeadMemory(), logger });
  const { account_id: accountId } = await addAccount(ctx, { name: "Nordlys", kind: "sandbox" });
  const issued = await createCredential(ctx, { accountId, api: "payments" });
  await store.close();
  return "api_key" in issued ? issued.api_key : "";
}

testOfPostgres("web processes are restarted one after another, and no request fails", async () => {
  const name = `rolling_${process.pid}`;
  const url = await createDatabase(name, "template");
  afterThisTest(() => dropDatabase(name));
  const settings = {
    KONTOR_DATA_DIR: newDataFolder(),
    KONTOR_DATABASE_URL: url,
    KONTOR_BACKOFFICE_PORT: "0",
    KONTOR_MERCHANT_PORT: "0",
    KONTOR_DEMO: "0",
    KONTOR_ROLE: "web",
    KONTOR_RATE_LIMITS: "off",
    KONTOR_DRAIN_SECONDS: "10",
    KONTOR_ALLOW_PRIVATE_TARGETS: "1",
  };
  const key = await givenApiKey(readConfig(settings));
  const webs = [await startWeb(settings), await startWeb(settings)];
  const balancer = await startBalancer(webs);

  const statuses = new Map<number, number>();
  let isOver = false;
  const hammer = async (who: number) => {
    for (let n = 0; !isOver; n += 1) {
      const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
      const read = n % 2 === 0;
      const answer = read
        ? await fetch(`${balancer}/webhooks/payments`, { headers })
        : await fetch(`${balancer}/webhooks/payments`, {
            method: "POST",
            headers: { ...headers, "idempotency-key": `call-${who}` },
            body: JSON.stringify({ webhookUrl: `http://127.0.0.1:9/${who}` }),
          });
      await answer.arrayBuffer();
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      await delay(5);
    }
  };
  const clients = Promise.all([0, 1, 2, 3].map(hammer));
  const count = () => [...statuses.values()].reduce((sum, n) => sum + n, 0);
  await expect.poll(count, { timeout: 120_000 }).toBeGreaterThan(20);
  for (const web of webs) {
    const before = count();
    web.program.kill("SIGTERM");
    expect(await web.program.exited).toBe(0);
    Object.assign(web, await startWeb(settings), { isReady: false });
    await expect.poll(() => web.isReady, { timeout: 120_000 }).toBe(true);
    await expect.poll(count, { timeout: 120_000 }).toBeGreaterThan(before + 20);
  }
  isOver = true;
  await clients;
  expect([...statuses.keys()].toSorted()).toEqual([200, 201]);
});
