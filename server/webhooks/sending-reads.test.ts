import { expect, test } from "vitest";
import type { TestContext } from "../testing/context.ts";
import { makePlainContext } from "../testing/deliveries.ts";
import { byTest } from "../testing/endpoints.ts";
import { testAccountId } from "../testing/payments.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { storeWith } from "../testing/store.ts";
import { claimDeliveries } from "./delivery.repository.ts";
import { replaceEndpointSecret } from "./endpoint-secret.service.ts";
import { SendingReads } from "./sending-reads.ts";
import type { HeldDelivery } from "./sending.repository.ts";

const lane = "http://shop.example";

async function givenClaimed(ctx: TestContext, count: number, token: string): Promise<HeldDelivery[]> {
  for (let made = 0; made < count; made += 1) await givenEvent(ctx, [`${lane}/`]);
  const lease = { token, until: "2099-01-01T00:00:00.000Z" };
  const claim = { lane, turn: "first", limit: 100 } as const;
  const claimed = await ctx.store.write((trx) => claimDeliveries(trx, claim, lease, ctx.clock.now()));
  return claimed.map((delivery) => ({ delivery, lease }));
}

test("what attempts that begin together need is read at once, the secrets of their endpoint once", async () => {
  const ctx = await makePlainContext();
  await replaceEndpointSecret(ctx, { accountId: testAccountId, dialect: "plain", by: byTest });
  const held = await givenClaimed(ctx, 3, "ours");
  let reads = 0;
  const store = storeWith(ctx.store, {
    read: (work) => {
      reads += 1;
      return ctx.store.read(work);
    },
  });
  const sendings = new SendingReads({ ...ctx, store });
  const found = await Promise.all(held.map((each) => sendings.find(each)));
  expect(reads).toBe(1);
  expect(found).toHaveLength(3);
  for (const sending of found) {
    expect(sending).toMatchObject({ at: ctx.clock.now(), endpointUrl: null, endsAs: null, requestId: null });
    expect(sending?.secrets).toHaveLength(1);
    expect(sending?.secrets).toBe(found[0]?.secrets);
  }
});

test("a lease that has passed on finds nothing, even beside the one that came after it", async () => {
  const ctx = await makePlainContext();
  const [newer] = (await givenClaimed(ctx, 1, "newer")) as [HeldDelivery];
  const sendings = new SendingReads(ctx);
  const older = { ...newer, lease: { token: "older" } };
  const found = await Promise.all([older, newer].map((held) => sendings.find(held)));
  expect(found).toEqual([null, expect.objectContaining({ endsAs: null })]);
});

test("a lease that is renewed before the read is the one that counts", async () => {
  const ctx = await makePlainContext();
  const [{ delivery }] = (await givenClaimed(ctx, 1, "newer")) as [HeldDelivery];
  const held = { delivery, lease: { token: "older" } };
  const finding = new SendingReads(ctx).find(held);
  held.lease = { token: "newer" };
  expect(await finding).toMatchObject({ endsAs: null });
});

test("a read that fails fails for those that waited for it, and for nobody after them", async () => {
  const ctx = await makePlainContext();
  const [held] = (await givenClaimed(ctx, 1, "ours")) as [HeldDelivery];
  let isBusy = true;
  const store = storeWith(ctx.store, {
    read: (work) => (isBusy ? Promise.reject(new Error("The store is busy.")) : ctx.store.read(work)),
  });
  const sendings = new SendingReads({ ...ctx, store });
  await expect(sendings.find(held)).rejects.toThrow("The store is busy.");
  isBusy = false;
  expect(await sendings.find(held)).toMatchObject({ endsAs: null });
});
