import { expect, test, vi } from "vitest";
import { type Answer, givenCheckoutClient } from "../../testing/checkout-client.ts";

/** The whole envelope, and nothing of the inside in it. */
function expectEnvelope({ status, headers, body }: Answer, wanted: [number, string]): void {
  expect([status, body["error"]?.["code"]]).toEqual(wanted);
  expect(body).toEqual({ error: { code: wanted[1], message: expect.any(String) as string, errors: [] } });
  expect(headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
}

test("what goes wrong on our side is told in the envelope, without its details", async () => {
  const client = await givenCheckoutClient();
  vi.spyOn(client.ctx.store, "read").mockRejectedValue(new Error("SQLITE_CORRUPT in payment.repository.ts"));
  const answer = await client.call("GET", "/v1/transactions");
  expectEnvelope(answer, [500, "SERVER_ERROR"]);
  expect(JSON.stringify(answer.body)).not.toMatch(/SQLITE|\.ts/);
});

test("who asks for tokens too often is told in the envelope, with the time to wait", async () => {
  const client = await givenCheckoutClient();
  const path = `/v1/accounts/${client.accountId}/auth/token`;
  const body = {
    grant_type: "client_credentials",
    audience: `https://api.dintero.com/v1/accounts/${client.accountId}`,
  };
  const ask = () =>
    client.call("POST", path, body, { token: null, headers: { authorization: `Basic ${btoa("nobody:guess")}` } });
  for (let count = 0; count < 10; count++) expectEnvelope(await ask(), [401, "UNAUTHORIZED"]);
  const answer = await ask();
  expectEnvelope(answer, [429, "TOO_MANY_REQUESTS"]);
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
});
