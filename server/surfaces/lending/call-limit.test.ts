import { beforeEach, expect, test } from "vitest";
import { credentialSchema } from "../../../shared/identity/credential.schema.ts";
import { type BackofficeClient, startBackoffice } from "../../testing/backoffice.ts";
import { type LendingClient, startLendingClient } from "../../testing/lending-client.ts";
import { givenClient } from "../../testing/lending-partner.ts";
import { testAccountId } from "../../testing/payments.ts";

let partner: LendingClient;
let admin: BackofficeClient;
let id: string;

beforeEach(async () => {
  partner = await startLendingClient();
  admin = await (await startBackoffice(partner.origin.ctx)).signedIn("admin");
  id = await credentialId("lending");
});

async function credentialId(api: string): Promise<string> {
  const { data } = (await admin.get(`/credentials?api=${api}`)).json as { data: { id: string }[] };
  return data[0]?.id ?? "";
}

const change = (calls_per_minute: number | null, reason = "their month's end", of = id) =>
  admin.post(`/credentials/${of}/call-limit`, { calls_per_minute, reason });

async function limits(): Promise<[string | null, string | null, number]> {
  const { headers, status } = await partner.call("GET", "/v3/customers");
  return [headers.get("x-ratelimit-limit"), headers.get("x-ratelimit-remaining"), status];
}

test("a limit of its own is followed by the very next call, and so is the way back", async () => {
  expect(await limits()).toEqual(["600", "599", 200]);
  expect(credentialSchema.parse((await change(10)).json).calls_per_minute).toBe(10);
  for (let left = 9; left >= 0; left -= 1) expect(await limits()).toEqual(["10", String(left), 200]);
  const refused = await partner.call("GET", "/v3/customers");
  expect([refused.status, refused.headers.get("retry-after"), refused.body]).toEqual([
    429,
    "60",
    {
      type: "https://api.dinie.com.br/errors/rate-limit-exceeded",
      title: "Rate Limit Exceeded",
      status: 429,
      detail: "At most 10 calls per minute are answered.",
      instance: "/v3/customers",
      code: "rate_limit_exceeded",
    },
  ]);
  await change(null);
  expect(await limits()).toEqual(["600", "598", 200]);
});

test("what was set, by whom and why is on record", async () => {
  await change(1_200);
  await change(null, "over");
  const { data } = (await admin.get("/audit?action=credential.call_limit_changed")).json as { data: object[] };
  expect(data).toMatchObject([
    { object_id: id, actor: { id: admin.staffId }, details: { before: 1_200, after: null, reason: "over" } },
    { object_id: id, details: { before: null, after: 1_200, reason: "their month's end" } },
  ]);
});

test.each([
  ["too few", 9],
  ["too many", 60_001],
  ["half a call", 10.5],
])("%s calls are refused at the field", async (_claim, calls) => {
  const { status, json } = await change(calls);
  expect([status, Object.keys(json?.["errors"] ?? {})]).toEqual([400, ["calls_per_minute"]]);
});

test("without a reason nothing changes, nor for a client of another API", async () => {
  expect((await change(1_200, " ")).status).toBe(400);
  await givenClient(partner.origin, testAccountId, "checkout");
  const { status, json } = await change(1_200, "why not", await credentialId("checkout"));
  expect([status, json?.["code"]]).toEqual([409, "operation_blocked"]);
  expect(await limits()).toEqual(["600", "599", 200]);
});

test("the list of clients finds those whose secret is old or that nobody uses", async () => {
  const { clock } = partner.origin.ctx;
  await limits();
  clock.advance(91 * 86_400_000);
  admin = await (await startBackoffice(partner.origin.ctx)).signedIn("admin");
  const listed = async (query: string) => (await admin.get(`/credentials?${query}`)).json as { data: object[] };
  expect(await listed("concern=old")).toMatchObject({
    data: [{ id, secret_since: "2026-03-02T09:00:00.000Z", concerns: [{ code: "old", days: 91 }, { code: "unused" }] }],
  });
  expect((await listed("concern=never_used")).data).toEqual([]);
  await admin.post(`/credentials/${id}/rotate`, { ends_tokens: false });
  expect(await listed("concern=old")).toMatchObject({ data: [] });
  expect(await listed("concern=unused")).toMatchObject({ data: [{ id, secret_since: clock.now() }] });
});
