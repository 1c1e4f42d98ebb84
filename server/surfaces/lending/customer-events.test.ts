import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { decideItem } from "../../lending/customers/review.service.ts";
import { documentBytes, formBody } from "../../testing/documents.ts";
import { type LendingClient, startLendingClient } from "../../testing/lending-client.ts";
import { objectOf } from "../../testing/lending-partner.ts";
import { standardCatalogue } from "./standard-message.schema.ts";

const envelopeSchema = z.object({
  type: z.string(),
  timestamp: z.string(),
  data: z.looseObject({ id: z.string(), status: z.string() }),
});

let partner: LendingClient;
let id: string;

beforeEach(async () => {
  partner = await startLendingClient();
  await partner.call("POST", "/v3/webhooks/endpoints", { url: "https://loja.example/hooks", events: ["customer.*"] });
  const asked = { cpf: "123.456.789-09", name: "Ana Prado", external_id: "loja-42" };
  id = objectOf(await partner.call("POST", "/v3/customers", asked))["id"] ?? "";
});

async function upload(type: string, bytes: Buffer): Promise<void> {
  const { body, type: mediaType } = await formBody({ type, file: bytes });
  const headers = { ...partner.headers, "content-type": mediaType };
  expect((await partner.origin.send("POST", `/v3/customers/${id}/documents`, body, headers)).status).toBe(201);
}

/** What the partner's endpoint is sent, in order. */
async function messages() {
  const rows = await partner.origin.ctx.store.read((db) =>
    db.selectFrom("delivery").select("body").orderBy("seq").execute(),
  );
  return rows.map(({ body }) => envelopeSchema.parse(JSON.parse(body?.toString("utf8") ?? "null")));
}

test("a partner is told of registration, review and activation in the shapes that the catalogue promises", async () => {
  const { ctx } = partner.origin;
  for (const type of ["ccmei", "cnh", "selfie"]) await upload(type, documentBytes.pdf);
  const { session_url } = objectOf(await partner.call("POST", `/v3/customers/${id}/biometrics`));
  const page = new URL(session_url ?? "").pathname;
  await partner.origin.send("POST", `${page}/picture`, documentBytes.jpeg, { "content-type": "image/jpeg" });
  const row = await ctx.store.read((db) => db.selectFrom("borrower").select("customer_id").executeTakeFirstOrThrow());
  const target = { scope: "all", customerId: row.customer_id, actor: { type: "staff", id: "stf_1" } } as const;
  for (const type of ["ccmei", "cnh", "selfie", "biometrics"]) {
    await decideItem(ctx, { ...target, type, decision: "approved" });
  }
  const sent = await messages();
  expect(sent.map(({ type, data }) => `${type} ${data.status}`)).toEqual([
    "customer.created pending_kyc",
    "customer.kyc_updated pending_kyc",
    "customer.kyc_updated pending_kyc",
    "customer.kyc_updated pending_kyc",
    "customer.kyc_updated under_review",
    "customer.under_review under_review",
    "customer.kyc_updated under_review",
    "customer.kyc_updated under_review",
    "customer.kyc_updated under_review",
    "customer.kyc_updated active",
    "customer.active active",
  ]);
  for (const message of sent) {
    expect(message).toMatchObject({ timestamp: "2026-03-02T09:00:00Z", data: { id, external_id: "loja-42" } });
    const body = standardCatalogue.find(({ type }) => type === message.type)?.body;
    expect(body?.safeParse(message).error).toBeUndefined();
  }
});

test("the message of a registration holds the customer without times, and later ones no more than they need", async () => {
  await upload("ccmei", documentBytes.pdf);
  const customer = objectOf(await partner.call("GET", `/v3/customers/${id}`));
  const { created_at: _created, updated_at: _updated, kyc, ...rest } = customer;
  const [created, updated] = await messages();
  const uploaded = kyc as unknown as { status: string; uploaded_at: string | null }[];
  const before = uploaded.map((item) => ({ ...item, status: "pending", uploaded_at: null }));
  expect(created?.data).toEqual({ ...rest, kyc: before });
  expect(updated?.data).toEqual({ id, status: "pending_kyc", external_id: "loja-42", kyc });
});
