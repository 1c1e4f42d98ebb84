import { beforeAll, expect, test } from "vitest";
import { listAudit } from "../../audit/audit.service.ts";
import {
  type Answer,
  type CheckoutClient,
  givenCheckoutClient,
  givenSecondClient,
  textOf,
} from "../../testing/checkout-client.ts";
import { reportConfigurationRoutes } from "./report-configuration.routes.ts";

let client: CheckoutClient;
const base = "/v1/accounts/T00000001/settlements/reports/configuration";
const wanted = {
  filetypes: ["pdf", "csv"],
  destinations: [
    { destination_type: "account_email" },
    { destination_type: "email", destination_value: "books@shop.example" },
  ],
  providers: ["dintero_psp"],
  filters: [{ filter: "payout_destination_id", value: "seller-1" }],
};

beforeAll(async () => {
  client = await givenCheckoutClient();
});

/** Exactly 200, and nothing beside what the reference says. */
function expectDocumented(answer: Answer, method: string, isOne = true): void {
  expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  const ends = isOne && method !== "post" ? "/:id" : "/configuration";
  const route = reportConfigurationRoutes.find((one) => one.method === method && one.path.endsWith(ends));
  expect(route?.answer.parse(answer.body)).toEqual(answer.body);
}

test("a configuration is kept per account, read back, replaced and deleted, and each step is audited", async () => {
  const made = await client.call("POST", base, wanted);
  expectDocumented(made, "post");
  expect(made.body).toMatchObject({ ...wanted, account_id: "T00000001" });
  const id = textOf(made.body["id"]);

  expectDocumented(await client.call("GET", `${base}/${id}`), "get");
  const listed = await client.call("GET", base);
  expectDocumented(listed, "get", false);
  expect(listed.body).toEqual({ items: [made.body] });

  client.ctx.clock.advance(1_000);
  const changed = await client.call("PUT", `${base}/${id}`, { filetypes: ["json"] });
  expectDocumented(changed, "put");
  expect(changed.body).toMatchObject({ id, filetypes: ["json"], destinations: [], providers: [], filters: [] });
  expect(changed.body["updated_at"]).not.toBe(changed.body["created_at"]);

  const deleted = await client.call("DELETE", `${base}/${id}`);
  expectDocumented(deleted, "delete");
  expect(deleted.body).toEqual(changed.body);
  expect((await client.call("GET", base)).body).toEqual({ items: [] });

  const { data } = await listAudit(client.ctx, ["T00000001"], {
    q: null,
    sort: { column: "at", descending: false },
    limit: 10,
    cursor: null,
    filters: { anyOf: { account: ["T00000001"], object_id: [id] }, range: {} },
  });
  const prefix = "report_configuration.";
  expect(data.map(({ action }) => action)).toEqual([`${prefix}created`, `${prefix}changed`, `${prefix}deleted`]);
  expect(JSON.stringify(data)).not.toContain("books@shop.example");
});

test.each([
  ["no form at all", { filetypes: [] }, "filetypes"],
  ["an unknown form", { filetypes: ["docx"] }, "filetypes.0"],
  ["no forms", {}, "filetypes"],
  [
    "an unknown destination",
    { ...wanted, destinations: [{ destination_type: "sms" }] },
    "destinations.0.destination_type",
  ],
  [
    "an address that is none",
    { ...wanted, destinations: [{ destination_type: "email", destination_value: "books" }] },
    "destinations.0.destination_value",
  ],
  ["an unknown filter", { ...wanted, filters: [{ filter: "store", value: "1" }] }, "filters.0.filter"],
])("%s is refused by the name of the field", async (_claim, body, path) => {
  const refused = await client.call("POST", base, body);
  expect([refused.status, refused.body["error"]?.["code"]]).toEqual([400, "BAD_REQUEST"]);
  expect(refused.body["error"]?.["errors"]).toMatchObject([{ path }]);
});

test("another account's configuration is not found", async () => {
  const { id } = (await client.call("POST", base, wanted)).body;
  const stranger = await givenSecondClient(client, "T00000002");
  const path = `/v1/accounts/T00000002/settlements/reports/configuration/${textOf(id)}`;
  for (const [method, body] of [["GET"], ["PUT", wanted], ["DELETE"]] as const) {
    const refused = await stranger.call(method, path, body);
    expect([method, refused.status, refused.body["error"]?.["code"]]).toEqual([method, 404, "NOT_FOUND"]);
  }
  expect((await stranger.call("GET", base)).status).toBe(403);
});
