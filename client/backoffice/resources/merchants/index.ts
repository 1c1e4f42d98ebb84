import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { MerchantView } from "../../../../shared/transfers/merchant.schema.ts";
import { shortAddress } from "../short-address.tsx";

export const merchants = {
  name: "merchants",
  list: lazy(() => import("./MerchantList.tsx")),
  show: lazy(() => import("./MerchantShow.tsx")),
  recordRepresentation: (merchant: MerchantView) => merchant.name,
  children: shortAddress,
} satisfies ResourceProps;
