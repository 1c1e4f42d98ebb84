import { beforeAll, describe, expect, test } from "vitest";
import type { Role } from "../../../shared/permissions.ts";
import { searchSchema } from "../../../shared/search/search.schema.ts";
import { createSessionObserver } from "../../checkout/session-observer.ts";
import { type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext } from "../../testing/context.ts";
import { givenSession, givenShop, payByCard } from "../../testing/sessions.ts";

let backoffice: RunningBackoffice;
let paid: string;

beforeAll(async () => {
  const ctx = await makeTestContext();
  ctx.paymentObservers = [createSessionObserver(ctx)];
  await givenShop(ctx);
  backoffice = await startBackoffice(ctx);
  paid = (await givenSession(ctx, { reference: "A-1" })).id;
  await payByCard(ctx, { id: paid });
  await givenSession(ctx, { reference: "A-2", email: "ola@buyer.example" });
  const admin = await backoffice.signedIn("admin");
  await admin.post("/credentials", { account_id: "T00000001", name: "Nightly export", type: "checkout" });
});

async function ask(q: string, role: Role = "finance") {
  const person = await backoffice.signedIn(role, ["T00000001"]);
  return person.get(`/search?zone=Europe/Oslo&q=${encodeURIComponent(q)}`);
}

async function search(q: string, role: Role = "finance") {
  const { groups } = searchSchema.parse((await ask(q, role)).json);
  return groups.map(({ type, hits }) => `${type}: ${hits.map(({ title }) => title).join(", ")}`);
}

describe("an operator narrows each list by that list's own filter", () => {
  test.each([
    ["status:authorized", ["payment: A-1", "session: A-1"]],
    ["status:open", ["session: A-2"]],
    ["-status:open type:session", ["session: A-1"]],
    ["amount:500NOK", ["payment: A-1"]],
    ["amount:>500NOK", []],
    ["currency:NOK status:open,authorized -type:payment", ["session: A-2, A-1"]],
    ["email:kari@buyer.example type:payment", ["payment: A-1"]],
    ["email:ola@buyer.example type:session", ["session: A-2"]],
    ["reference:A-2", ["session: A-2"]],
    ["created:today type:payment,session", ["payment: A-1", "session: A-2, A-1"]],
    ["created:yesterday", []],
  ])("%s", async (q, found) => expect(await search(q)).toEqual(found));
});

test("what has just been written is found at once", async () => {
  expect(await search(`${paid} type:session`)).toEqual(["session: A-1"]);
});

test("credentials are found by those who manage them alone", async () => {
  expect(await search("nightly", "admin")).toEqual(["credential: Nightly export"]);
  expect(await search("nightly", "finance")).toEqual([]);
});

test("an operator that is not known is refused by name", async () => {
  const answer = await ask("stauts:failed");
  expect([answer.status, answer.json?.["detail"]]).toEqual([400, "“stauts:” is not known. Did you mean “status:”?"]);
});

test("a zone that does not exist is refused", async () => {
  const person = await backoffice.signedIn("finance");
  expect((await person.get("/search?q=kari&zone=Atlantis")).status).toBe(400);
});
