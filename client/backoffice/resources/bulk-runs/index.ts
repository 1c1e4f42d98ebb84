import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { BulkRunView } from "../../../../shared/payments/bulk-run.schema.ts";
import { shortAddress } from "../short-address.tsx";

export const bulkRuns = {
  name: "bulk-runs",
  list: lazy(() => import("./BulkRunList.tsx")),
  show: lazy(() => import("./BulkRunShow.tsx")),
  recordRepresentation: (run: BulkRunView) => run.id,
  children: shortAddress,
} satisfies ResourceProps;
