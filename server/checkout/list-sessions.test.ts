import { beforeAll, expect, test } from "vitest";
import { sessionListSpec } from "../../shared/checkout/session-list.ts";
import { parseListQuery } from "../http/list-query.ts";
import {
  type CheckoutClient,
  givenCheckoutClient,
  givenPaidSession,
  givenSecondClient,
  orderOf,
  sessionBody,
  textOf,
} from "../testing/checkout-client.ts";
import { testAccountId } from "../testing/payments.ts";
import { plansOf } from "../testing/query-plan.ts";
import { listSessions } from "./list-sessions.service.ts";
import { listSessionRows, searchSessionIds } from "./session-list.repository.ts";

let client: CheckoutClient;
let paid: { sessionId: string; transactionId: string };
let open: string;
let foreign: string;

beforeAll(async () => {
  client = await givenCheckoutClient();
  const other = await givenSecondClient(client);
  const body = {
    order: orderOf(700, { merchant_reference: "B-7" }),
    customer: { email: "kari@buyer.example", phone_number: "+4740000000" },
  };
  paid = await givenPaidSession(client, { body });
  client.ctx.clock.advance(60_000);
  open = textOf((await client.call("POST", "/v1/sessions-profile", sessionBody())).body["id"]);
  client.ctx.clock.advance(60_000);
  foreign = textOf((await other.call("POST", "/v1/sessions-profile", sessionBody())).body["id"]);
});

async function list(query: Record<string, unknown>, scope: "all" | readonly string[] = "all"): Promise<string[]> {
  const { data } = await listSessions(client.ctx, scope, parseListQuery(sessionListSpec, query));
  return data.map((session) => session.id);
}

test("comes newest first, by account, status, currency, reference, payment and day", async () => {
  expect(await list({})).toEqual([foreign, open, paid.sessionId]);
  expect(await list({ sort: "created_at" })).toEqual([paid.sessionId, open, foreign]);
  expect(await list({ account: "T00000001" })).toEqual([open, paid.sessionId]);
  expect(await list({ status: "open" })).toEqual([foreign, open]);
  expect(await list({ status: ["open", "authorized"], account: "T00000001" })).toEqual([open, paid.sessionId]);
  expect(await list({ currency: "SEK" })).toEqual([]);
  expect(await list({ merchant_reference: "B-7" })).toEqual([paid.sessionId]);
  expect(await list({ payment_id: paid.transactionId })).toEqual([paid.sessionId]);
  expect(await list({ payment_id: "T00000001.none" })).toEqual([]);
  expect(await list({ "created_at.lte": "2026-03-02T09:00:30Z" })).toEqual([paid.sessionId]);
});

test("is searched by id, payment, reference and the buyer's address or number", async () => {
  for (const q of [paid.sessionId, paid.transactionId, "B-7", "KARI@buyer.example", "+47 400 00 000"]) {
    expect(await list({ q }), q).toEqual([paid.sessionId]);
  }
  expect(await list({ q: "nothing" })).toEqual([]);
});

test("shows only what the caller reaches", async () => {
  expect(await list({}, ["T00000002"])).toEqual([foreign]);
  expect(await list({ account: "T00000001" }, ["T00000002"])).toEqual([]);
  for (const q of [paid.sessionId, paid.transactionId, "B-7", "kari@buyer.example"]) {
    expect(await list({ q }, ["T00000002"]), q).toEqual([]);
  }
});

test("pages by its cursor", async () => {
  const first = await listSessions(client.ctx, "all", parseListQuery(sessionListSpec, { limit: "2" }));
  expect(first.page.next).not.toBeNull();
  expect(await list({ limit: "2", cursor: first.page.next ?? "" })).toEqual([paid.sessionId]);
});

test("a merchant's sessions are found by an index, whatever names them", async () => {
  const accountId = testAccountId;
  const searched = await plansOf((trx) => searchSessionIds(trx, { accountId, text: "Kari Prøve" }));
  for (const index of ["checkout_session_by_reference", "checkout_session_by_reference_2", "customer_by_name"]) {
    expect(searched).toContain(`USING INDEX ${index} (`);
  }
  expect(searched).toContain("named USING PRIMARY KEY (account_id=? AND name=?");
  expect(searched).not.toContain("SCAN checkout_session");
  const anyOf = new Map([
    ["account_id", [accountId]],
    ["id", ["one", "other"]],
  ]);
  const query = { anyOf, createdAt: {}, isDescending: true, isCounted: false, limit: 10, cursor: null };
  expect(await plansOf((trx) => listSessionRows(trx, query))).toContain("sqlite_autoindex_checkout_session_1 (id=?)");
});
