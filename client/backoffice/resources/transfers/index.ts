import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { TransferRow } from "../../../../shared/transfers/transfer.schema.ts";
import { shortAddress } from "../short-address.tsx";

export const transfers = {
  name: "transfers",
  list: lazy(() => import("./TransferList.tsx")),
  show: lazy(() => import("./TransferShow.tsx")),
  recordRepresentation: (transfer: TransferRow) => transfer.bank_trx_id,
  children: shortAddress,
} satisfies ResourceProps;
