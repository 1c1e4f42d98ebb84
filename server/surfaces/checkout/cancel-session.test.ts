import { expect, test, vi } from "vitest";
import { cancelSession } from "../../checkout/cancel-session.service.ts";
import type { By } from "../../payments/commands.ts";
import { givenCheckoutClient, givenPaidSession } from "../../testing/checkout-client.ts";

test("a session is not cancelled when a part was captured after it had looked", async () => {
  const client = await givenCheckoutClient();
  // A way to pay of which the rest can be released.
  const { sessionId, transactionId } = await givenPaidSession(client, { method: "payex.creditcard" });
  const { ctx } = client;
  const write = ctx.store.write.bind(ctx.store);
  // The capture lands between the write that reads AUTHORIZED and the one that would release the rest.
  vi.spyOn(ctx.store, "write").mockImplementationOnce(async (work) => {
    const result = await write(work);
    await client.call("POST", `/v1/transactions/${transactionId}/capture`, { amount: 100 });
    return result;
  });
  const by: By = { actor: { type: "merchant", id: "shop" }, requestId: null };
  const cancelled = cancelSession(ctx, { scope: "all", sessionId, by });
  await expect(cancelled).rejects.toMatchObject({ code: "operation_blocked" });
  const transaction = await client.call("GET", `/v1/transactions/${transactionId}`);
  expect(transaction.body["status"]).toBe("PARTIALLY_CAPTURED");
  const session = await client.call("GET", `/v1/sessions/${sessionId}`);
  expect(session.body["cancelled_at"]).toBeUndefined();
});
