import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { PaymentLinkView } from "../../../../shared/checkout/payment-link.schema.ts";

/** A link's own page is that of its session. */
export const paymentLinks = {
  name: "payment-links",
  list: lazy(() => import("./LinkList.tsx")),
  recordRepresentation: (link: PaymentLinkView) => link.merchant_reference,
} satisfies ResourceProps;
