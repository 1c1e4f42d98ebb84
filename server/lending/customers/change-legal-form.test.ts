import { beforeEach, expect, test } from "vitest";
import type { CompanyProfile } from "../../../shared/lending/lending-states.ts";
import { borrowerKindOf } from "../../../shared/lending/offer-terms.ts";
import { givenBorrower } from "../../testing/borrowers.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { documentBytes } from "../../testing/documents.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { openBiometrics, readBiometrics, submitBiometrics } from "./biometrics.service.ts";
import { changeLegalForm } from "./change-legal-form.service.ts";
import { readBorrower } from "./read-borrower.service.ts";
import { decideItem, denyCustomer, requestCorrection } from "./review.service.ts";
import { uploadDocument } from "./submit-document.service.ts";
import { changeLendingSettings } from "../lending-settings.service.ts";
import { defaultKycTemplate } from "../../../shared/lending/kyc-template.ts";

const staff = { type: "staff", id: "stf_1" } as const;
const by = { ...staff, role: "finance", ip: null } as const;
const file = { bytes: documentBytes.jpeg, sha256: "00" };
let ctx: TestContext;
let id: string;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  id = (await givenBorrower(ctx)).borrower.customer_id;
});

const target = () => ({ scope: "all", customerId: id, actor: staff, by }) as const;
const become = (profile: CompanyProfile) => changeLegalForm(ctx, { ...target(), profile, reason: "Contrato social" });
const upload = (type: string) => uploadDocument(ctx, { scope: "all", customerId: id, type, file, actor: staff });
const read = () => ctx.store.read((db) => readBorrower(db, id));

async function standing(): Promise<Record<string, string>> {
  return Object.fromEntries((await read()).items.map(({ type, status }) => [type, status]));
}

test("another form asks for what it needs and keeps what both ask for", async () => {
  await upload("ccmei");
  await upload("cnh");
  await become("ltda");
  const { borrower, items } = await read();
  expect(borrower.profile).toBe("ltda");
  expect(items.map(({ type }) => type)).toEqual([
    "articles_of_association",
    "income_statement",
    "cnh",
    "identity_card_front",
    "identity_card_back",
    "proof_of_address",
    "selfie",
    "biometrics",
  ]);
  expect(await standing()).toMatchObject({ cnh: "submitted", articles_of_association: "pending" });
  expect(borrowerKindOf(borrower.profile)).toBe("company");
  await expect(upload("ccmei")).rejects.toMatchObject({ code: "validation_failed" });
});

test("the way back finds what was sent before", async () => {
  await upload("ccmei");
  await decideItem(ctx, { ...target(), type: "ccmei", decision: "rejected", reason: "Ilegível" });
  await become("ei");
  expect(await standing()).not.toHaveProperty("ccmei");
  await become("mei");
  expect(await standing()).toMatchObject({ ccmei: "rejected" });
});

test("a review goes back to waiting for what is missing now, and the partner is told what that is", async () => {
  for (const type of ["ccmei", "cnh", "selfie"]) await upload(type);
  const { code } = await openBiometrics(ctx, { scope: "all", customerId: id, actor: staff });
  await submitBiometrics(ctx, { code, file });
  expect((await read()).borrower.status).toBe("under_review");
  await become("eireli");
  expect((await read()).borrower.status).toBe("pending_kyc");
  const event = await ctx.store.read((db) =>
    db.selectFrom("event").select(["type", "payload"]).orderBy("seq", "desc").executeTakeFirstOrThrow(),
  );
  expect(event.type).toBe("customer.kyc_updated");
  expect(event.payload).toContain("eireli_incorporation_statement");
});

test("fields that wait for a correction still do", async () => {
  await requestCorrection(ctx, { ...target(), field: "email", reason: "Volta" });
  await become("ltda");
  expect(await standing()).toMatchObject({ email: "pending_correction" });
});

test("a page for the face is closed where the new form does not ask for it", async () => {
  const kycItems = { ...defaultKycTemplate, ei: ["selfie"] as const };
  await changeLendingSettings(ctx, { accountId: testAccountId, changes: { kycItems }, expectedVersion: null, by });
  const { code } = await openBiometrics(ctx, { scope: "all", customerId: id, actor: staff });
  await become("ei");
  expect((await readBiometrics(ctx, code)).state).not.toBe("open");
});

test("it is on record who changed it, from what, to what and why", async () => {
  await become("ltda");
  const [entry] = await ctx.store.read((db) =>
    db.selectFrom("audit_entry").select(["details", "actor_id"]).where("action", "like", "borrower.%").execute(),
  );
  expect([entry?.actor_id, JSON.parse(entry?.details ?? "")]).toEqual(["stf_1", { from: "mei", to: "ltda" }]);
  const noted = await ctx.store.read((db) =>
    db.selectFrom("kyc_entry").select(["action", "note"]).orderBy("seq", "desc").executeTakeFirst(),
  );
  expect(noted).toEqual({ action: "legal_form_changed", note: "Contrato social" });
});

test("it stays as it is for the form that they have, and once the review is over", async () => {
  await expect(become("mei")).rejects.toMatchObject({ code: "operation_blocked" });
  await denyCustomer(ctx, { ...target(), reason: "Fraude" });
  await expect(become("ltda")).rejects.toMatchObject({ code: "operation_blocked" });
});
