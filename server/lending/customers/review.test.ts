import { beforeEach, describe, expect, test } from "vitest";
import { correctableFields, kycRequirements } from "../../../shared/lending/kyc-template.ts";
import { documentBytes } from "../../testing/documents.ts";
import { givenBorrower } from "../../testing/borrowers.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount } from "../../testing/payments.ts";
import { openBiometrics, readBiometrics, submitBiometrics } from "./biometrics.service.ts";
import { changeBorrower } from "./change-borrower.service.ts";
import { readBorrower } from "./read-borrower.service.ts";
import { decideItem, denyCustomer, reopenBiometrics, requestCorrection } from "./review.service.ts";
import { uploadDocument } from "./submit-document.service.ts";

const staff = { type: "staff", id: "stf_1" } as const;
const customer = { type: "customer", id: null } as const;
let ctx: TestContext;
let id: string;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  id = (await givenBorrower(ctx)).borrower.customer_id;
});

const target = () => ({ scope: "all", customerId: id, actor: staff }) as const;
const file = { bytes: documentBytes.jpeg, sha256: "00" };
const upload = (type: string) => uploadDocument(ctx, { scope: "all", customerId: id, type, file, actor: customer });
const approve = (type: string) => decideItem(ctx, { ...target(), type, decision: "approved" });
const reject = (type: string, reason = "Ilegível") =>
  decideItem(ctx, { ...target(), type, decision: "rejected", reason });

async function showFace(): Promise<string> {
  const { code } = await openBiometrics(ctx, { scope: "all", customerId: id, actor: staff });
  await submitBiometrics(ctx, { code, file });
  return code;
}

async function handInAll(): Promise<void> {
  for (const type of ["ccmei", "cnh", "selfie"]) await upload(type);
  await showFace();
}

const pageState = async (code: string) => (await readBiometrics(ctx, code)).state;
const status = async () => (await ctx.store.read((db) => readBorrower(db, id))).borrower.status;
const itemOf = async (type: string) =>
  (await ctx.store.read((db) => readBorrower(db, id))).items.find((item) => item.type === type);
const events = () =>
  ctx.store.read(async (db) => {
    const rows = await db.selectFrom("event").select("type").orderBy("seq").execute();
    return rows.map(({ type }) => type.replace("customer.", ""));
  });
const history = () =>
  ctx.store.read((db) =>
    db.selectFrom("kyc_entry").select(["action", "item_type", "actor_type", "note"]).orderBy("seq").execute(),
  );

/** They run together, so each has to be listened to from the start. */
async function allBlocked(tries: readonly Promise<unknown>[]): Promise<void> {
  const blocked = { status: "rejected", reason: { code: "operation_blocked" } };
  expect(await Promise.allSettled(tries)).toMatchObject(tries.map(() => blocked));
}

