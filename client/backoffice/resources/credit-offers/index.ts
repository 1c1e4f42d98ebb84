import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { OfferRow } from "../../../../shared/lending/offer.schema.ts";
import { shortAddress } from "../short-address.tsx";

export const creditOffers = {
  name: "credit-offers",
  list: lazy(() => import("./OfferList.tsx")),
  show: lazy(() => import("./OfferShow.tsx")),
  recordRepresentation: (offer: OfferRow) => offer.id,
  children: shortAddress,
} satisfies ResourceProps;
