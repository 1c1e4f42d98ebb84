import { expect } from "vitest";
import { formBody } from "./documents.ts";
import type { LendingClient } from "./lending-client.ts";
import { givenPartnerToken, objectOf } from "./lending-partner.ts";
import { givenActiveBorrower, givenOffer } from "./loans.ts";
import type { WireReply } from "./merchant-origin.ts";
import { testAccountId } from "./payments.ts";

const categories = {
  400: ["invalid-request", "Invalid Request"],
  401: ["authentication-failed", "Authentication Failed"],
  404: ["not-found", "Not Found"],
  409: ["conflict", "Conflict"],
  422: ["validation-failed", "Validation Failed"],
  429: ["rate-limit-exceeded", "Rate Limit Exceeded"],
  500: ["internal", "Internal Error"],
} as const;

/** A refusal of the lending wire, and how a partner comes by it. */
export interface LendingRefusalRow {
  status: keyof typeof categories;
  detail: string;
  /** The path of the request. */
  instance: RegExp;
  /** What the body says beside the members that all have. */
  more?: Readonly<Record<string, unknown>>;
  ask: (partner: RefusedPartner) => Promise<WireReply>;
}

/** A refusal of one field of the body. */
export function ofField(param: string, code: string, message: string) {
  const errors = [{ param, detail: `${param} ${message}.`, code }];
  return { status: 422, detail: "1 field is invalid.", more: { param, errors } } as const;
}

/** The whole body, and nothing else. */
export async function expectRefusal(partner: RefusedPartner, code: string, row: LendingRefusalRow): Promise<void> {
  const reply = await row.ask(partner);
  const [slug, title] = categories[row.status];
  const { status, detail, more } = row;
  const instance = expect.stringMatching(row.instance) as string;
  const type = `https://api.dinie.com.br/errors/${slug}`;
  expect([reply.status, reply.body]).toEqual([status, { type, title, status, detail, instance, code, ...more }]);
  expect(reply.headers.get("content-type")).toContain("application/problem+json");
  expect(reply.headers.get("x-request-id")).toMatch(/^req_[0-9a-f]{32}$/);
}

export const ana = { cpf: "123.456.789-09", name: "Ana Prado", email: "ana@padaria.example", external_id: "loja-42" };
export const noId = "0".repeat(32);

/** A partner who gets everything wrong. */
export function refusedPartner(client: LendingClient) {
  const { origin } = client;
  const { ctx } = origin;
  let headers = client.headers;
  const call: LendingClient["call"] = (method, path, body, more = {}) =>
    origin.call(method, path, { headers: { ...headers, ...more }, body });
  const register = (changes: object = {}) => call("POST", "/v3/customers", { ...ana, ...changes });
  const partner = {
    ctx,
    origin,
    call,
    register,
    askToken: (body: object, proof = {}) => origin.call("POST", "/v3/auth/token", { body, headers: proof }),
    endpoint: (changes: object) =>
      call("POST", "/v3/webhooks/endpoints", { url: "https://loja.example/hooks", ...changes }),

    async registered() {
      const { id } = objectOf(await register());
      const row = await ctx.store.read((db) =>
        db.selectFrom("borrower").select("customer_id").executeTakeFirstOrThrow(),
      );
      const target = { scope: "all", customerId: row.customer_id, actor: { type: "staff", id: "stf_1" } } as const;
      return { path: `/v3/customers/${id}`, target };
    },

    async upload(path: string, fields: Record<string, string | Uint8Array>): Promise<WireReply> {
      const { body, type } = await formBody(fields);
      return origin.send("POST", `${path}/documents`, body, { ...headers, "content-type": type });
    },

    /** An active customer with an offer. */
    async offered() {
      const offer = await givenOffer(ctx, await givenActiveBorrower(ctx));
      const simulate = (wish: object = {}) =>
        call("POST", `/v3/credit-offers/${offer.id}/simulations`, {
          requested_amount: "25000.00",
          installment_count: 12,
          ...wish,
        });
      const contract = (wish: object) => call("POST", "/v3/loans", { credit_offer_id: offer.id, ...wish });
      return { simulate, contract };
    },

    /** An offer that became a loan. */
    async contracted() {
      const made = await partner.offered();
      const { id: simulation_id } = objectOf(await made.simulate());
      expect((await made.contract({ simulation_id })).status).toBe(201);
      return made;
    },

    /** A token lives for an hour only. */
    async pass(deltaMs: number): Promise<void> {
      ctx.clock.advance(deltaMs);
      headers = { authorization: `Bearer ${await givenPartnerToken(origin, testAccountId)}` };
    },
  };
  return partner;
}
export type RefusedPartner = ReturnType<typeof refusedPartner>;
