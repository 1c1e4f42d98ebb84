import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { SettlementRow } from "../../../../shared/settlements/settlement.schema.ts";
import { shortAddress } from "../short-address.tsx";

export const settlements = {
  name: "settlements",
  list: lazy(() => import("./SettlementList.tsx")),
  show: lazy(() => import("./SettlementShow.tsx")),
  recordRepresentation: (settlement: SettlementRow) => settlement.provider_reference,
  children: shortAddress,
} satisfies ResourceProps;
