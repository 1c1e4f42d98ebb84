import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { ApprovalView } from "../../../../shared/approvals/approval.schema.ts";
import { shortAddress } from "../short-address.tsx";

export const approvals = {
  name: "approvals",
  list: lazy(() => import("./ApprovalList.tsx")),
  show: lazy(() => import("./ApprovalShow.tsx")),
  recordRepresentation: (approval: ApprovalView) => approval.merchant_reference,
  children: shortAddress,
} satisfies ResourceProps;
