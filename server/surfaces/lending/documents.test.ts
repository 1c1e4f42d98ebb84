import { beforeEach, describe, expect, test } from "vitest";
import { decideItem, denyCustomer } from "../../lending/customers/review.service.ts";
import { fieldProblem, type LendingClient, problem, startLendingClient } from "../../testing/lending-client.ts";
import { objectOf } from "../../testing/lending-partner.ts";
import { documentBytes, formBody } from "../../testing/documents.ts";

let partner: LendingClient;
let where: string;
let customerId: string;

beforeEach(async () => {
  partner = await startLendingClient();
  const { id } = objectOf(await partner.call("POST", "/v3/customers", { cpf: "123.456.789-09", external_id: "a" }));
  where = `/v3/customers/${id}/documents`;
  const { store } = partner.origin.ctx;
  const row = await store.read((db) => db.selectFrom("borrower").select("customer_id").executeTakeFirst());
  customerId = row?.customer_id ?? "";
});

const target = () => ({ scope: "all", customerId, actor: { type: "staff", id: "stf_1" } }) as const;

async function upload(fields: Record<string, string | Uint8Array>, headers: Record<string, string> = {}) {
  const { body, type } = await formBody(fields);
  return partner.origin.send("POST", where, body, { ...partner.headers, "content-type": type, ...headers });
}

const documents = () =>
  partner.origin.ctx.store.read((db) =>
    db.selectFrom("kyc_document").select(["type", "format", "status", "sha256"]).orderBy("seq").execute(),
  );

