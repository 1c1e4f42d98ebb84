import { beforeAll, describe, expect, test } from "vitest";
import { createCredential } from "../../identity/credential.service.ts";
import { type CheckoutClient, givenCheckoutClient, textOf } from "../../testing/checkout-client.ts";

let client: CheckoutClient;
const account = "/v1/accounts/T00000001";
const audience = `https://api.dintero.com${account}`;
const configurations = `${account}/settlements/reports/configuration`;
const testReport = `${account}/settlements/reports/generate-test-report`;
const wanted = { filetypes: ["csv"], destinations: [], providers: [], filters: [] };

beforeAll(async () => {
  client = await givenCheckoutClient();
});

/** The token of a client that holds this scope and no other. */
async function givenTokenWith(scope: string): Promise<string> {
  const made = await createCredential(client.ctx, { accountId: client.accountId, api: "checkout", grants: [scope] });
  if (!("client_id" in made)) throw new Error("A checkout credential has a client id");
  const basic = Buffer.from(`${made.client_id}:${made.client_secret}`).toString("base64");
  const asked = { grant_type: "client_credentials", audience };
  const headers = { authorization: `Basic ${basic}` };
  const granted = await client.call("POST", `${account}/auth/token`, asked, { token: null, headers });
  return textOf(granted.body["access_token"]);
}

async function statusesWith(token: string): Promise<Record<string, number>> {
  const status = async (method: string, path: string, body?: unknown) =>
    (await client.call(method, path, body, { token })).status;
  return {
    list: await status("GET", `${account}/settlements`),
    attachment: await status("GET", `${account}/settlements/unknown/attachments/csv`),
    configurations: await status("GET", configurations),
    configure: await status("POST", configurations, wanted),
    report: await status("POST", testReport, {}),
    transactions: await status("GET", "/v1/transactions"),
    clients: await status("GET", `${account}/auth/clients`),
  };
}

const reading = { list: 200, attachment: 404, configurations: 200, transactions: 403, clients: 403 };

describe.each(["billing", "reports", "settlements"])("of the family %s", (family) => {
  test("read opens what is read of settlements, and nothing else", async () => {
    const token = await givenTokenWith(`read:${family}`);
    expect(await statusesWith(token)).toEqual({ ...reading, configure: 403, report: 403 });
  });

  test.each(["write", "admin"])("%s opens the reports and their configuration as well", async (level) => {
    const token = await givenTokenWith(`${level}:${family}`);
    expect(await statusesWith(token)).toEqual({ ...reading, configure: 200, report: 200 });
  });

  test.each(["write", "read"])("%s can be granted by a client with the usual scopes", async (level) => {
    const made = await client.call("POST", `${account}/auth/clients`, { name: "Books" });
    const scope = [`${level}:${family}`];
    const body = { client_id: made.body["client_id"], audience, scope };
    const granted = await client.call("POST", `${account}/auth/client-grants`, body);
    expect([granted.status, granted.body["scope"]]).toEqual([200, scope]);
  });
});
