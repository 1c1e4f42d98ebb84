import { beforeAll, describe, expect, test } from "vitest";
import type { Role } from "../../shared/permissions.ts";
import { addAccount } from "../accounts/account.service.ts";
import { listPaymentLinks } from "../checkout/payment-link.service.ts";
import { dialects } from "../dialects.ts";
import { addStaff } from "../identity/staff.service.ts";
import { listMentions } from "../notes/note.service.ts";
import { seedHistory } from "../seed/seed-history.service.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { runVerify } from "../verify/verify.service.ts";
import { paymentEventRecorder } from "../webhooks/payment-events.ts";
import { type DeskStaff, fillDesk } from "./desk-demo.service.ts";

const by = { type: "system", id: "test", role: null, ip: null } as const;
let ctx: TestContext;
let staff: DeskStaff;
/** Of deliveries, before anybody did anything. */
let seeded: number;

beforeAll(async () => {
  ctx = await makeTestContext({ dialects });
  ctx.paymentObservers = [paymentEventRecorder(ctx)];
  const { account_id: accountId } = await addAccount(ctx, { name: "Lampehuset", kind: "sandbox", by });
  await seedHistory(ctx, { accountId, payments: 400, seed: "desk", until: ctx.clock.now() });
  staff = { support: await person("support"), finance: await person("finance") };
  seeded = await countDeliveries();
  await fillDesk(ctx, accountId, staff);
});

async function person(role: Role): Promise<string> {
  const wish = { email: `${role}@kontor.example`, name: role, role, password: "a long enough password" };
  return (await addStaff(ctx, { ...wish, by })).staff_id;
}

async function countDeliveries(): Promise<number> {
  return ctx.store.read(async (db) => (await db.selectFrom("delivery").select("id").execute()).length);
}

describe("the demo's desk", () => {
  test("shows a bulk run that is over, with payments that were released and one that was left out", async () => {
    const { runs, items } = await ctx.store.read(async (db) => ({
      runs: await db.selectFrom("bulk_run").select(["kind", "state", "created_by"]).execute(),
      items: await db.selectFrom("bulk_item").select("state").orderBy("position").execute(),
    }));
    expect(runs).toEqual([{ kind: "void", state: "done", created_by: staff.finance }]);
    expect(items.map(({ state }) => state)).toEqual([...Array.from({ length: 6 }, () => "done"), "skipped"]);
  });

  test("shows finance a question that nobody has read", async () => {
    const [mention, ...others] = await listMentions(ctx, { staffId: staff.finance, scope: "all" });
    expect(mention).toMatchObject({ note: { staff_id: staff.support, subject_type: "payment" }, readAt: null });
    expect(others).toEqual([]);
  });

  test("shows a payment link that nobody has opened", async () => {
    const newest = { q: null, sort: { column: "created_at", descending: true }, limit: 5, cursor: null };
    const { data } = await listPaymentLinks(ctx, "all", { ...newest, filters: { anyOf: {}, range: {} } });
    expect(data).toMatchObject([{ session: { merchant_reference: "INV-2001" }, createdBy: "support", openedAt: null }]);
  });

  test("sends nothing to the shop's address, which does not exist", async () => {
    expect(await countDeliveries()).toBe(seeded);
  });

  test("is as right as everything that really happens", async () => {
    expect((await runVerify(ctx)).invariants.filter(({ ok }) => !ok)).toEqual([]);
  });
});
