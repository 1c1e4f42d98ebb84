import type { LaneLimits } from "./delivery-lanes.ts";

/** Of a server that is not told otherwise. */
export const defaultLimits: LaneLimits = {
  perLane: 8,
  perTroubledLane: 2,
  total: 128,
  retries: 64,
  ahead: 128,
  aheadTotal: 1024,
  claimsAtOnce: 32,
};
