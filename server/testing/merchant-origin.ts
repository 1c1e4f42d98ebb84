import { sql } from "kysely";
import { createApp } from "../app.ts";
import { dialects } from "../dialects.ts";
import { listen } from "../http/listen.ts";
import { afterThisTest } from "./after-tests.ts";
import { makeTestContext, type TestContext } from "./context.ts";

/** What came back; the body is the parsed JSON, the text where it is none, and null where there is none. */
export interface WireReply {
  status: number;
  headers: Headers;
  body: unknown;
}

export interface WireCall {
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, or exactly as given where it is text. */
  body?: unknown;
}

/** Everything that merchants' servers can reach, on a port of its own. */
export interface MerchantOrigin {
  ctx: TestContext;
  /** Where it listens. */
  origin: string;
  call(method: string, path: string, wish?: WireCall): Promise<WireReply>;
  /** With a body of bytes, as it is. */
  send(method: string, path: string, body: Buffer, headers: Readonly<Record<string, string>>): Promise<WireReply>;
  /** Rows that a refused call must leave as they are, by table. */
  rowCounts(): Promise<Readonly<Record<string, number>>>;
}

const tables = ["webhook_endpoint", "webhook_secret", "audit_entry", "event", "delivery", "idempotency_key"];

export async function startMerchantOrigin(
  overrides: Parameters<typeof makeTestContext>[0] = {},
): Promise<MerchantOrigin> {
  const ctx = await makeTestContext({ dialects, ...overrides });
  const host = "127.0.0.1";
  const listener = await listen(createApp(ctx).merchant, { host, port: 0 });
  afterThisTest(() => listener.stop(0));
  return {
    ctx,
    origin: `http://${host}:${listener.port}`,
    call: (method, path, wish) => send(`http://${host}:${listener.port}${path}`, method, wish),
    send: (method, path, body, headers) =>
      answerOf(fetch(`http://${host}:${listener.port}${path}`, { method, headers, body: new Uint8Array(body) })),
    rowCounts: () =>
      ctx.store.read(async (db) => {
        const counts: Record<string, number> = {};
        for (const table of tables) {
          const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(table)}`.execute(db);
          counts[table] = rows[0]?.n ?? -1;
        }
        return counts;
      }),
  };
}

async function send(url: string, method: string, { headers = {}, body }: WireCall = {}): Promise<WireReply> {
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const type = text === undefined || "content-type" in headers ? {} : { "content-type": "application/json" };
  return answerOf(
    fetch(url, { method, headers: { ...type, ...headers }, ...(text === undefined ? {} : { body: text }) }),
  );
}

async function answerOf(asked: Promise<Response>): Promise<WireReply> {
  const response = await asked;
  return { status: response.status, headers: response.headers, body: parse(await response.text()) };
}

function parse(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
