import type { LaneLimits } from "./delivery-lanes.ts";
import { defaultLimits } from "./delivery-limits.ts";

export interface DeliveryLoopOptions {
  limits: LaneLimits;
  /** From 0 up to 1. */
  random: () => number;
  /** How often due times are compared with the clock. */
  checkEveryMs: number;
  /** How often the database is searched for work that nobody announced. */
  sweepEveryMs: number;
  /** How soon a write that the store refused for a passing reason is asked for again. */
  retryWriteMs: number;
  /** The process; its leases bear it. */
  owner: string;
  /** Whether no other process sends, so that every lease there is when it starts is of one that is gone. */
  ownsAll: boolean;
}

/** Of a process that has the database for itself. */
export const defaultOptions: DeliveryLoopOptions = {
  limits: defaultLimits,
  random: Math.random,
  checkEveryMs: 250,
  sweepEveryMs: 30_000,
  retryWriteMs: 1_000,
  owner: "",
  ownsAll: true,
};