describe("the review", () => {
  test("begins by itself with the last thing that was asked for, and ends with the last approval", async () => {
    await handInAll();
    expect(await status()).toBe("under_review");
    expect((await events()).slice(-2)).toEqual(["kyc_updated", "under_review"]);
    for (const type of ["ccmei", "cnh", "selfie", "biometrics"]) await approve(type);
    expect(await status()).toBe("active");
    expect((await events()).slice(-2)).toEqual(["kyc_updated", "active"]);
  });

  test("goes back to the customer with a rejection, and on when the document comes again", async () => {
    await handInAll();
    await reject("ccmei", "O certificado está vencido.");
    expect(await status()).toBe("pending_kyc");
    expect((await events()).at(-1)).toBe("kyc_updated");
    expect(await itemOf("ccmei")).toMatchObject({ status: "rejected", message: "O certificado está vencido." });
    await upload("ccmei");
    expect(await status()).toBe("under_review");
    expect(await itemOf("ccmei")).toMatchObject({ status: "submitted", message: null });
    const documents = await ctx.store.read((db) =>
      db.selectFrom("kyc_document").select(["status", "message"]).where("type", "=", "ccmei").orderBy("seq").execute(),
    );
    expect(documents).toEqual([
      { status: "rejected", message: "O certificado está vencido." },
      { status: "submitted", message: null },
    ]);
  });

  test.each(correctableFields)("goes back to the customer for another %s, and on when it came", async (field) => {
    await handInAll();
    await requestCorrection(ctx, { ...target(), field, reason: "Não confere." });
    expect(await status()).toBe("pending_kyc");
    const value = { cnpj: "11222333000181", email: "a@b.example", phone: "+5511900000000" }[field as string] ?? "Outro";
    await changeBorrower(ctx, { scope: "all", id, changes: { [field]: value }, actor: customer });
    expect(await status()).toBe("under_review");
    await reject(field, "Ainda não confere.");
    expect(await itemOf(field)).toMatchObject({ status: "pending_correction", message: "Ainda não confere." });
    expect(await status()).toBe("pending_kyc");
  });

  test("ends for good with a refusal, which opens nothing again", async () => {
    await handInAll();
    await denyCustomer(ctx, { ...target(), reason: "Documento falso" });
    expect(await status()).toBe("denied");
    await allBlocked([approve("ccmei"), denyCustomer(ctx, { ...target(), reason: "x" }), upload("ccmei")]);
    expect((await history()).at(-1)).toMatchObject({ action: "status_changed", note: "Documento falso" });
  });

  test("cannot refuse or reject anything of an active customer", async () => {
    await handInAll();
    for (const type of ["ccmei", "cnh", "selfie", "biometrics"]) await approve(type);
    const tries = [
      denyCustomer(ctx, { ...target(), reason: "x" }),
      reject("ccmei"),
      requestCorrection(ctx, { ...target(), field: "email", reason: "x" }),
      reopenBiometrics(ctx, { ...target(), reason: "x" }),
    ];
    await allBlocked(tries);
    expect(await status()).toBe("active");
  });

  test("cannot decide on what was not handed in", async () => {
    for (const type of Object.keys(kycRequirements)) {
      if ((await itemOf(type)) === undefined) continue;
      await expect(approve(type)).rejects.toMatchObject({ code: "operation_blocked" });
    }
    await expect(approve("passport")).rejects.toMatchObject({ code: "not_found" });
  });

  test("keeps who did what, in order", async () => {
    await upload("ccmei");
    await reject("ccmei", "Ilegível");
    expect(await history()).toEqual([
      { action: "registered", item_type: null, actor_type: "merchant", note: null },
      { action: "submitted", item_type: "ccmei", actor_type: "customer", note: null },
      { action: "rejected", item_type: "ccmei", actor_type: "staff", note: "Ilegível" },
    ]);
  });
});

describe("a biometrics page", () => {
  test("takes one picture, and is used then", async () => {
    const code = await showFace();
    expect(await pageState(code)).toBe("used");
    await expect(submitBiometrics(ctx, { code, file })).rejects.toMatchObject({
      code: "session_closed",
      details: { facts: { state: "used" } },
    });
    expect(await itemOf("biometrics")).toMatchObject({ status: "submitted" });
  });

  test("ends after half an hour, and is unknown under another code", async () => {
    const { code } = await openBiometrics(ctx, { scope: "all", customerId: id, actor: staff });
    expect(await pageState(code)).toBe("open");
    expect(await pageState(`${code.slice(0, -1)}z`)).toBe("unknown");
    ctx.clock.advance(30 * 60_000);
    expect(await pageState(code)).toBe("expired");
    await expect(submitBiometrics(ctx, { code, file })).rejects.toMatchObject({ code: "session_closed" });
  });

  test("takes no document for a face", async () => {
    const { code } = await openBiometrics(ctx, { scope: "all", customerId: id, actor: staff });
    const pdf = { bytes: documentBytes.pdf, sha256: "00" };
    await expect(submitBiometrics(ctx, { code, file: pdf })).rejects.toMatchObject({ code: "validation_failed" });
    expect(await pageState(code)).toBe("open");
  });

  test("of two pictures that arrive at once takes one", async () => {
    const { code } = await openBiometrics(ctx, { scope: "all", customerId: id, actor: staff });
    const sent = await Promise.allSettled([
      submitBiometrics(ctx, { code, file }),
      submitBiometrics(ctx, { code, file }),
    ]);
    expect(sent.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("that staff opened again asks for another picture", async () => {
    await handInAll();
    await reopenBiometrics(ctx, { ...target(), reason: "O rosto está encoberto." });
    expect(await status()).toBe("pending_kyc");
    expect(await itemOf("biometrics")).toMatchObject({ status: "pending", message: "O rosto está encoberto." });
    await showFace();
    expect(await status()).toBe("under_review");
  });

  test("that is open is closed when staff opens it again", async () => {
    const { code } = await openBiometrics(ctx, { scope: "all", customerId: id, actor: staff });
    await reopenBiometrics(ctx, { ...target(), reason: "x" });
    expect(await pageState(code)).toBe("expired");
    await expect(reopenBiometrics(ctx, { ...target(), reason: "x" })).rejects.toMatchObject({
      code: "operation_blocked",
    });
  });

  test("is not opened once the face was approved", async () => {
    await showFace();
    await approve("biometrics");
    await expect(openBiometrics(ctx, { scope: "all", customerId: id, actor: staff })).rejects.toMatchObject({
      details: { facts: { lending_code: "biometrics_already_approved" } },
    });
  });
});
