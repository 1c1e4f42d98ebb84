import { beforeAll, describe, expect, test } from "vitest";
import { permissions, type Role, roleMay, roles } from "../../../shared/permissions.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount } from "../../testing/payments.ts";
import type { Route } from "./route.ts";
import { routes } from "./routes.ts";

const everybody: readonly Role[] = roles;

/** Who may call what, written down a second time: a route that is missing here, or open to others, fails. */
const expected: Readonly<Record<string, readonly Role[] | "public">> = {
  "POST /session": "public",
  "POST /session/passkey-options": "public",
  "POST /session/passkey": "public",
  "GET /openapi.json": "public",
  "GET /session": everybody,
  "DELETE /session": everybody,
  "GET /stream": everybody,
  "GET /payments": everybody,
  "GET /payments/:id": everybody,
  "PATCH /payments/:id": ["support", "finance"],
  "GET /exports/payments.csv": ["finance", "admin"],
  "GET /exports/sessions.csv": ["finance", "admin"],
  "GET /exports/payment-links.csv": ["finance", "admin"],
  "GET /exports/settlements.csv": ["finance", "admin"],
  "GET /exports/transfers.csv": ["finance", "admin"],
  "GET /exports/payouts.csv": ["finance", "admin"],
  "GET /exports/approvals.csv": ["finance", "admin"],
  "GET /exports/merchants.csv": ["finance", "admin"],
  "GET /exports/customers.csv": ["finance", "admin"],
  "GET /exports/borrowers.csv": ["finance", "admin"],
  "GET /exports/credit-offers.csv": ["finance", "admin"],
  "GET /exports/loans.csv": ["finance", "admin"],
  "GET /exports/deliveries.csv": ["finance", "admin"],
  "GET /exports/webhook-endpoints.csv": ["admin"],
  "GET /exports/payment-profiles.csv": ["finance", "admin"],
  "GET /exports/credentials.csv": ["admin"],
  "POST /payments/:id/capture": ["finance"],
  "POST /payments/:id/refund": ["finance"],
  "POST /payments/:id/simulate-transfer": ["support", "finance"],
  "POST /payments/:id/void": ["finance"],
  "POST /payments/:id/cancel": ["finance"],
  "GET /bulk-runs": ["finance", "admin"],
  "GET /bulk-runs/:id": ["finance", "admin"],
  "GET /bulk-items": ["finance", "admin"],
  "GET /exports/bulk-items.csv": ["finance", "admin"],
  "POST /bulk-runs/preview": ["finance"],
  "POST /bulk-runs": ["finance"],
  "POST /bulk-runs/:id/cancel": ["finance"],
  "POST /payments/:id/reveal": ["support"],
  "POST /customers/:id/reveal": ["support"],
  "POST /borrowers/:id/reveal": ["support"],
  "POST /customers/:id/erase": ["admin"],
  "GET /sessions": everybody,
  "GET /sessions/:id": everybody,
  "GET /sessions/funnel": everybody,
  "GET /payment-links": everybody,
  "POST /payment-links": ["support", "finance"],
  "POST /payment-links/:id/expire": ["support", "finance"],
  "GET /payment-profiles": everybody,
  "GET /payment-profiles/:id": everybody,
  "POST /payment-profiles": ["admin"],
  "POST /payment-profiles/preview": everybody,
  "PATCH /payment-profiles/:id": ["admin"],
  "DELETE /payment-profiles/:id": ["admin"],
  "GET /settlements": everybody,
  "GET /settlements/:id": everybody,
  "GET /settlements/:id/reconciliation": everybody,
  "GET /settlements/:id/report.csv": ["finance", "admin"],
  "GET /settlements/:id/report.json": ["finance", "admin"],
  "GET /settlements/:id/report.pdf": ["finance", "admin"],
  "GET /settlements/:id/report.xml": ["finance", "admin"],
  "POST /settlements": ["finance"],
  "GET /transfers": everybody,
  "GET /transfers/:id": everybody,
  "POST /transfers/:id/match": ["finance"],
  "POST /transfers/:id/hold": ["finance"],
  "POST /transfers/:id/send-back": ["finance"],
  "GET /payouts": everybody,
  "GET /payouts/:id": everybody,
  "POST /payouts/:id/approve": ["finance"],
  "POST /payouts/:id/reject": ["finance"],
  "GET /approvals": everybody,
  "GET /approvals/:id": everybody,
  "POST /approvals/:id/approve": ["finance", "admin"],
  "POST /approvals/:id/decline": ["finance", "admin"],
  "GET /loans": everybody,
  "GET /loan-board": everybody,
  "GET /loans/:id": everybody,
  "POST /loans/:id/generate-contract": ["finance"],
  "POST /loans/:id/request-signatures": ["finance"],
  "POST /loans/:id/record-signature": ["finance"],
  "POST /loans/:id/order-disbursement": ["finance"],
  "POST /loans/:id/confirm-disbursement": ["finance"],
  "POST /loans/:id/cancel": ["finance"],
  "POST /loans/:id/mark-error": ["finance"],
  "POST /loans/:id/payments": ["finance"],
  "POST /loans/:id/payments/:payment/reverse": ["finance"],
  "GET /portfolio": everybody,
  "GET /portfolio.csv": everybody,
  "GET /merchants": everybody,
  "GET /merchants/:id": everybody,
  "PATCH /merchants/:id": ["admin"],
  "GET /balance-lines": everybody,
  "GET /exports/balance-lines.csv": ["finance", "admin"],
  "GET /borrowers": everybody,
  "GET /borrowers/:id": everybody,
  "GET /borrowers/:id/documents/:document_id": ["finance"],
  "POST /borrowers/:id/items/:type/approve": ["finance"],
  "POST /borrowers/:id/items/:type/reject": ["finance"],
  "POST /borrowers/:id/corrections": ["finance"],
  "POST /borrowers/:id/legal-form": ["finance"],
  "POST /borrowers/:id/deny": ["finance"],
  "POST /borrowers/:id/biometrics/reopen": ["finance"],
  "GET /lending-partners": everybody,
  "GET /lending-rates/:id": everybody,
  "POST /lending-rates/:id/fees": ["admin"],
  "POST /lending-rates/:id/iof": ["admin"],
  "GET /lending-settings/:id": everybody,
  "PATCH /lending-settings/:id": ["admin"],
  "GET /retention/accounts/:id": ["admin"],
  "PATCH /retention/accounts/:id": ["admin"],
  "GET /retention/accounts/:id/freed": ["admin"],
  "GET /retention/answers": ["admin"],
  "PATCH /retention/answers": ["admin"],
  "GET /retention/answers/freed": ["admin"],
  "GET /customers": everybody,
  "GET /customers/:id": everybody,
  "GET /credit-offers": everybody,
  "GET /credit-offers/prospects": ["finance"],
  "GET /credit-offers/:id": everybody,
  "POST /credit-offers": ["finance"],
  "POST /credit-offers/:id/reprice": ["finance"],
  "POST /credit-offers/:id/expire": ["finance"],
  "GET /metrics/payments": everybody,
  "GET /metrics/payments.csv": everybody,
  "GET /metrics/open-money": everybody,
  "GET /metrics/operations": ["admin"],
  "GET /metrics/reports": everybody,
  "GET /metrics/reports.csv": everybody,
  "GET /metrics/webhooks": everybody,
  "GET /metrics/webhooks.csv": everybody,
  "GET /search": everybody,
  "GET /notes": everybody,
  "POST /notes": ["support", "finance", "admin"],
  "GET /mentions": everybody,
  "POST /mentions/read": everybody,
  "GET /colleagues": everybody,
  "GET /list-preferences": everybody,
  "PATCH /list-preferences/:list": everybody,
  "GET /saved-views": everybody,
  "POST /saved-views": everybody,
  "PATCH /saved-views/:id": everybody,
  "DELETE /saved-views/:id": everybody,
  "GET /deliveries": everybody,
  "GET /deliveries/:id": everybody,
  "POST /deliveries/:id/resend": ["support", "admin"],
  "GET /events": everybody,
  "GET /event-types": everybody,
  "GET /webhook-dialects": ["admin"],
  "GET /webhook-endpoints": ["admin"],
  "POST /webhook-endpoints": ["admin"],
  "GET /webhook-endpoints/:id": ["admin"],
  "PATCH /webhook-endpoints/:id": ["admin"],
  "DELETE /webhook-endpoints/:id": ["admin"],
  "POST /webhook-endpoints/:id/rotate": ["admin"],
  "POST /webhook-endpoints/:id/end-overlap": ["admin"],
  "POST /webhook-endpoints/:id/enable": ["admin"],
  "POST /webhook-endpoints/:id/disable": ["admin"],
  "POST /webhook-endpoints/:id/test": ["admin"],
  "POST /webhook-endpoints/:id/recover": ["admin"],
  "GET /webhook-recoveries": ["admin"],
  "POST /webhook-recoveries/:id/cancel": ["admin"],
  "GET /webhook-clusters": ["admin"],
  "GET /audit": ["admin"],
  "GET /audit/verification": ["admin"],
  "GET /exports/audit.csv": ["admin"],
  "GET /staff": ["admin"],
  "GET /staff/:id": ["admin"],
  "POST /staff": ["admin"],
  "PATCH /staff/:id": ["admin"],
  "POST /staff/:id/link": ["admin"],
  "POST /staff/:id/disable": ["admin"],
  "POST /staff/:id/enable": ["admin"],
  "POST /staff/:id/end-sessions": ["admin"],
  "POST /staff/:id/reset-factors": ["admin"],
  "GET /factor-policies": ["admin"],
  "PATCH /factor-policies/:role": ["admin"],
  "POST /session/proof": everybody,
  "POST /session/proof/passkey-options": everybody,
  "POST /session/proof/passkey": everybody,
  "GET /step-up": ["admin"],
  "PATCH /step-up/secrets": ["admin"],
  "PATCH /step-up/limits": ["admin"],
  "GET /me": everybody,
  "POST /me/password": everybody,
  "DELETE /me/sessions/:id": everybody,
  "POST /me/sessions/end-others": everybody,
  "POST /me/devices/confirm": everybody,
  "POST /me/totp": everybody,
  "POST /me/totp/confirm": everybody,
  "DELETE /me/totp": everybody,
  "POST /me/recovery-codes": everybody,
  "POST /me/passkey-options": everybody,
  "POST /me/passkeys": everybody,
  "DELETE /me/passkeys/:id": everybody,
  "GET /credentials": ["admin"],
  "GET /credentials/:id": ["admin"],
  "POST /credentials": ["admin"],
  "POST /credentials/:id/rotate": ["admin"],
  "DELETE /credentials/:id": ["admin"],
  "POST /credentials/:id/call-limit": ["admin"],
  "GET /token-calls": ["admin"],
  "GET /alerts": ["support", "finance", "admin"],
  "GET /alerts/count": ["support", "finance", "admin"],
  "POST /alerts/:id/acknowledge": ["support", "finance", "admin"],
  "GET /calls": ["support", "finance", "admin"],
  "GET /calls/:id": ["support", "finance", "admin"],
  "GET /upkeep": ["admin"],
  "POST /upkeep/runs": ["admin"],
};

