import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { SessionRow } from "../../../../shared/checkout/session.schema.ts";
import { shortAddress } from "../short-address.tsx";

export const sessions = {
  name: "sessions",
  list: lazy(() => import("./SessionList.tsx")),
  show: lazy(() => import("./SessionShow.tsx")),
  recordRepresentation: (session: SessionRow) => session.merchant_reference,
  children: shortAddress,
} satisfies ResourceProps;
