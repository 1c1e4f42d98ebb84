import { beforeEach, describe, expect, test } from "vitest";
import { borrowerRowSchema, borrowerSchema } from "../../../shared/lending/borrower.schema.ts";
import { lendingSettingsSchema } from "../../../shared/lending/lending-settings.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import { uploadDocument } from "../../lending/customers/submit-document.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { givenBorrower } from "../../testing/borrowers.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { documentBytes } from "../../testing/documents.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let finance: BackofficeClient;
let id: string;
let documentId: string;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  await givenAccount(ctx, "T00000002");
  id = (await givenBorrower(ctx)).borrower.customer_id;
  const file = { bytes: documentBytes.png, sha256: "00" };
  const actor = { type: "merchant", id: "crd_1" } as const;
  documentId = (await uploadDocument(ctx, { scope: "all", customerId: id, type: "ccmei", file, actor })).id;
  backoffice = await startBackoffice(ctx);
  finance = await backoffice.signedIn("finance");
});

const list = async (query: string, who = finance) =>
  listSchema(borrowerRowSchema).parse((await who.get(`/borrowers?${query}`)).json);
const read = async (who = finance) => borrowerSchema.parse((await who.get(`/borrowers/${id}`)).json);
const review = (path: string, body: object = {}, who = finance) => who.post(`/borrowers/${id}/${path}`, body);

describe("the list of borrowers", () => {
  test.each([
    "123.456.789-09",
    "12345678909",
    "12.345.678/0001-95",
    "12345678000195",
    "loja-42",
    "Ana",
    "ana@padaria",
    "ana p",
  ])("finds one by %s", async (text) => {
    await givenBorrower(ctx, { cpf: "52998224725", cnpj: null, name: "Bia", email: "b@c.example", externalId: null });
    expect((await list(`q=${encodeURIComponent(text)}`)).data.map((row) => row.id)).toEqual([id]);
  });

  test("finds one by either id, and nobody by what is nobody's", async () => {
    const { wire_id } = await read();
    expect((await list(`q=${wire_id}`)).data).toHaveLength(1);
    expect((await list(`q=${id}`)).data).toHaveLength(1);
    expect((await list("q=529.982.247-25")).data).toEqual([]);
  });

  test("is narrowed by status and by how long it has lasted, the longest first", async () => {
    ctx.clock.advance(86_400_000);
    // Nobody stays signed in for a day.
    finance = await backoffice.signedIn("finance");
    const second = await givenBorrower(ctx, { cpf: "52998224725", cnpj: null, externalId: null });
    const both = [id, second.borrower.customer_id];
    expect((await list("status=pending_kyc&sort=status_since")).data.map((row) => row.id)).toEqual(both);
    expect((await list("status_since.lte=2026-03-02T12:00:00.000Z")).data.map((row) => row.id)).toEqual([id]);
    expect((await list("status=active")).data).toEqual([]);
  });

  test("holds only what is in reach", async () => {
    const other = await backoffice.signedIn("finance", ["T00000002"]);
    expect((await list("", other)).data).toEqual([]);
    expect((await other.get(`/borrowers/${id}`)).status).toBe(404);
    expect((await other.get(`/borrowers/${id}/documents/${documentId}`)).status).toBe(404);
  });
});