describe("a document", () => {
  test.each([
    ["pdf", documentBytes.pdf],
    ["jpeg", documentBytes.jpeg],
    ["png", documentBytes.png],
  ])("that is a %s by its first bytes is taken, whatever it is called", async (format, bytes) => {
    const reply = await upload({ type: "ccmei", file: bytes });
    expect([reply.status, reply.body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^doc_[0-9a-f]{32}$/) as string,
        type: "ccmei",
        status: "submitted",
        uploaded_at: "2026-03-02T09:00:00Z",
        created_at: "2026-03-02T09:00:00Z",
        updated_at: "2026-03-02T09:00:00Z",
      },
    ]);
    expect(await documents()).toMatchObject([{ type: "ccmei", format, status: "submitted" }]);
    const customer = (await partner.call("GET", where.replace("/documents", ""))).body;
    expect(customer).toMatchObject({ kyc: [{ type: "ccmei", status: "submitted" }, {}, {}, {}, {}, {}] });
  });

  test("lies encrypted in the database, and only its own row opens it", async () => {
    const { id } = objectOf(await upload({ type: "ccmei", file: documentBytes.pdf }));
    const { store, vault } = partner.origin.ctx;
    const row = await store.read((db) =>
      db.selectFrom("kyc_document_content").select(["ciphertext", "key_id"]).executeTakeFirstOrThrow(),
    );
    expect(row.ciphertext.includes(documentBytes.pdf)).toBe(false);
    const sealed = { ciphertext: row.ciphertext, keyId: row.key_id };
    expect(await vault.open(sealed, `kyc_document:${id ?? ""}`)).toEqual(documentBytes.pdf);
    await expect(vault.open(sealed, "kyc_document:doc_other")).rejects.toThrow();
  });

  test("replaces the one of its type that was not decided on, and both are kept", async () => {
    await upload({ type: "ccmei", file: documentBytes.pdf });
    await upload({ type: "ccmei", file: documentBytes.png });
    expect(await documents()).toMatchObject([{ status: "replaced" }, { status: "submitted" }]);
  });

  test("that was approved is not taken again", async () => {
    await upload({ type: "ccmei", file: documentBytes.pdf });
    await decideItem(partner.origin.ctx, { ...target(), type: "ccmei", decision: "approved" });
    const reply = await upload({ type: "ccmei", file: documentBytes.pdf });
    const detail = "The document was approved before.";
    expect(reply.body).toEqual(problem(409, "document_already_approved", { instance: where, detail }));
    expect(await documents()).toHaveLength(1);
  });

  test("of a customer who was refused is not taken", async () => {
    await denyCustomer(partner.origin.ctx, { ...target(), reason: "Fraud" });
    const reply = await upload({ type: "ccmei", file: documentBytes.pdf });
    const detail = "The customer was refused for good.";
    expect(reply.body).toEqual(problem(409, "customer_denied", { instance: where, detail }));
  });

  const types = "ccmei, cnh, identity_card_front, identity_card_back, selfie";
  test.each([
    ["no type", { file: documentBytes.pdf }, "type", "missing_required_field", "is required"],
    [
      "a type that is not asked for",
      { type: "passport", file: documentBytes.pdf },
      "type",
      "invalid_document_type",
      `must be one of ${types}`,
    ],
    [
      "biometrics, which our page takes",
      { type: "biometrics", file: documentBytes.jpeg },
      "type",
      "invalid_document_type",
      `must be one of ${types}`,
    ],
    [
      "a file of another kind",
      { type: "ccmei", file: new TextEncoder().encode("<svg/>") },
      "file",
      "invalid_format",
      "must be a PDF, JPEG or PNG",
    ],
  ])("with %s is refused", async (_claim, fields, param, code, message) => {
    expect((await upload(fields as Record<string, string | Uint8Array>)).body).toEqual(
      fieldProblem(where, param, code, message),
    );
    expect(await documents()).toEqual([]);
  });

  test.each([
    ["without a file", { type: "ccmei" }],
    ["with a file that is text", { type: "ccmei", file: "CCMEI" }],
    ["with an empty file", { type: "ccmei", file: new Uint8Array(0) }],
  ])("%s is a bad request", async (_claim, fields) => {
    const detail = "The form has no file; send it as the field file.";
    expect((await upload(fields as Record<string, string | Uint8Array>)).body).toEqual(
      problem(400, "missing_file", { instance: where, detail }),
    );
  });

  test("that comes as JSON is a bad request", async () => {
    const detail = "Send the fields and the file as multipart/form-data.";
    expect((await partner.call("POST", where, { type: "ccmei" })).body).toEqual(
      problem(400, "invalid_content_type", { instance: where, detail }),
    );
  });

  test("whose form is broken is a bad request", async () => {
    const headers = { ...partner.headers, "content-type": "multipart/form-data; boundary=x" };
    const reply = await partner.origin.send("POST", where, Buffer.from("--y\r\n"), headers);
    expect(reply.body).toEqual(problem(400, "malformed_body", { instance: where, detail: "The form cannot be read." }));
  });

  test("of more than 10 MB is refused, one of exactly that is not", async () => {
    const exact = Buffer.concat([documentBytes.pdf], 10 * 1_024 * 1_024);
    expect((await upload({ type: "ccmei", file: exact })).status).toBe(201);
    const tooLarge = await upload({ type: "ccmei", file: Buffer.concat([exact, Buffer.from("x")]) });
    const detail = "A file may have at most 10 MB.";
    expect(tooLarge.body).toEqual(problem(422, "file_too_large", { instance: where, detail }));
    const far = await upload({ type: "ccmei", file: Buffer.alloc(11 * 1_024 * 1_024) });
    expect(far.body).toMatchObject({ status: 422, code: "file_too_large" });
  });

  test("sent again under its key is taken once, though the boundaries differ", async () => {
    const key = { "idempotency-key": "upload-1" };
    const first = await upload({ type: "ccmei", file: documentBytes.pdf }, key);
    const again = await upload({ type: "ccmei", file: documentBytes.pdf }, key);
    expect([again.status, again.body, again.headers.get("idempotent-replayed")]).toEqual([201, first.body, "true"]);
    expect(await documents()).toHaveLength(1);
    const other = await upload({ type: "ccmei", file: documentBytes.png }, key);
    const detail = "This idempotency key was already used for a different request.";
    expect(other.body).toEqual(problem(422, "idempotency_key_reused", { instance: where, detail }));
  });
});

describe("a biometrics session", () => {
  const open = () => partner.call("POST", where.replace("/documents", "/biometrics"));

  test("is a page for half an hour, one at a time", async () => {
    const reply = await open();
    const { ctx } = partner.origin;
    expect([reply.status, reply.body]).toEqual([
      200,
      {
        session_url: expect.stringMatching(
          new RegExp(`^${ctx.origins.merchant}/biometrics/dinie_bsc_[0-9a-f]{32}$`),
        ) as string,
        expires_at: "2026-03-02T09:30:00Z",
      },
    ]);
    const instance = where.replace("/documents", "/biometrics");
    const detail = "A biometrics session of the customer is still open.";
    expect((await open()).body).toEqual(problem(409, "session_already_active", { instance, detail }));
    ctx.clock.advance(30 * 60_000);
    expect((await open()).status).toBe(200);
  });

  test("is not opened for a customer who was refused", async () => {
    await denyCustomer(partner.origin.ctx, { ...target(), reason: "Fraud" });
    const instance = where.replace("/documents", "/biometrics");
    const detail = "The customer was refused for good.";
    expect((await open()).body).toEqual(problem(409, "customer_denied", { instance, detail }));
  });
});
