import { z } from "zod";
import { listSchema } from "../../../shared/page.ts";
import { paymentListSpec } from "../../../shared/payments/payment-list.ts";
import {
  paymentChangeSchema,
  paymentIdSchema,
  paymentRowSchema,
  paymentSchema,
} from "../../../shared/payments/payment.schema.ts";
import { setSecondReference } from "../../payments/read-payment.service.ts";
import { auditAllowed } from "./audit-attempt.ts";
import { actorOf, isMaskedFor } from "./caller.ts";
import { expectedVersionOf } from "./expected-version.ts";
import { findPaymentPage, presentPaymentPage } from "./payment-query.ts";
import { viewPayment } from "./payment-view.ts";
import { listRoute, route } from "./define-route.ts";

const changeWords = { action: "payment.change", objectType: "payment" };

export const paymentRoutes = [
  listRoute({
    path: "/payments",
    access: "payments.read",
    summary: "Payments, newest first, by filter, by amount within one currency, or by words",
    list: paymentListSpec,
    response: listSchema(paymentRowSchema),
    handle: async ({ ctx, caller, request }) => {
      const found = await findPaymentPage(ctx, caller.scope, request);
      return presentPaymentPage(ctx, found, isMaskedFor(caller));
    },
  }),
  route({
    method: "get",
    path: "/payments/:id",
    access: "payments.read",
    summary: "One payment with its operations, timeline, deliveries and what may be done to it",
    params: z.object({ id: paymentIdSchema }),
    response: paymentSchema,
    version: (payment) => payment.version,
    handle: ({ ctx, caller, params }) => viewPayment(ctx, caller, params.id),
  }),
  route({
    method: "patch",
    path: "/payments/:id",
    access: "payments.annotate",
    summary: "Changes the second reference; with `If-Match`, only of the version that was read",
    params: z.object({ id: paymentIdSchema }),
    body: paymentChangeSchema,
    response: paymentSchema,
    version: (payment) => payment.version,
    audit: changeWords,
    handle: async ({ ctx, caller, origin, params, body, request }) => {
      const expectedVersion = expectedVersionOf(request);
      const value = body.merchant_reference_2;
      await setSecondReference(ctx, {
        scope: caller.scope,
        paymentId: params.id,
        value,
        ...(expectedVersion === null ? {} : { expectedVersion }),
        onChange: (trx, before) =>
          auditAllowed(trx, ctx, {
            caller,
            origin,
            audit: changeWords,
            objectId: before.id,
            accountId: before.account_id,
            details: { merchant_reference_2: { before: before.merchant_reference_2, after: value } },
          }),
        by: { actor: actorOf(caller), requestId: origin.requestId },
      });
      return viewPayment(ctx, caller, params.id);
    },
  }),
];
