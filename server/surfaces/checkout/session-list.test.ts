import { beforeAll, describe, expect, test } from "vitest";
import {
  type CheckoutClient,
  givenCheckoutClient,
  givenPaidSession,
  orderOf,
  sessionBody,
  textOf,
} from "../../testing/checkout-client.ts";

let client: CheckoutClient;

beforeAll(async () => {
  client = await givenCheckoutClient();
});

describe("listing sessions", () => {
  test("walks newest first by starting_after until an empty array, each session once", async () => {
    const own = await givenCheckoutClient();
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      const created = await own.call("POST", "/v1/sessions-profile", sessionBody(1_000 + count));
      made.unshift(textOf(created.body["id"]));
    }
    const walked: string[] = [];
    for (let after = ""; ;) {
      const { body } = await own.call("GET", `/v1/sessions?limit=2${after}`);
      const ids = (body as unknown as { id: string }[]).map((session) => session.id);
      if (ids.length === 0) break;
      walked.push(...ids);
      after = `&starting_after=${ids.at(-1)}`;
    }
    expect(walked).toEqual(made);
  });

  test("filters by id, transaction, reference, buyer's name and store", async () => {
    const own = await givenCheckoutClient();
    const order = orderOf(700, {
      merchant_reference: "B-77",
      merchant_reference_2: "second",
      billing_address: { first_name: "Kari", last_name: "Prøve" },
      store: { id: "oslo" },
    });
    const wanted = await givenPaidSession(own, { body: { order } });
    await givenPaidSession(own);
    const queries = [
      `id=${wanted.sessionId}`,
      `transaction_id=${wanted.transactionId}`,
      "search=B-77",
      "search=second",
      "search=kari%20pr%C3%B8ve",
      "store_id=bergen&store_id=oslo",
    ];
    for (const query of queries) {
      const { body } = await own.call("GET", `/v1/sessions?${query}`);
      expect(body, query).toMatchObject([{ id: wanted.sessionId }]);
      expect(body, query).toHaveLength(1);
    }
    const none = await own.call("GET", "/v1/sessions?created_at.lte=2026-03-01");
    expect(none.body).toEqual([]);
  });

  test("finds a session by the name on either address and by its customer's, as the order stands now", async () => {
    const own = await givenCheckoutClient();
    const addressed = (billing: string, shipping: string) =>
      orderOf(700, {
        billing_address: { first_name: billing, last_name: "Prøve", email: "kari@buyer.example" },
        shipping_address: { first_name: shipping, last_name: "Prøve" },
      });
    const make = { ...sessionBody(), order: addressed("Kari", "Ola") };
    const id = textOf((await own.call("POST", "/v1/sessions-profile", make)).body["id"]);
    const found = async (name: string) => {
      const { body } = await own.call("GET", `/v1/sessions?search=${encodeURIComponent(name)}`);
      return (body as unknown as { id: string }[]).map((session) => session.id);
    };
    for (const name of ["Kari Prøve", "ola prøve", " Ola  Prøve "]) expect(await found(name), name).toEqual([id]);
    for (const name of ["Kari", "Per Prøve"]) expect(await found(name), name).toEqual([]);
    const order = addressed("Kari", "Per");
    await own.call("PUT", `/v1/sessions/${id}?update_without_lock=true`, { order });
    expect([await found("Per Prøve"), await found("Ola Prøve")]).toEqual([[id], []]);
  });

  test.each(["limit=0", "limit=101", "limit=x", "created_at.gte=yesterday"])("refuses %s", async (query) => {
    const refused = await client.call("GET", `/v1/sessions?${query}`);
    expect([refused.status, refused.body["error"]?.["code"]]).toEqual([400, "BAD_REQUEST"]);
  });
});
