import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import type { Role } from "../../shared/permissions.ts";
import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import { backofficeRouter } from "../surfaces/backoffice/router.ts";
import { afterThisFile } from "./after-tests.ts";

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; null where it is none. */
  json: Record<string, unknown> | null;
}

export type Headings = Readonly<Record<string, string>>;

/** One person's browser, or a stranger's. */
export interface BackofficeClient {
  staffId: string | null;
  cookie: string | null;
  send(method: string, path: string, body?: unknown, headers?: Headings): Promise<Answer>;
  get(path: string, headers?: Headings): Promise<Answer>;
  /** With an idempotency key of its own unless the headers bring one. */
  post(path: string, body?: unknown, headers?: Headings): Promise<Answer>;
}

export interface RunningBackoffice {
  url: string;
  stranger: BackofficeClient;
  /** Somebody of this role who has just signed in; narrowed to accounts where some are named. */
  signedIn(role: Role, accountIds?: readonly string[]): Promise<BackofficeClient>;
}

/** The back-office API over real HTTP on a free port, until the test file is over. */
export async function startBackoffice(ctx: AppContext): Promise<RunningBackoffice> {
  const app = express().use("/api", backofficeRouter(ctx));
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  afterThisFile(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    stranger: clientOf(url, null),
    signedIn: async (role, accountIds = []) => {
      const { staffId, token } = await ctx.store.write((trx) => insertSignedIn(trx, ctx, { role, accountIds }));
      return clientOf(url, { staffId, cookie: `kontor_session=${token}` });
    },
  };
}

async function insertSignedIn(
  trx: Parameters<Parameters<AppContext["store"]["write"]>[0]>[0],
  ctx: AppContext,
  { role, accountIds }: { role: Role; accountIds: readonly string[] },
): Promise<{ staffId: string; token: string }> {
  const now = ctx.clock.now();
  const token = randomBytes(32).toString("base64url");
  const staffId = ctx.ids.own("stf", now);
  const email = `${staffId.toLowerCase()}@kontor.example`;
  const staff = { id: staffId, email, name: `Somebody in ${role}`, role, password_hash: null, disabled_at: null };
  await trx
    .insertInto("staff")
    .values({ ...staff, created_at: now })
    .execute();
  for (const account_id of accountIds) {
    await trx.insertInto("staff_account").values({ staff_id: staffId, account_id }).execute();
  }
  const session = {
    token_hash: createHash("sha256").update(token).digest(),
    staff_id: staffId,
    role,
    created_at: now,
    last_seen_at: now,
    expires_at: shiftInstant(now, 12 * 3_600_000),
    ip: null,
    user_agent: null,
  };
  await trx.insertInto("staff_session").values(session).execute();
  return { staffId, token };
}

let keys = 0;

function clientOf(url: string, who: { staffId: string; cookie: string } | null): BackofficeClient {
  const send = async (method: string, path: string, body?: unknown, headers: Headings = {}): Promise<Answer> => {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        ...(who === null ? {} : { cookie: who.cookie }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    const json = isJson && text !== "" ? (JSON.parse(text) as Record<string, unknown>) : null;
    return { status: response.status, headers: response.headers, text, json };
  };
  return {
    staffId: who?.staffId ?? null,
    cookie: who?.cookie ?? null,
    send,
    get: (path, headers) => send("GET", path, undefined, headers),
    post: (path, body = {}, headers = {}) =>
      send("POST", path, body, { "idempotency-key": `key-${(keys += 1)}`, ...headers }),
  };
}
