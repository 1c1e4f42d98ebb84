import { beforeEach, expect, test } from "vitest";
import { issuedCredentialSchema } from "../../../shared/identity/credential.schema.ts";
import { addAccount } from "../../accounts/account.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext } from "../../testing/context.ts";

let backoffice: RunningBackoffice;
let accountId: string;

beforeEach(async () => {
  const ctx = await makeTestContext();
  accountId = (await addAccount(ctx, { name: "Norte Pagos", kind: "sandbox" })).account_id;
  backoffice = await startBackoffice(ctx);
});

const make = (client: BackofficeClient, changes: object = {}) =>
  client.post("/credentials", { account_id: accountId, name: "Reporting", type: "operator", ...changes });

test("an admin who reaches every account makes a key that does so too, and nobody else", async () => {
  const made = await make(await backoffice.signedIn("admin"));
  expect(issuedCredentialSchema.parse(made.json).credential).toMatchObject({ api: "payments", grants: ["operator"] });
  expect((await make(await backoffice.signedIn("finance"))).status).toBe(403);
  expect((await make(await backoffice.signedIn("admin", [accountId]))).status).toBe(403);
});

test("it is for no one shop", async () => {
  expect((await make(await backoffice.signedIn("admin"), { merchant_id: "norte" })).status).toBe(400);
});

test("an admin of its account alone can neither take it over nor end it", async () => {
  const { credential } = issuedCredentialSchema.parse((await make(await backoffice.signedIn("admin"))).json);
  const narrow = await backoffice.signedIn("admin", [accountId]);
  expect((await narrow.post(`/credentials/${credential.id}/rotate`, { ends_tokens: true })).status).toBe(403);
  expect((await narrow.send("DELETE", `/credentials/${credential.id}`)).status).toBe(403);
  const wide = await backoffice.signedIn("admin");
  expect((await wide.post(`/credentials/${credential.id}/rotate`, { ends_tokens: true })).status).toBe(200);
  expect((await wide.send("DELETE", `/credentials/${credential.id}`)).status).toBe(200);
});
