import { z } from "zod";
import { listSchema } from "../../../shared/page.ts";
import { paymentListSpec } from "../../../shared/payments/payment-list.ts";
import { paymentIdSchema, paymentRowSchema, paymentSchema } from "../../../shared/payments/payment.schema.ts";
import { listPayments } from "../../payments/list-payments.service.ts";
import { isMaskedFor } from "./caller.ts";
import { exportPayments } from "./export-payments.ts";
import { viewPayment } from "./payment-view.ts";
import { presentPaymentRow } from "./present-payment.ts";
import { listRoute, route } from "./define-route.ts";

export const paymentRoutes = [
  listRoute({
    path: "/payments",
    access: "payments.read",
    summary: "Payments, newest first, by filter, by amount within one currency, or by words",
    list: paymentListSpec,
    response: listSchema(paymentRowSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listPayments(ctx, caller.scope, request);
      return { data: data.map((payment) => presentPaymentRow(payment, isMaskedFor(caller))), page };
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
  exportPayments,
];
