import { beforeEach, describe, expect, test } from "vitest";
import { systemActor } from "../audit/system-actor.ts";
import type { AppContext } from "../context.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { openSecrets } from "../webhooks/endpoint-secret.service.ts";
import { rotateSecret } from "../webhooks/rotate-secret.service.ts";
import { ForeignKeyError, openVault } from "./open-vault.service.ts";
import { beginRotation, endRotation, resealAll, tidyKeys } from "./rotate-key.service.ts";
import { createVault, keysOfMaster } from "./vault.ts";

const [oldMaster, newMaster] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const dayMs = 86_400_000;
let ctx: TestContext;
/** What the server's key file holds. */
let masters: readonly Buffer[];
let secret: string;

const open = (): Promise<AppContext["vault"]> =>
  openVault({ store: ctx.store, clock: ctx.clock, masterKeys: () => masters });
const secretRows = () =>
  ctx.store.read((db) =>
    db.selectFrom("webhook_secret").select(["id", "ciphertext", "key_id"]).orderBy("created_at").execute(),
  );
const opened = async (vault: AppContext["vault"]) =>
  (await openSecrets({ vault }, await secretRows())).map((bytes) => bytes.toString("utf8"));
const keyIds = () =>
  ctx.store.read((db) => db.selectFrom("vault_key").select("id").where("kind", "=", "seal").execute());

/** As the command does it, in a process of its own. */
async function rotate() {
  const elsewhere = { ...ctx, vault: await open() };
  masters = [newMaster, oldMaster];
  const { keyId } = await beginRotation(elsewhere, masters);
  const resealed = await resealAll(elsewhere);
  masters = [newMaster];
  await endRotation(elsewhere, { keyId, masterKeys: masters, resealed, by: systemActor("test") });
  return { keyId, resealed };
}

beforeEach(async () => {
  masters = [oldMaster];
  ctx = await makeEndpointContext();
  ctx.vault = await open();
  secret = (await givenEndpoint(ctx, "https://shop.example/hooks")).secret;
});

describe("a rotation", () => {
  test("seals everything anew, and a server that knew nothing of it opens it at once", async () => {
    const before = await secretRows();
    const { keyId, resealed } = await rotate();
    expect(resealed).toBe(1);
    const [row] = await secretRows();
    expect(row?.key_id).toBe(keyId);
    expect(row?.ciphertext).not.toEqual(before[0]?.ciphertext);
    expect(ctx.vault.keyId).not.toBe(keyId);
    expect(await opened(ctx.vault)).toEqual([secret]);
    expect(ctx.vault.keyId).toBe(keyId);
  });

  test("leaves everything derived as it was", async () => {
    const before = ctx.vault.derive("access-token");
    await rotate();
    await ctx.vault.refresh();
    expect(ctx.vault.derive("access-token")).toEqual(before);
    expect((await open()).derive("access-token")).toEqual(before);
  });

  test("shuts the old master key out", async () => {
    await rotate();
    masters = [oldMaster];
    await expect(open()).rejects.toThrow(ForeignKeyError);
  });

  test("that was cut off while sealing is gone on with under the same key", async () => {
    const cutOff = { ...ctx, vault: await open() };
    masters = [newMaster, oldMaster];
    const begun = await beginRotation(cutOff, masters);
    const again = await beginRotation({ ...ctx, vault: await open() }, masters);
    expect(again).toEqual({ keyId: begun.keyId, isResumed: true });
  });

  test("that is complete is followed by one with a key of its own", async () => {
    const { keyId } = await rotate();
    const next = await beginRotation({ ...ctx, vault: await open() }, masters);
    expect(next.isResumed).toBe(false);
    expect(next.keyId).not.toBe(keyId);
  });

  test("is in the audit log, without any key", async () => {
    const { keyId } = await rotate();
    const entries = await ctx.store.read((db) =>
      db.selectFrom("audit_entry").select(["action", "details"]).where("action", "=", "key.rotated").execute(),
    );
    expect(entries.map(({ details }) => JSON.parse(details) as unknown)).toEqual([
      { key_id: keyId, master_ids: [expect.any(String)], resealed: 1 },
    ]);
    expect(JSON.stringify(entries)).not.toContain(newMaster.toString("base64"));
  });
});

describe("afterwards", () => {
  test("what a server sealed with the earlier key in that moment is sealed anew", async () => {
    const { keyId } = await rotate();
    const endpointId = (await ctx.store.read((db) => db.selectFrom("webhook_endpoint").select("id").execute()))[0]?.id;
    ctx.clock.advance(1);
    const later = await rotateSecret(ctx, { scope: "all", id: endpointId ?? "", overlapSeconds: 0, by: byTest });
    expect((await secretRows())[1]?.key_id).not.toBe(keyId);
    expect(await tidyKeys(ctx)).toBe(true);
    expect((await secretRows()).map(({ key_id }) => key_id)).toEqual([keyId, keyId]);
    expect(await opened(ctx.vault)).toEqual([secret, later.secret]);
  });

  test("the earlier key is kept for a month, for answers that it sealed, and forgotten then", async () => {
    await rotate();
    await tidyKeys(ctx);
    expect(await keyIds()).toHaveLength(2);
    ctx.clock.advance(32 * dayMs);
    expect(await tidyKeys(ctx)).toBe(true);
    expect(await keyIds()).toHaveLength(1);
    expect(await opened(ctx.vault)).toEqual([secret]);
  });
});

describe("an installation that sealed with its master key itself", () => {
  beforeEach(async () => {
    ctx = await makeEndpointContext({}, {});
    ctx.vault = createVault(keysOfMaster(oldMaster));
    secret = (await givenEndpoint(ctx, "https://shop.example/hooks")).secret;
  });

  test("goes on with the same keys, and rotates them", async () => {
    const vault = await open();
    expect([vault.keyId, vault.derive("access-token")]).toEqual([ctx.vault.keyId, ctx.vault.derive("access-token")]);
    expect(await opened(vault)).toEqual([secret]);
    expect((await rotate()).resealed).toBe(1);
    expect(await opened(vault)).toEqual([secret]);
  });

  test("is not opened with another master key", async () => {
    masters = [newMaster];
    await expect(open()).rejects.toThrow(ForeignKeyError);
  });
});

test("a new installation's keys are not those of its master key", async () => {
  const fresh = await makeTestContext();
  const vault = await openVault({ store: fresh.store, clock: fresh.clock, masterKeys: () => [oldMaster] });
  expect(vault.keyId).not.toBe(keysOfMaster(oldMaster).sealing[0].id);
});
