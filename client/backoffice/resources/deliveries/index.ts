import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { deliveryAddresses } from "./delivery-addresses.tsx";

export const deliveries = {
  name: "deliveries",
  list: lazy(() => import("./DeliveryList.tsx")),
  show: lazy(() => import("./DeliveryShow.tsx")),
  recordRepresentation: (delivery: DeliveryView) => delivery.event_type,
  children: deliveryAddresses,
} satisfies ResourceProps;
