import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { PayoutView } from "../../../../shared/transfers/payout.schema.ts";
import { shortAddress } from "../short-address.tsx";

export const payouts = {
  name: "payouts",
  list: lazy(() => import("./PayoutList.tsx")),
  show: lazy(() => import("./PayoutShow.tsx")),
  recordRepresentation: (payout: PayoutView) => payout.external_id ?? payout.id,
  children: shortAddress,
} satisfies ResourceProps;
