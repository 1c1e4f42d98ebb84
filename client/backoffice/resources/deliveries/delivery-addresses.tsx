import { lazy } from "react";
import { Route } from "react-router";
import { shortAddress } from "../short-address.tsx";

const DeliveryTailPage = lazy(() => import("./DeliveryTailPage.tsx"));

/** Beside the log and a delivery's page: what is tried right now. */
export const deliveryAddresses = (
  <>
    <Route path="live" element={<DeliveryTailPage />} />
    {shortAddress}
  </>
);
