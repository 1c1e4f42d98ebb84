import { z } from "zod";
import { borrowerListSpec } from "../../../shared/lending/borrower-list.ts";
import {
  borrowerRowSchema,
  borrowerSchema,
  type BorrowerView,
  correctionSchema,
  legalFormSchema,
  reasonSchema,
} from "../../../shared/lending/borrower.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import type { AppContext } from "../../context.ts";
import {
  getBorrowerForStaff,
  listBorrowersForStaff,
  openDocument,
} from "../../lending/customers/borrower-desk.service.ts";
import { changeLegalForm } from "../../lending/customers/change-legal-form.service.ts";
import {
  decideItem,
  denyCustomer,
  reopenBiometrics,
  requestCorrection,
  type ReviewTarget,
} from "../../lending/customers/review.service.ts";
import { auditActorOf, type Caller, isMaskedFor, type Origin } from "./caller.ts";
import { listRoute, rawRoute, route } from "./define-route.ts";
import { inEnvironment } from "./in-environment.ts";
import { presentBorrower, presentBorrowerRow } from "./present-borrower.ts";

const one = z.object({ id: z.string().min(1).max(64) });
const oneItem = one.extend({ type: z.string().min(1).max(64) });
const oneDocument = one.extend({ document_id: z.string().min(1).max(64) });

const audit = (action: string) => ({ action: `borrower.${action}`, objectType: "borrower" });
const mediaTypes = { pdf: "application/pdf", jpeg: "image/jpeg", png: "image/png" } as const;

export const borrowerRoutes = [
  listRoute({
    path: "/borrowers",
    access: "borrowers.read",
    summary: "Those whom partners registered for credit, newest first",
    list: borrowerListSpec,
    response: listSchema(borrowerRowSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listBorrowersForStaff(ctx, caller.scope, await inEnvironment(ctx, caller, request));
      return { data: data.map((borrower) => presentBorrowerRow(borrower, isMaskedFor(caller))), page };
    },
  }),
  route({
    method: "get",
    path: "/borrowers/:id",
    access: "borrowers.read",
    summary: "One of them with documents and the history of the review",
    params: one,
    response: borrowerSchema,
    handle: ({ ctx, caller, params }) => view(ctx, caller, params.id),
  }),
  rawRoute({
    method: "get",
    path: "/borrowers/:id/documents/:document_id",
    access: "borrowers.review",
    summary: "A document as it was sent; that somebody looked is on record",
    mediaType: "application/octet-stream",
    params: oneDocument,
    handle: async ({ ctx, caller, origin, params, response }) => {
      const { bytes, format } = await openDocument(ctx, {
        scope: caller.scope,
        customerId: params.id,
        documentId: params.document_id,
        by: auditActorOf(caller, origin),
      });
      // Shown inside our own page and nowhere else; whatever the file holds, nothing of it runs.
      response.set({
        "content-type": mediaTypes[format],
        "content-disposition": `inline; filename="${params.document_id}.${format}"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "x-frame-options": "SAMEORIGIN",
        "content-security-policy":
          "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
      });
      response.end(bytes);
    },
  }),
  route({
    method: "post",
    path: "/borrowers/:id/items/:type/approve",
    access: "borrowers.review",
    summary: "Approves what a customer handed in",
    params: oneItem,
    response: borrowerSchema,
    audit: audit("approved"),
    handle: async ({ ctx, caller, origin, params }) => {
      await decideItem(ctx, { ...targetOf(caller, origin, params.id), type: params.type, decision: "approved" });
      return view(ctx, caller, params.id);
    },
  }),
  route({
    method: "post",
    path: "/borrowers/:id/items/:type/reject",
    access: "borrowers.review",
    summary: "Rejects what a customer handed in; they are told the reason",
    params: oneItem,
    body: reasonSchema,
    response: borrowerSchema,
    audit: audit("rejected"),
    handle: async ({ ctx, caller, origin, params, body }) => {
      const decision = { decision: "rejected", reason: body.reason } as const;
      await decideItem(ctx, { ...targetOf(caller, origin, params.id), type: params.type, ...decision });
      return view(ctx, caller, params.id);
    },
  }),
  route({
    method: "post",
    path: "/borrowers/:id/corrections",
    access: "borrowers.review",
    summary: "Asks the partner for another value of a declared field",
    params: one,
    body: correctionSchema,
    response: borrowerSchema,
    audit: audit("correction_requested"),
    handle: async ({ ctx, caller, origin, params, body }) => {
      await requestCorrection(ctx, { ...targetOf(caller, origin, params.id), ...body });
      return view(ctx, caller, params.id);
    },
  }),
  route({
    method: "post",
    path: "/borrowers/:id/legal-form",
    access: "borrowers.review",
    summary: "Says what legal form a customer has, and asks for what that form needs",
    params: one,
    body: legalFormSchema,
    response: borrowerSchema,
    audit: audit("legal_form_changed"),
    handle: async ({ ctx, caller, origin, params, body }) => {
      await changeLegalForm(ctx, { ...targetOf(caller, origin, params.id), ...body });
      return view(ctx, caller, params.id);
    },
  }),
  route({
    method: "post",
    path: "/borrowers/:id/deny",
    access: "borrowers.review",
    summary: "Refuses a customer for good",
    params: one,
    body: reasonSchema,
    response: borrowerSchema,
    audit: audit("denied"),
    handle: async ({ ctx, caller, origin, params, body }) => {
      await denyCustomer(ctx, { ...targetOf(caller, origin, params.id), reason: body.reason });
      return view(ctx, caller, params.id);
    },
  }),
  route({
    method: "post",
    path: "/borrowers/:id/biometrics/reopen",
    access: "borrowers.review",
    summary: "Asks for the customer's face again",
    params: one,
    body: reasonSchema,
    response: borrowerSchema,
    audit: audit("biometrics_reopened"),
    handle: async ({ ctx, caller, origin, params, body }) => {
      await reopenBiometrics(ctx, { ...targetOf(caller, origin, params.id), reason: body.reason });
      return view(ctx, caller, params.id);
    },
  }),
];

function targetOf(caller: Caller, origin: Origin, customerId: string): ReviewTarget {
  const actor = { type: "staff", id: caller.staff.id, requestId: origin.requestId } as const;
  return { scope: caller.scope, customerId, actor, by: auditActorOf(caller, origin) };
}

async function view(ctx: AppContext, caller: Caller, id: string): Promise<BorrowerView> {
  return presentBorrower(await getBorrowerForStaff(ctx, { scope: caller.scope, id }), isMaskedFor(caller));
}