describe("one borrower", () => {
  test("is shown in full to finance and masked to others", async () => {
    expect(await read()).toMatchObject({
      cpf: "123.456.789-09",
      cnpj: "12.345.678/0001-95",
      name: "Ana Prado",
      is_masked: false,
    });
    expect(await read(await backoffice.signedIn("support"))).toMatchObject({
      cpf: "…909",
      cnpj: "…195",
      name: "A… P…",
      email: "a…@p….example",
      phone: "…21",
      trading_name: "P… S…",
      is_masked: true,
    });
  });

  test("comes with documents, items and the whole history", async () => {
    const { items, documents, history } = await read();
    expect(items).toMatchObject([{ type: "ccmei", status: "submitted" }, {}, {}, {}, {}, {}]);
    expect(documents).toMatchObject([{ id: documentId, type: "ccmei", format: "png", status: "submitted" }]);
    expect(history.map(({ action, actor_type }) => [action, actor_type])).toEqual([
      ["registered", "merchant"],
      ["submitted", "merchant"],
    ]);
  });

  test("has documents that finance opens, which is on record, and which run nothing", async () => {
    const response = await fetch(`${backoffice.url}/api/borrowers/${id}/documents/${documentId}`, {
      headers: { cookie: finance.cookie ?? "" },
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(documentBytes.png);
    const header = (name: string) => response.headers.get(name);
    expect([header("content-type"), header("x-content-type-options"), header("cache-control")]).toEqual([
      "image/png",
      "nosniff",
      "no-store",
    ]);
    expect(header("content-security-policy")).toMatch(/^default-src 'none';.*frame-ancestors 'self'$/);
    const opened = await ctx.store.read((db) =>
      db
        .selectFrom("audit_entry")
        .select(["actor_id", "object_id", "details"])
        .where("action", "=", "borrower.document_opened")
        .execute(),
    );
    expect(opened).toEqual([
      {
        actor_id: finance.staffId,
        object_id: id,
        details: JSON.stringify({ document_id: documentId, type: "ccmei" }),
      },
    ]);
    expect((await finance.get(`/borrowers/${id}/documents/doc_0`)).status).toBe(404);
  });

  test("is decided on with reasons, all of it on record under the reviewer's name", async () => {
    expect((await review("items/ccmei/reject", {})).status).toBe(400);
    expect((await review("items/ccmei/reject", { reason: "Ilegível" })).json).toMatchObject({ status: "pending_kyc" });
    expect((await review("items/ccmei/approve")).json).toMatchObject({ status: 409, code: "operation_blocked" });
    expect((await review("corrections", { field: "email", reason: "Volta" })).status).toBe(200);
    expect((await review("corrections", { field: "cpf", reason: "x" })).status).toBe(400);
    expect((await review("deny", { reason: "Fraude" })).json).toMatchObject({ status: "denied" });
    const { history, items } = await read();
    expect(history.slice(2)).toMatchObject([
      { action: "rejected", item_type: "ccmei", note: "Ilegível", actor_name: expect.any(String) as string },
      { action: "correction_requested", item_type: "email", note: "Volta" },
      { action: "status_changed", status: "denied", note: "Fraude" },
    ]);
    expect(items.at(-1)).toMatchObject({ type: "email", kind: "data", status: "pending_correction", message: "Volta" });
    const actions = await ctx.store.read((db) =>
      db.selectFrom("audit_entry").select(["action", "is_allowed"]).where("actor_type", "=", "staff").execute(),
    );
    expect(actions.filter(({ is_allowed }) => is_allowed === 1).map(({ action }) => action)).toEqual([
      "borrower.rejected",
      "borrower.correction_requested",
      "borrower.denied",
    ]);
  });

  test("is not opened again where nothing was shown", async () => {
    expect((await review("biometrics/reopen", { reason: "x" })).json).toMatchObject({
      detail: "There is nothing to open again: no page was used yet.",
    });
  });
});

describe("how an account lends", () => {
  const path = `/lending-settings/${testAccountId}`;

  test("is changed by an admin, of the version that was read", async () => {
    const admin = await backoffice.signedIn("admin");
    const before = await admin.get(path);
    expect(lendingSettingsSchema.parse(before.json)).toMatchObject({
      signing_hours: 168,
      stuck_hours: 48,
      version: 0,
      is_sandbox: true,
    });
    const changes = { charges_late_fees: true, clock_offset_seconds: 86_400 };
    const etag = before.headers.get("etag") ?? "";
    const changed = await admin.send("PATCH", path, changes, { "if-match": etag });
    expect(changed.json).toMatchObject({ ...changes, version: 1, signing_hours: 168 });
    const stale = await admin.send("PATCH", path, { signing_hours: 1 }, { "if-match": etag });
    expect([stale.status, stale.json?.["code"]]).toEqual([412, "precondition_failed"]);
  });

  test.each([
    ["nothing to ask for", { kyc_items: { mei: [], ei: ["selfie"], ltda: ["selfie"], eireli: ["selfie"] } }],
    ["no time to sign", { signing_hours: 0 }],
    ["no time to be stuck", { stuck_hours: 0 }],
  ])("cannot be %s", async (_claim, changes) => {
    const admin = await backoffice.signedIn("admin");
    expect((await admin.send("PATCH", path, changes)).status).toBe(400);
  });

  test("keeps a clock that never goes back, and says so in every language", async () => {
    const admin = await backoffice.signedIn("admin");
    await admin.send("PATCH", path, { clock_offset_seconds: 86_400 });
    const refused = await admin.send("PATCH", path, { clock_offset_seconds: 60 });
    expect([refused.status, refused.json?.["said_of"]]).toEqual([
      400,
      { clock_offset_seconds: { key: "refusal.clock_back" } },
    ]);
  });

  test("of an account out of reach does not exist", async () => {
    const admin = await backoffice.signedIn("admin", ["T00000002"]);
    expect((await admin.get(path)).status).toBe(404);
    expect((await admin.send("PATCH", path, { signing_hours: 1 })).status).toBe(404);
  });
});
