import { beforeEach, expect, test } from "vitest";
import { listSchema } from "../../../shared/page.ts";
import { merchantSchema, type MerchantSettings } from "../../../shared/transfers/merchant.schema.ts";
import { addAccount, addMerchant } from "../../accounts/account.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { changeTransferSettings } from "../../transfers/settings.service.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let admin: BackofficeClient;
let accountId: string;
const settings: MerchantSettings = {
  currencies: ["ARS"],
  order_expiration_hours: 48,
  hold_hours: 24,
  refund_policy: "on_expiration",
  tolerance_basis_points: 50,
  tolerance_max: 5_000,
  pays_out: true,
  approval_above: 1_000_00,
};

beforeEach(async () => {
  ctx = await makeTestContext();
  accountId = (await addAccount(ctx, { name: "Norte Pagos", kind: "sandbox" })).account_id;
  for (const id of ["norte", "sur"]) await addMerchant(ctx, { accountId, id });
  backoffice = await startBackoffice(ctx);
  admin = await backoffice.signedIn("admin");
});

const path = (id = "norte") => `/merchants/${accountId}.${id}`;
const change = (body: object, version: string, client = admin) =>
  client.send("PATCH", path(), body, { "if-match": version });

test("a shop starts with the defaults, and the list names every shop in reach", async () => {
  const first = await admin.get(path());
  expect(merchantSchema.parse(first.json)).toMatchObject({
    merchant_id: "norte",
    settings: { order_expiration_hours: null, hold_hours: 0, refund_policy: "on_reception", pays_out: true },
    version: 0,
    balances: [],
  });
  const { data } = listSchema(merchantSchema).parse((await admin.get(`/merchants?account=${accountId}`)).json);
  expect(data.map((merchant) => merchant.merchant_id)).toEqual(["norte", "sur"]);
});

test("an admin changes the settings, and the audit log says from what to what", async () => {
  const changed = await change(settings, '"0"');
  expect(merchantSchema.parse(changed.json)).toMatchObject({ settings, version: 1 });
  expect(merchantSchema.parse((await admin.get(path("sur"))).json).version).toBe(0);
  const lines = await ctx.store.read((db) =>
    db
      .selectFrom("audit_entry")
      .select(["actor_id", "details"])
      .where("action", "=", "merchant.transfer_settings_changed")
      .execute(),
  );
  expect(lines.map((line) => line.actor_id)).toEqual([admin.staffId]);
  expect(JSON.parse(String(lines[0]?.details))).toMatchObject({ before: { holdHours: 0 }, after: { holdHours: 24 } });
});

test("what somebody else has changed meanwhile is not written over, also when it was the shop's own server", async () => {
  const by = { type: "merchant", id: "key", role: null, ip: null } as const;
  await changeTransferSettings(ctx, { accountId, merchantId: "norte", changes: { holdHours: 12 }, by });
  expect((await change(settings, '"0"')).status).toBe(412);
  const { settings: kept, version } = merchantSchema.parse((await admin.get(path())).json);
  expect([kept.hold_hours, version]).toEqual([12, 1]);
  expect((await change(settings, '"1"')).status).toBe(200);
});

test.each([
  ["negative hours", { hold_hours: -1 }],
  ["a currency that does not exist here", { currencies: ["USD"] }],
  ["more than all of the order", { tolerance_basis_points: 10_001 }],
  ["a fraction of a cent", { approval_above: 0.5 }],
  ["an unknown field", { tolerance: 1 }],
])("%s is refused", async (_claim, wrong) => {
  expect((await change({ ...settings, ...wrong }, '"0"')).status).toBe(400);
});

test("nobody but an admin changes them, and nobody out of reach sees them", async () => {
  expect((await change(settings, '"0"', await backoffice.signedIn("finance"))).status).toBe(403);
  const { account_id: other } = await addAccount(ctx, { name: "Sul", kind: "sandbox" });
  const narrow = await backoffice.signedIn("admin", [other]);
  expect((await narrow.get(path())).status).toBe(404);
  expect((await change(settings, '"0"', narrow)).status).toBe(404);
  expect((await admin.get("/merchants/norte")).status).toBe(404);
});
