import { beforeAll, describe, expect, test } from "vitest";
import { createCredential } from "../identity/credential.service.ts";
import { type Ask, type AttackedServer, type Reply, startAttackedServer } from "../testing/attacked-server.ts";
import { writeCursor } from "../store/keyset-cursor.ts";

let server: AttackedServer;
let proofs: Record<"checkout" | "payments" | "lending" | "staff" | "nobody", Ask>;

const nul = "Kari\u0000Prøve";

beforeAll(async () => {
  server = await startAttackedServer();
  const secretOf = async (api: "payments" | "lending") => {
    const issued = await createCredential(server.ctx, { accountId: server.accountId, api });
    if ("api_key" in issued) return issued.api_key;
    const basic = Buffer.from(`${issued.client_id}:${issued.client_secret}`).toString("base64");
    const headers = { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" };
    const body = "grant_type=client_credentials";
    const { json } = await server.ask("POST", `${server.merchant}/v3/auth/token`, { headers, body });
    return (json as { access_token: string }).access_token;
  };
  proofs = {
    checkout: { bearer: await server.token() },
    payments: { bearer: await secretOf("payments") },
    lending: { bearer: await secretOf("lending") },
    staff: { cookie: await server.signIn("admin"), headers: { "sec-fetch-site": "same-origin" } },
    nobody: {},
  };
});

type Case = [who: keyof typeof proofs, method: string, path: string, body?: unknown];

const inBodies: Case[] = [
  ["checkout", "POST", "/v1/sessions-profile", { order: { merchant_reference: nul } }],
  ["checkout", "POST", "/v1/sessions-profile", { [nul]: 1 }],
  ["payments", "POST", "/payments", { customer: { name: nul } }],
  ["lending", "POST", "/v3/customers", { name: nul }],
  ["staff", "POST", "/api/staff", { email: "new@kontor.example", name: nul, role: "viewer" }],
  ["nobody", "POST", "/api/session", { email: nul, password: "x" }],
  ["nobody", "POST", "/v1/view/T00000001.x/payments/card", { number: nul }],
];

const inAddresses: Case[] = [
  ["checkout", "GET", "/v1/transactions/a%00b"],
  ["checkout", "GET", "/v1/transactions?merchant_reference=a%00b"],
  ["payments", "GET", "/payments/a%00b"],
  ["payments", "GET", "/payments?status=a%00b"],
  ["lending", "GET", "/v3/customers/a%00b"],
  ["lending", "GET", "/v3/customers?email=a%00b"],
  ["staff", "GET", "/api/payments?q=a%00b"],
  ["staff", "GET", "/api/payments/a%00b"],
  ["nobody", "GET", "/v1/view/T00000001.a%00b/session"],
  ["nobody", "GET", "/checkout/?sid=T00000001.a%00b"],
];

/** How each wire begins a refusal of what cannot be read. */
const envelopes = {
  checkout: /^\{"error":\{"code":"[A-Z_]+","message":/,
  payments: /^\{.*"message":/,
  lending: /^\{"type":"https:.*"status":400,/,
  staff: /^\{"type":.*"code":"malformed_body"/,
  nobody: /^\{"type":.*"code":"malformed_body"/,
} as const;

async function asked([who, method, path, body]: Case): Promise<Reply> {
  const origin = path.startsWith("/api") ? server.backoffice : server.merchant;
  return server.ask(method, `${origin}${path}`, { ...proofs[who], ...(body === undefined ? {} : { body }) });
}

describe("a NUL character is refused in the words of each wire", () => {
  test.each(inBodies)("in a body: %s %s %s", async (...one) => {
    const answer = await asked(one);
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(envelopes[one[0]]);
    expect(answer.text).toContain("NUL character");
  });

  test.each(inAddresses)("in an address: %s %s %s", async (...one) => {
    const answer = await asked(one);
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(envelopes[one[0]]);
  });

  test("in a cursor, in a form and in the name of a client", async () => {
    const cursor = writeCursor({ value: nul, seq: 1, isBackward: false, order: "-created_at" });
    expect((await asked(["staff", "GET", `/api/customers?cursor=${cursor}`])).status).toBe(400);
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const token = (headers: Record<string, string>, body: string) =>
      server.ask("POST", `${server.merchant}/v3/auth/token`, { headers: { ...form, ...headers }, body });
    expect((await token({}, "grant_type=client_credentials&client_id=a%00b&client_secret=c")).status).toBe(400);
    const authorization = `Basic ${Buffer.from("a\u0000b:c").toString("base64")}`;
    expect((await token({ authorization }, "grant_type=client_credentials")).status).toBe(401);
    const path = `/v1/accounts/${server.accountId}/auth/token`;
    const body = { grant_type: "client_credentials", audience: `${server.merchant}/v1/accounts/${server.accountId}` };
    expect((await server.ask("POST", `${server.merchant}${path}`, { headers: { authorization }, body })).status).toBe(
      401,
    );
  });

  test("and a backslash before six characters is none", async () => {
    const answer = await asked(["lending", "POST", "/v3/customers", { name: "\\u0000" }]);
    expect(answer.text).not.toContain("NUL character");
  });

  test("changes nothing and is no fault of ours", () => {
    expect(server.log.filter((line) => (JSON.parse(line) as { level: number }).level >= 50)).toEqual([]);
  });
});
