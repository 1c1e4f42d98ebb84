import { beforeAll, expect, test } from "vitest";
import { operationsSchema } from "../../../shared/metrics/operations.schema.ts";
import { installationChain, recordAudit } from "../../audit/audit.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";

const hourMs = 3_600_000;
let ctx: TestContext;
let backoffice: RunningBackoffice;
let admin: BackofficeClient;

function note(action: string, { isAllowed = true, chain = installationChain } = {}): Promise<void> {
  const actor = { type: "staff", id: null, role: null, ip: null } as const;
  const what = { chain, actor, action, objectType: "list", objectId: null, isAllowed, details: {} };
  return ctx.store.write((trx) => recordAudit(trx, ctx, what));
}

// Thirty hours ago one person failed to sign in and one detail was revealed; since then two failed, two lists were taken
// along, a third was refused, and two details were revealed, one of another account.
beforeAll(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  await givenAccount(ctx, "T00000002");
  await note("session.started", { isAllowed: false });
  await note("personal.revealed", { chain: testAccountId });
  ctx.clock.advance(30 * hourMs);
  for (let tries = 0; tries < 2; tries += 1) await note("session.started", { isAllowed: false });
  await note("payments.export");
  await note("audit.export");
  await note("loans.export", { isAllowed: false });
  await note("personal.revealed", { chain: testAccountId });
  await note("personal.revealed", { chain: "T00000002" });
  backoffice = await startBackoffice(ctx);
  admin = await backoffice.signedIn("admin");
});

async function read(client: BackofficeClient, query = "") {
  const { status, json, text } = await client.get(`/metrics/operations${query}`);
  expect(status, text).toBe(200);
  return operationsSchema.parse(json);
}

test("a day of the audit log is counted beside the day before", async () => {
  expect(await read(admin)).toMatchObject({
    failed_sign_ins: { n: 2, before: 1 },
    exports: { n: 2, before: 0 },
    reveals: { n: 2, before: 1 },
  });
});

test("details are counted for the account that is asked about", async () => {
  const { reveals, failed_sign_ins: failed } = await read(admin, `?account=${testAccountId}`);
  expect(reveals).toEqual({ n: 1, before: 1 });
  expect(failed).toEqual({ n: 2, before: 1 });
});

test("whoever reaches one account alone is not told of the installation", async () => {
  const narrow = await backoffice.signedIn("admin", ["T00000002"]);
  expect(await read(narrow)).toMatchObject({ failed_sign_ins: null, exports: null, reveals: { n: 1, before: 0 } });
  expect((await read(narrow, `?account=${testAccountId}`)).reveals).toEqual({ n: 0, before: 0 });
});
