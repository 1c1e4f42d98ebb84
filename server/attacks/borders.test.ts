import { once } from "node:events";
import { connect } from "node:net";
import { beforeAll, describe, expect, test } from "vitest";
import { createCredential } from "../identity/credential.service.ts";
import { type AttackedServer, startAttackedServer } from "../testing/attacked-server.ts";

let server: AttackedServer;
let own: string;
let foreignPayment: string;

beforeAll(async () => {
  server = await startAttackedServer();
  own = await server.token();
  foreignPayment = await server.payment(server.foreignAccountId);
});

const shop = (method: string, path: string, body?: unknown, bearer = own) =>
  server.ask(method, `${server.merchant}${path}`, { bearer, ...(body === undefined ? {} : { body }) });

describe("another account's object is the same as one that does not exist", () => {
  const calls: readonly (readonly [string, string, object | undefined])[] = [
    ["GET", "/v1/transactions/ID", undefined],
    ["POST", "/v1/transactions/ID/capture", { amount: 1 }],
    ["POST", "/v1/transactions/ID/refund", { amount: 1 }],
    ["POST", "/v1/transactions/ID/void", {}],
    ["GET", "/v1/sessions/ID", undefined],
  ];

  test.each(calls)("%s %s", async (method, path, body) => {
    const foreign = await shop(method, path.replace("ID", foreignPayment), body);
    const unknown = await shop(method, path.replace("ID", `${server.accountId}.nowhere`), body);
    expect(foreign.status).toBe(404);
    expect(unknown.status).toBe(404);
    expect(foreign.text.replaceAll(foreignPayment, "X")).toBe(
      unknown.text.replaceAll(`${server.accountId}.nowhere`, "X"),
    );
  });

  test("a path that names another account is refused", async () => {
    const path = `/v1/accounts/${server.foreignAccountId}/payments/transactions`;
    expect((await shop("GET", path)).status).toBe(403);
  });

  test("a token of one account is none of another, and no wire takes another wire's credential", async () => {
    const issued = await createCredential(server.ctx, { accountId: server.accountId, api: "payments" });
    const apiKey = "api_key" in issued ? issued.api_key : "";
    expect((await shop("GET", `/v1/transactions/${foreignPayment}`, undefined, apiKey)).status).toBe(401);
    expect((await shop("GET", "/payments", undefined, own)).status).toBe(401);
    expect((await shop("GET", "/v3/credit-offers", undefined, own)).status).toBe(401);
  });

  test.each([
    ["no algorithm", "eyJhbGciOiJub25lIn0.e30."],
    ["an empty signature", "eyJhbGciOiJIUzI1NiJ9.e30."],
    ["nothing", ""],
    ["a list", "a,b,c"],
  ])("a token with %s opens nothing", async (_claim, token) => {
    expect((await shop("GET", `/v1/transactions/${foreignPayment}`, undefined, token)).status).toBe(401);
  });

  test("a token whose claims were changed opens nothing", async () => {
    const [head = "", claims = "", signature = ""] = own.split(".");
    const changed = Buffer.from(claims, "base64url").toString().replaceAll(server.accountId, server.foreignAccountId);
    const forged = [head, Buffer.from(changed).toString("base64url"), signature].join(".");
    expect((await shop("GET", `/v1/transactions/${foreignPayment}`, undefined, forged)).status).toBe(401);
  });
});

describe("staff surfaces do not exist on the merchant origin", () => {
  test.each(["/api/session", "/api/payments", "/setup", "/API/session", "//api/session", "/./api/session"])(
    "%s",
    async (path) => {
      const cookie = await server.signIn("admin");
      const answer = await server.ask("GET", `${server.merchant}${path}`, { cookie });
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain("admin@kontor.example");
    },
  );
});

describe("nobody is led elsewhere", () => {
  test.each([
    "//evil.example",
    "/\\evil.example",
    "/%2F%2Fevil.example",
    "/?next=https://evil.example",
    "/setup?to=//evil.example",
  ])("by %s", async (path) => {
    for (const origin of [server.backoffice, server.merchant]) {
      const { headers } = await server.ask("GET", `${origin}${path}`);
      const location = headers.get("location");
      if (location !== null) expect(new URL(location, origin).origin).toBe(origin);
    }
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example", "/thanks"])(
    "by a shop's return address %s",
    async (return_url) => {
      const order = { amount: 100, currency: "NOK", merchant_reference: "R-1" };
      const answer = await shop("POST", "/v1/sessions-profile", { profile_id: "default", url: { return_url }, order });
      expect(answer.status).toBe(400);
    },
  );
});

describe("requests that are too much", () => {
  test("a body that is too large is refused, whether it says so or not", async () => {
    const large = JSON.stringify({ a: "x".repeat(2_000_000) });
    expect((await shop("POST", "/v1/sessions-profile", large)).status).toBe(413);
    const cookie = await server.signIn("finance");
    const answer = await server.ask("POST", `${server.backoffice}/api/session`, { cookie, body: large });
    expect(answer.status).toBe(413);
  });

  test("a body that nests without end is refused", async () => {
    for (const nested of ["[".repeat(100_000), '{"a":'.repeat(20_000)]) {
      const answer = await shop("POST", "/v1/sessions-profile", nested);
      expect(answer.status).toBe(400);
    }
  });

  test("a compressed body is not unpacked", async () => {
    const answer = await server.ask("POST", `${server.backoffice}/api/session`, {
      body: "{}",
      headers: { "content-encoding": "gzip" },
    });
    expect(answer.status).toBe(415);
  });

  test("headers without end are refused", async () => {
    const answer = await server.ask("GET", `${server.merchant}/healthz`, { headers: { "x-long": "x".repeat(20_000) } });
    expect(answer.status).toBe(431);
  });

  test.each([
    [
      "two lengths",
      "POST /v1/sessions-profile HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello",
    ],
    [
      "a length and chunks",
      "POST /v1/sessions-profile HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["a header with a line end in it", "GET /healthz HTTP/1.1\r\nhost: x\r\nx-a: b\rc\r\n\r\n"],
  ])("a request with %s is refused, so that no proxy reads it otherwise", async (_claim, request) => {
    const socket = connect({ host: "127.0.0.1", port: Number(new URL(server.merchant).port) });
    let said = "";
    socket.setEncoding("utf8").on("data", (text: string) => (said += text));
    socket.on("error", () => undefined);
    socket.write(request);
    await once(socket, "close");
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
  });
});
