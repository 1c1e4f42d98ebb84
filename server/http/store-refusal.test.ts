import { afterEach, expect, test, vi } from "vitest";
import { createCredential } from "../identity/credential.service.ts";
import { StoreError } from "../store/store-error.ts";
import { startAttackedServer } from "../testing/attacked-server.ts";

afterEach(() => vi.restoreAllMocks());

test("who asks while the database is locked is told so in the words of each wire, and when to ask again", async () => {
  const server = await startAttackedServer();
  const { ctx, merchant, backoffice, accountId } = server;
  const issued = await createCredential(ctx, { accountId, api: "payments" });
  const key = "api_key" in issued ? issued.api_key : "";
  const [bearer, cookie] = [await server.token(), await server.signIn("admin")];
  vi.spyOn(ctx.store, "read").mockRejectedValue(new StoreError("locked", "kontor.db is locked"));
  const answers = [
    await server.ask("GET", `${merchant}/v1/transactions`, { bearer }),
    await server.ask("GET", `${merchant}/payments`, { bearer: key }),
    await server.ask("POST", `${merchant}/v3/auth/token`, {
      headers: { authorization: `Basic ${btoa("a:b")}`, "content-type": "application/x-www-form-urlencoded" },
      body: "grant_type=client_credentials",
    }),
    await server.ask("GET", `${merchant}/v1/view/${accountId}.x/session`),
    await server.ask("GET", `${backoffice}/api/payments`, { cookie }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503]);
  for (const { headers, text } of answers) {
    expect(headers.get("retry-after")).toBe("5");
    expect(text).toContain("Ask again in a moment.");
    expect(text).not.toMatch(/kontor\.db|locked/);
  }
  expect(server.log.filter((line) => line.includes("the database refused a request")).length).toBeGreaterThanOrEqual(5);
});

test("a database that is broken is no passing thing", async () => {
  const server = await startAttackedServer();
  const cookie = await server.signIn("admin");
  vi.spyOn(server.ctx.store, "read").mockRejectedValue(new StoreError("broken", "a page is damaged"));
  expect((await server.ask("GET", `${server.backoffice}/api/payments`, { cookie })).status).toBe(500);
});
