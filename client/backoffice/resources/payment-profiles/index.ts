import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { PaymentProfileView } from "../../../../shared/checkout/profile.schema.ts";
import { shortAddress } from "../short-address.tsx";

export const paymentProfiles = {
  name: "payment-profiles",
  list: lazy(() => import("./ProfileList.tsx")),
  show: lazy(() => import("./ProfileShow.tsx")),
  recordRepresentation: (profile: PaymentProfileView) => profile.name,
  children: shortAddress,
} satisfies ResourceProps;
