import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { PaymentRow } from "../../../../shared/payments/payment.schema.ts";
import { shortAddress } from "../short-address.tsx";

export const payments = {
  name: "payments",
  list: lazy(() => import("./PaymentList.tsx")),
  show: lazy(() => import("./PaymentShow.tsx")),
  recordRepresentation: (payment: PaymentRow) => payment.merchant_reference,
  children: shortAddress,
} satisfies ResourceProps;
