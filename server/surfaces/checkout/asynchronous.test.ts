import { beforeAll, expect, test } from "vitest";
import { reconcileOperations } from "../../payments/reconcile.service.ts";
import { cardInput } from "../../testing/payments.ts";
import {
  type CheckoutClient,
  givenCheckoutClient,
  givenPaidSession,
  givenSecondClient,
} from "../../testing/checkout-client.ts";
import { transactionAnswerSchema } from "./answers.schema.ts";

let client: CheckoutClient;

beforeAll(async () => {
  client = await givenCheckoutClient();
  const change = { sandbox: { asynchronous_operations: true } };
  const changed = await client.call("PUT", "/v1/accounts/T00000001/management/settings", change);
  expect(changed.body["sandbox"]).toEqual(change.sandbox);
});

async function operationsDone(): Promise<void> {
  client.ctx.clock.advance(1_000);
  expect(await reconcileOperations(client.ctx)).toBe(1);
}

test.each([
  ["capture", { amount: 20_000, capture_reference: "parcel-1" }, "AUTHORIZED", "PARTIALLY_CAPTURED"],
  ["void", undefined, "AUTHORIZED", "AUTHORIZATION_VOIDED"],
])("a %s is accepted first and done afterwards, and both are told", async (operation, body, before, after) => {
  const { transactionId } = await givenPaidSession(client);
  const path = `/v1/transactions/${transactionId}`;
  const accepted = await client.call("POST", `${path}/${operation}`, body);
  expect([accepted.status, accepted.body["status"]]).toEqual([202, before]);
  const requestId = accepted.headers["event-request-id"];
  expect(accepted.body["events"]).toMatchObject([
    { event: "INITIALIZE" },
    { event: "AUTHORIZE" },
    { event: `INITIATE_${operation.toUpperCase()}`, success: true, transaction_status: before, request_id: requestId },
  ]);
  await operationsDone();
  const done = await client.call("GET", path);
  expect(transactionAnswerSchema.parse(done.body)).toEqual(done.body);
  expect(done.body["status"]).toBe(after);
  const last = (done.body["events"] as unknown as { request_id: string }[]).at(-1);
  expect(last).toMatchObject({
    event: operation.toUpperCase(),
    success: true,
    transaction_status: after,
    correlation_request_id: requestId,
  });
  expect(last?.request_id).not.toBe(requestId);
});

test("what was accepted counts against what is left, and its failure gives it back", async () => {
  const { transactionId } = await givenPaidSession(client, { input: cardInput("4100000000000019") });
  const path = `/v1/transactions/${transactionId}`;
  expect((await client.call("POST", `${path}/capture`, { amount: 52_900 })).status).toBe(202);
  const beside = await client.call("POST", `${path}/capture`, { amount: 1 });
  expect([beside.status, beside.body["error"]?.["code"]]).toEqual([409, "CONFLICT"]);
  client.ctx.clock.advance(2_000);
  await reconcileOperations(client.ctx);
  const done = await client.call("GET", path);
  expect(done.body["status"]).toBe("AUTHORIZED");
  expect(done.body["events"]).toMatchObject([
    { event: "INITIALIZE" },
    { event: "AUTHORIZE" },
    { event: "INITIATE_CAPTURE", success: true },
    { event: "CAPTURE", success: false, transaction_status: "AUTHORIZED" },
  ]);
});

test("an account that did not ask for it is answered when it is done", async () => {
  const other = await givenSecondClient(client);
  const { transactionId } = await givenPaidSession(other);
  const captured = await other.call("POST", `/v1/transactions/${transactionId}/capture`, { amount: 52_900 });
  expect([captured.status, captured.body["status"]]).toEqual([200, "CAPTURED"]);
});
