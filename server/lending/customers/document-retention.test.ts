import { createHash } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { givenBorrower } from "../../testing/borrowers.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { documentBytes } from "../../testing/documents.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { runVerify } from "../../verify/verify.service.ts";
import { changeLendingSettings } from "../lending-settings.service.ts";
import { getBorrowerForStaff, openDocument } from "./borrower-desk.service.ts";
import { removeOldDocuments } from "./document-retention.service.ts";
import { decideItem, denyCustomer } from "./review.service.ts";
import { uploadDocument } from "./submit-document.service.ts";

const dayMs = 86_400_000;
const staff = { type: "staff", id: "stf_1" } as const;
const by = { ...staff, role: "admin", ip: null } as const;
const sha256 = createHash("sha256").update(documentBytes.jpeg).digest("hex");
const file = { bytes: documentBytes.jpeg, sha256 };
let ctx: TestContext;
let id: string;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  id = (await givenBorrower(ctx)).borrower.customer_id;
});

const target = () => ({ scope: "all", customerId: id, actor: staff }) as const;
const upload = (type: string) => uploadDocument(ctx, { scope: "all", customerId: id, type, file, actor: staff });
const approve = (type: string) => decideItem(ctx, { ...target(), type, decision: "approved" });
const keep = (documentDays: Readonly<Partial<Record<"selfie" | "cnh", number>>>) =>
  changeLendingSettings(ctx, { accountId: testAccountId, changes: { documentDays }, expectedVersion: null, by });
const open = (documentId: string) => openDocument(ctx, { scope: "all", customerId: id, documentId, by });

async function removedTypes(): Promise<string[]> {
  const { documents } = await getBorrowerForStaff(ctx, { scope: "all", id });
  return documents.filter(({ removed_at }) => removed_at !== null).map(({ type }) => type);
}

test("a file goes once it was kept for as long as its kind is, and its row and digest stay", async () => {
  await keep({ selfie: 30 });
  const selfie = await upload("selfie");
  const cnh = await upload("cnh");
  await approve("selfie");
  await approve("cnh");
  ctx.clock.advance(30 * dayMs - 1);
  expect(await removeOldDocuments(ctx)).toBe(0);
  ctx.clock.advance(1);
  expect(await removeOldDocuments(ctx)).toBe(1);
  expect(await removeOldDocuments(ctx)).toBe(0);
  await expect(open(selfie.id)).rejects.toMatchObject({ code: "not_found" });
  expect((await open(cnh.id)).bytes).toEqual(documentBytes.jpeg);
  const contents = await ctx.store.read((db) => db.selectFrom("kyc_document_content").select("document_id").execute());
  expect(contents).toEqual([{ document_id: cnh.id }]);
  const row = await ctx.store.read((db) =>
    db.selectFrom("kyc_document").selectAll().where("id", "=", selfie.id).executeTakeFirst(),
  );
  const removed_at = ctx.clock.now();
  expect(row).toMatchObject({ sha256, status: "approved", type: "selfie", removed_at, removal_reason: "retention" });
  expect(await runVerify(ctx)).toMatchObject({ ok: true });
});

test("that it went is on record, in the history of the review and in the audit log", async () => {
  await keep({ selfie: 1 });
  const { id: document_id } = await upload("selfie");
  await approve("selfie");
  ctx.clock.advance(dayMs);
  await removeOldDocuments(ctx);
  const { history } = await getBorrowerForStaff(ctx, { scope: "all", id });
  expect(history.at(-1)).toMatchObject({ action: "document_removed", item_type: "selfie", actor_type: "system" });
  const entry = await ctx.store.read((db) =>
    db.selectFrom("audit_entry").select("details").where("action", "=", "borrower.document_removed").executeTakeFirst(),
  );
  expect(JSON.parse(entry?.details ?? "")).toEqual({ document_id, type: "selfie", sha256, kept_days: 1 });
});

test("what still waits for a decision stays, however old it is, until the review is over", async () => {
  await keep({ selfie: 1 });
  await upload("selfie");
  ctx.clock.advance(90 * dayMs);
  expect(await removeOldDocuments(ctx)).toBe(0);
  await denyCustomer(ctx, { ...target(), reason: "Fraude" });
  expect(await removeOldDocuments(ctx)).toBe(0);
  ctx.clock.advance(dayMs);
  expect(await removeOldDocuments(ctx)).toBe(1);
  expect(await removedTypes()).toEqual(["selfie"]);
});

test("everything is kept where nobody has said otherwise", async () => {
  await upload("selfie");
  await approve("selfie");
  ctx.clock.advance(3_650 * dayMs);
  expect(await removeOldDocuments(ctx)).toBe(0);
  await keep({ cnh: 1 });
  expect(await removeOldDocuments(ctx)).toBe(0);
  expect(await removedTypes()).toEqual([]);
});
