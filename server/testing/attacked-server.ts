import { pino } from "pino";
import type { Role } from "../../shared/permissions.ts";
import { addAccount } from "../accounts/account.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import { createSession } from "../checkout/create-session.service.ts";
import { readConfig } from "../config.ts";
import type { AppContext } from "../context.ts";
import { createCredential } from "../identity/credential.service.ts";
import { addStaff } from "../identity/staff.service.ts";
import { startServer } from "../start-server.ts";
import { afterThisFile } from "./after-tests.ts";
import { isPostgresRun } from "./engine.ts";
import { createDatabase, dropDatabase } from "./postgres-database.ts";
import { newDataFolder } from "./server-process.ts";
import { payByCard } from "./sessions.ts";

/** An answer with its body as it came, and as JSON where it is that. */
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  json: unknown;
}

export interface Ask {
  cookie?: string;
  bearer?: string;
  /** Sent as JSON, or exactly as given where it is text. */
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** The whole server on ports of its own, with two shops and one person of each role. */
export interface AttackedServer {
  ctx: AppContext;
  backoffice: string;
  merchant: string;
  /** Of the shop that is attacked, and of another one. */
  accountId: string;
  foreignAccountId: string;
  /** Ids of staff by role. */
  staff: Readonly<Record<Role, string>>;
  /** Every line that was logged. */
  log: readonly string[];
  ask(method: string, url: string, ask?: Ask): Promise<Reply>;
  /** The cookie of a person who has just signed in. */
  signIn(role: Role): Promise<string>;
  /** A checkout token of the account. */
  token(accountId?: string): Promise<string>;
  /** Id of a payment of 500.00 NOK that is reserved. */
  payment(accountId?: string, reference?: string): Promise<string>;
}

export const staffPassword = "correct horse battery staple";
export const emailOf = (role: Role) => `${role}@kontor.example`;

export async function startAttackedServer(settings: Readonly<Record<string, string>> = {}): Promise<AttackedServer> {
  const log: string[] = [];
  const own = { KONTOR_DATA_DIR: newDataFolder(), KONTOR_DEMO: "0", KONTOR_RATE_LIMITS: "off" };
  const ports = { KONTOR_BACKOFFICE_PORT: "0", KONTOR_MERCHANT_PORT: "0" };
  const config = readConfig({ ...own, ...ports, ...(await databaseSettings()), ...settings });
  const logger = pino({ level: "debug" }, { write: (line: string) => log.push(line) });
  const server = await startServer({ config, logger });
  afterThisFile(() => server.stop());
  const { ctx } = server;
  const { backoffice, merchant } = server.origins;
  const accountId = (await addAccount(ctx, { name: "Lampehuset", kind: "sandbox" })).account_id;
  const foreignAccountId = (await addAccount(ctx, { name: "Bokhandelen", kind: "sandbox" })).account_id;
  const staff = {
    viewer: await person(ctx, "viewer"),
    support: await person(ctx, "support"),
    finance: await person(ctx, "finance"),
    admin: await person(ctx, "admin"),
  };
  return {
    ctx,
    backoffice,
    merchant,
    accountId,
    foreignAccountId,
    staff,
    log,
    ask,
    signIn: (role) => cookieFor(backoffice, role),
    token: (account = accountId) => tokenFor(ctx, merchant, account),
    payment: (account = accountId, reference = "A-1001") => reserved(ctx, account, reference),
  };
}

let databases = 0;

/** A database of its own where the run is about PostgreSQL. */
async function databaseSettings(): Promise<Record<string, string>> {
  if (!isPostgresRun) return {};
  const name = `attacked_${process.pid}_${(databases += 1)}`;
  const url = await createDatabase(name, "template");
  afterThisFile(() => dropDatabase(name));
  return { KONTOR_DATABASE_URL: url };
}

async function person(ctx: AppContext, role: Role): Promise<string> {
  const by = systemActor("test");
  return (await addStaff(ctx, { email: emailOf(role), password: staffPassword, role, by })).staff_id;
}

async function ask(method: string, url: string, { cookie, bearer, body, headers = {} }: Ask = {}): Promise<Reply> {
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(url, {
    method,
    redirect: "manual",
    headers: {
      ...(text === undefined ? {} : { "content-type": "application/json" }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    ...(text === undefined ? {} : { body: text }),
  });
  const answer = await response.text();
  return { status: response.status, headers: response.headers, text: answer, json: parse(answer) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function cookieFor(backoffice: string, role: Role): Promise<string> {
  const body = { email: emailOf(role), password: staffPassword };
  const { headers, status } = await ask("POST", `${backoffice}/api/session`, { body });
  const [cookie] = headers.getSetCookie();
  if (status !== 200 || cookie === undefined) throw new Error(`The ${role} could not sign in: ${status}`);
  return cookie.split(";")[0] ?? "";
}

async function tokenFor(ctx: AppContext, merchant: string, accountId: string): Promise<string> {
  const issued = await createCredential(ctx, { accountId, api: "checkout" });
  if (!("client_id" in issued)) throw new Error("A checkout credential has a client id");
  const basic = Buffer.from(`${issued.client_id}:${issued.client_secret}`).toString("base64");
  const { json } = await ask("POST", `${merchant}/v1/accounts/${accountId}/auth/token`, {
    headers: { authorization: `Basic ${basic}` },
    body: { grant_type: "client_credentials", audience: `${merchant}/v1/accounts/${accountId}` },
  });
  return (json as { access_token: string }).access_token;
}

async function reserved(ctx: AppContext, accountId: string, reference: string): Promise<string> {
  const { session } = await createSession(ctx, {
    accountId,
    profileId: "default",
    order: { amount: 50_000, currency: "NOK", merchant_reference: reference },
    customer: null,
    configuration: {},
    request: {},
    returnUrl: "https://shop.example/thanks",
    callbackUrl: null,
    expiresAt: null,
    hasStrictAmounts: false,
    headers: {},
    requestId: ctx.ids.uuid(),
  });
  await payByCard(ctx, session);
  const row = await ctx.store.read((db) =>
    db.selectFrom("checkout_session").select("payment_id").where("id", "=", session.id).executeTakeFirstOrThrow(),
  );
  return row.payment_id ?? "";
}