const nameOf = (route: Route) => `${route.method.toUpperCase()} ${route.path}`;

describe("the route table", () => {
  test("has each address once, and each of them in the table of who may call what", () => {
    expect(routes.map(nameOf).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  test.each(routes.map((route) => [nameOf(route), route] as const))("%s names its permission", (name, route) => {
    expect([...permissions, "signed_in", "public"]).toContain(route.access);
    expect(route.access === "public").toBe(expected[name] === "public");
    if (route.access !== "public" && route.access !== "signed_in") {
      const { access } = route;
      expect(roles.filter((role) => roleMay(role, access))).toEqual(expected[name]);
    }
  });

  test("every change has its words for the audit log", () => {
    const silent = routes.filter((route) => route.method !== "get" && route.audit === null).map(nameOf);
    // Signing in and out write lines of their own.
    expect(silent).toEqual([
      "POST /session",
      "POST /session/passkey-options",
      "POST /session/passkey",
      "DELETE /session",
    ]);
  });
});

describe("the role matrix over HTTP", () => {
  let ctx: TestContext;
  let backoffice: RunningBackoffice;
  beforeAll(async () => {
    ctx = await makeTestContext();
    await givenAccount(ctx);
    backoffice = await startBackoffice(ctx);
  });

  const who: readonly (Role | "stranger")[] = ["stranger", ...roles];
  const cells = routes.flatMap((route) => who.map((person) => [nameOf(route), person, route] as const));

  test.each(cells)("%s by %s", async (name, person, route) => {
    const client = person === "stranger" ? backoffice.stranger : await backoffice.signedIn(person);
    const refusedBefore = await refusals(ctx);
    const status = await statusOf(client, route);
    const allowed = expected[name] ?? [];
    if (allowed === "public") expect([200, 400]).toContain(status);
    else if (person === "stranger") expect(status).toBe(401);
    else if (!allowed.includes(person)) expect(status).toBe(403);
    else expect([200, 204, 400, 404]).toContain(status);
    const isAudited = status === 403 && route.audit !== null;
    if (isAudited) expect(await refusals(ctx)).toBe(refusedBefore + 1);
  });
});

/** Streams are asked for their head alone, since they have no end. */
async function statusOf(client: BackofficeClient, route: Route): Promise<number> {
  const method = route.mediaType === "text/event-stream" ? "HEAD" : route.method.toUpperCase();
  const body = route.method === "post" || route.method === "patch" ? {} : undefined;
  const answer = await client.send(method, route.path.replace(":id", "T00000001.none"), body, {
    "idempotency-key": "k",
  });
  return answer.status;
}

function refusals(ctx: TestContext): Promise<number> {
  return ctx.store.read(async (db) => {
    const rows = await db
      .selectFrom("audit_entry")
      .select("id")
      .where("is_allowed", "=", 0)
      .where("actor_id", "is not", null)
      .execute();
    return rows.length;
  });
}
