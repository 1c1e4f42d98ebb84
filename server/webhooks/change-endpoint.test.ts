import { expect, test } from "vitest";
import type { AppContext } from "../context.ts";
import type { TestContext } from "../testing/context.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { testAccountId } from "../testing/payments.ts";
import { createEndpoint, getEndpoint, updateEndpoint } from "./endpoint.service.ts";
import { storeWith } from "../testing/store.ts";

/** The same context, whose store carries out no more than one write. */
function withOneWrite(ctx: TestContext): AppContext {
  const { store } = ctx;
  let writes = 0;
  const single = storeWith(store, {
    write: (work) => ((writes += 1) === 1 ? store.write(work) : Promise.reject(new Error("A second write"))),
  });
  return { ...ctx, store: single };
}

async function auditedOf(ctx: TestContext, id: string): Promise<string[]> {
  const rows = await ctx.store.read((db) =>
    db.selectFrom("audit_entry").select("action").where("object_id", "=", id).orderBy("seq").execute(),
  );
  return rows.map((row) => row.action.replace("webhook_endpoint.", ""));
}

test("address, secret and status change in one write", async () => {
  const ctx = await makeEndpointContext();
  const { id } = await givenEndpoint(ctx, "http://shop.example/old");
  const before = await getEndpoint(ctx, { scope: "all", id });
  const changes = { url: "http://shop.example/new", isDisabled: true, secret: Buffer.from("n3w", "utf8") };
  await updateEndpoint(withOneWrite(ctx), { scope: "all", id, changes, by: byTest });
  const after = await getEndpoint(ctx, { scope: "all", id });
  expect(after.url).toBe("http://shop.example/new");
  expect(after.disabled_at).not.toBeNull();
  expect(after.secrets.map((secret) => secret.id)).not.toEqual(before.secrets.map((secret) => secret.id));
  expect(await auditedOf(ctx, id)).toEqual(["created", "changed", "secret_rotated", "disabled"]);
  await updateEndpoint(withOneWrite(ctx), { scope: "all", id, changes: { isDisabled: false }, by: byTest });
  expect((await getEndpoint(ctx, { scope: "all", id })).disabled_at).toBeNull();
  expect((await auditedOf(ctx, id)).at(-1)).toBe("enabled");
});

test.each([
  ["an address that may not be called", { url: "ftp://shop.example/" }, {}, "url_refused"],
  ["a version that is not the stored one", {}, { expectedVersion: 7 }, "precondition_failed"],
] as const)("%s leaves the secret and the status as they were", async (_claim, wrong, expected, code) => {
  const ctx = await makeEndpointContext();
  const { id } = await givenEndpoint(ctx, "http://shop.example/");
  const before = await getEndpoint(ctx, { scope: "all", id });
  const changes = { isDisabled: true, secret: Buffer.from("n3w", "utf8"), ...wrong };
  const changing = updateEndpoint(ctx, { scope: "all", id, changes, ...expected, by: byTest });
  await expect(changing).rejects.toMatchObject({ code });
  expect(await getEndpoint(ctx, { scope: "all", id })).toEqual(before);
});

test("an endpoint that is registered as disabled is never active in between", async () => {
  const ctx = await makeEndpointContext();
  const place = { accountId: testAccountId, merchantId: null, dialect: "plain", url: "http://shop.example/" };
  const wish = { ...place, eventPatterns: [], description: null, isDisabled: true, by: byTest };
  const { endpoint } = await createEndpoint(withOneWrite(ctx), wish);
  expect(endpoint.disabled_at).not.toBeNull();
  expect(await auditedOf(ctx, endpoint.id)).toEqual(["created", "disabled"]);
});
