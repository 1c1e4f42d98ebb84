import { beforeEach, expect, test } from "vitest";
import { exportableLists } from "../../../shared/lists/exportable-lists.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { addMerchant } from "../../accounts/account.service.ts";
import { givenPaidTransfer } from "../../testing/paid-transfer.ts";
import {
  givenAccount,
  givenAuthorizedPayment,
  givenStartedPayment,
  givenStartedPayments,
  testAccountId,
} from "../../testing/payments.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let finance: BackofficeClient;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  backoffice = await startBackoffice(ctx);
  finance = await backoffice.signedIn("finance");
});

async function exported(query = "", client = finance, list = "payments") {
  const answer = await client.get(`/exports/${list}.csv${query}`);
  const [heading = "", ...lines] = answer.text.split("\r\n").filter((line) => line !== "");
  const names = heading.split(",");
  const rows = lines.map((line) =>
    Object.fromEntries(line.split(",").map((cell, column) => [names[column] ?? "", cell])),
  );
  return { answer, rows };
}

test("amounts are there in minor units and in decimals, times in UTC and in the zone", async () => {
  await givenAuthorizedPayment(ctx, { amount: 12_345, currency: "NOK" });
  await givenAuthorizedPayment(ctx, { amount: 12_345, currency: "JPY" });
  await givenAuthorizedPayment(ctx, { amount: 12_345, currency: "KWD" });
  const { rows, answer } = await exported("?sort=created_at&zone=America/New_York");
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
  expect(rows.map((row) => [row["amount_minor"], row["amount"], row["currency"]])).toEqual([
    ["12345", "123.45", "NOK"],
    ["12345", "12345", "JPY"],
    ["12345", "12.345", "KWD"],
  ]);
  expect(rows[0]?.["created_at (UTC)"]).toBe("2026-03-02T09:00:00.000Z");
  expect(rows[0]?.["created_at (America/New_York)"]).toBe("2026-03-02 04:00:00 -05:00");
});

test("a payment by transfer has its payer's document and the bank's references", async () => {
  await addMerchant(ctx, { accountId: testAccountId, id: "norte" });
  await givenPaidTransfer(ctx, { accountId: testAccountId, merchantId: "norte", amount: 245_075 });
  await givenStartedPayment(ctx, { reference: "by-card" });
  const { rows } = await exported("?sort=created_at");
  expect(rows[0]).toMatchObject({
    payer_document: "20301234563",
    bank_reference: expect.stringMatching(/^9032\d{15}$/) as string,
    bank_trx_id: expect.stringMatching(/^[0-9A-F]{22}$/) as string,
  });
  expect(rows[1]).toMatchObject({ payer_document: "", bank_reference: "", bank_trx_id: "" });
});

test("exactly the filtered payments are exported, across pages, and the file's name says which", async () => {
  await givenStartedPayments(
    ctx,
    Array.from({ length: 1_100 }, (_, count) => ({ reference: `A-${count}` })),
  );
  await givenAuthorizedPayment(ctx, { reference: "paid" });
  const { rows, answer } = await exported("?status=INITIATED");
  expect(rows).toHaveLength(1_100);
  expect(new Set(rows.map((row) => row["merchant_reference"])).size).toBe(1_100);
  expect(rows.every((row) => row["status"] === "INITIATED")).toBe(true);
  expect(answer.headers.get("content-disposition")).toBe(
    'attachment; filename="payments_status-INITIATED_2026-03-02.csv"',
  );
});

test("a stranger's text cannot become a formula", async () => {
  await givenStartedPayment(ctx, { reference: '=HYPERLINK("http://evil.example")' });
  const { answer } = await exported();
  expect(answer.text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
});

test("an account out of reach is not in the file", async () => {
  await givenAccount(ctx, "T00000002");
  await givenStartedPayment(ctx, { reference: "own" });
  await givenStartedPayment(ctx, { reference: "foreign", accountId: "T00000002" });
  const narrowed = await backoffice.signedIn("finance", ["T00000001"]);
  expect((await exported("", narrowed)).rows.map((row) => row["merchant_reference"])).toEqual(["own"]);
});

test.each([
  ["an unknown filter", "?stauts=CAPTURED", "stauts"],
  ["an unknown zone", "?zone=Mars/Olympus", "zone"],
])("%s is refused before the first line", async (_claim, query, field) => {
  const { answer } = await exported(query);
  expect(answer.status).toBe(400);
  expect(Object.keys(answer.json?.["errors"] ?? {})).toEqual([field]);
});

test("every export has its audit line, with what was asked for", async () => {
  await exported("?status=CAPTURED");
  const lines = await ctx.store.read((db) =>
    db.selectFrom("audit_entry").select(["action", "actor_id", "details"]).execute(),
  );
  expect(lines).toMatchObject([{ action: "payments.export", actor_id: finance.staffId }]);
  expect(JSON.parse(lines[0]?.details ?? "{}")).toMatchObject({ filters: { status: "CAPTURED" } });
});

// The lines of a balance are asked for one shop, the payments of a bulk run for one run; they are tested with them.
const ofOne: readonly string[] = ["balance-lines", "bulk-items"];
const wholeLists = exportableLists.filter((list) => !ofOne.includes(list));

test.each(wholeLists)(
  "%s has a file with every column of its list, and an empty one has its headings",
  async (list) => {
    const admin = await backoffice.signedIn("admin");
    const { answer } = await exported("", admin, list);
    expect(answer.status).toBe(200);
    const columns = (answer.text.split("\r\n")[0] ?? "").split(",");
    expect(columns).toContain("account_id");
    expect(new Set(columns).size).toBe(columns.length);
  },
);

test("a list that the role may not read is not exported either", async () => {
  expect((await exported("", finance, "credentials")).answer.status).toBe(403);
});

test("the rows of a file are those of the list, masked as there", async () => {
  await givenAuthorizedPayment(ctx, { reference: "A-1" });
  const listed = (await finance.get("/customers")).json?.["data"] as { id: string; email: string }[];
  const { rows } = await exported("", finance, "customers");
  expect(rows.map(({ id, email }) => ({ id, email }))).toEqual(listed.map(({ id, email }) => ({ id, email })));
});
