import { expect, test } from "vitest";
import { readConfig } from "../../config.ts";
import { startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext } from "../../testing/context.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";

async function start(settings: Record<string, string> = { KONTOR_BACKUP_DIR: temporaryFolder() }) {
  const ctx = await makeTestContext({ config: readConfig(settings) });
  await givenAccount(ctx);
  return { ctx, backoffice: await startBackoffice(ctx) };
}

test("an admin asks for a check, which waits with their name and is in the audit log", async () => {
  const { ctx, backoffice } = await start();
  const admin = await backoffice.signedIn("admin");
  expect((await admin.get("/upkeep")).json).toMatchObject({ verification: null, schedule: { every_hours: 24 } });
  const asked = await admin.post("/upkeep/runs", { kind: "verification" });
  const waiting = { state: "waiting", asked_by: { id: admin.staffId, name: "Somebody in admin" } };
  expect(asked).toMatchObject({ status: 200, json: { verification: waiting } });
  const lines = await ctx.store.read((db) =>
    db.selectFrom("audit_entry").select(["action", "actor_id"]).where("action", "=", "upkeep.asked").execute(),
  );
  expect(lines).toEqual([{ action: "upkeep.asked", actor_id: admin.staffId }]);
});

test("without a folder a backup is refused with what to set", async () => {
  const { backoffice } = await start({});
  const admin = await backoffice.signedIn("admin");
  const { status, json } = await admin.post("/upkeep/runs", { kind: "backup" });
  expect([status, json?.["code"], json?.["detail"]]).toEqual([
    409,
    "operation_blocked",
    "Set KONTOR_BACKUP_DIR first: there is no folder for backups.",
  ]);
});

test("an admin who reaches some accounts alone sees nothing of the whole", async () => {
  const { backoffice } = await start();
  const narrowed = await backoffice.signedIn("admin", [testAccountId]);
  expect((await narrowed.get("/upkeep")).status).toBe(403);
  expect((await narrowed.post("/upkeep/runs", { kind: "backup" })).status).toBe(403);
});
