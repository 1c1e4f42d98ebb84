import { beforeAll, describe, expect, test } from "vitest";
import { type CheckoutClient, givenCheckoutClient } from "../../testing/checkout-client.ts";
import { accountRoutes, paymentRoutes } from "./routes.ts";

let client: CheckoutClient;
beforeAll(async () => {
  client = await givenCheckoutClient();
});

/** Every filter by date that any list documents. */
const filters = [...paymentRoutes, ...accountRoutes].flatMap(({ path, query }) =>
  Object.entries(query)
    .filter(([, word]) => word.kind === "instant")
    .map(([name]) => ({ path: `/v1${path}`, name })),
);

test("the lists with filters by date are these", () => {
  expect(filters.map(({ path, name }) => `${path} ${name}`).sort()).toEqual([
    "/v1/accounts/:accountId/settlements created_at.gte",
    "/v1/accounts/:accountId/settlements created_at.lte",
    "/v1/accounts/:accountId/settlements item_created_at.gte",
    "/v1/accounts/:accountId/settlements item_created_at.lte",
    "/v1/accounts/:accountId/settlements starting_after_date",
    "/v1/sessions created_at.gte",
    "/v1/sessions created_at.lte",
    "/v1/transactions captured_at.gte",
    "/v1/transactions captured_at.lte",
    "/v1/transactions created_at.gte",
    "/v1/transactions created_at.lte",
    "/v1/transactions refunded_at.gte",
    "/v1/transactions refunded_at.lte",
  ]);
});

describe.each(filters)("$name of $path", ({ path, name }) => {
  const ask = (value: string) =>
    client.call(
      "GET",
      `${path.replace(":accountId", client.accountId)}?${new URLSearchParams({ [name]: value }).toString()}`,
    );

  test.each(["yesterday", "2026", "2026-07", "2026-02-30", "2026-13-01", "2026-07-01T25:00:00Z", "1782864000", "NaN"])(
    "refuses %s in the envelope, by its name",
    async (value) => {
      const { status, body } = await ask(value);
      const message = "must be an ISO 8601 date or date-time";
      expect([status, body]).toEqual([
        400,
        { error: { code: "BAD_REQUEST", message: `${name} ${message}`, errors: [{ path: name, message }] } },
      ]);
    },
  );

  test.each(["2026-07-01", "2026-07-01T10:00:00", "2026-07-01T10:00:00.000Z", "2026-07-01T12:00:00+02:00", ""])(
    "takes '%s'",
    async (value) => {
      expect((await ask(value)).status).toBe(200);
    },
  );
});

test("a time that ends before it begins holds nothing", async () => {
  const query = "created_at.gte=2026-07-02&created_at.lte=2026-07-01";
  for (const path of ["sessions", "transactions"]) {
    const answer = await client.call("GET", `/v1/${path}?${query}`);
    expect([answer.status, answer.body]).toEqual([200, []]);
  }
});
