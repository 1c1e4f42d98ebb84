/** What Kontor promises of its speed, on two cores that server, load and receiver share, with every commit synced. */
export interface Target {
  what: string;
  unit: Unit;
  /** What has to be reached: at least, where more is better, else at most. */
  value: number;
  /** What is hoped for; null where the target is all there is. */
  stretch: number | null;
  isMoreBetter: boolean;
}

export const units = ["1/s", "ms", "s", "MB", "MB/min", "kB", "×", ""] as const;
export type Unit = (typeof units)[number];

const atMost = { isMoreBetter: false } as const;
const atLeast = { isMoreBetter: true } as const;

export const targets = {
  capture_rate: { what: "captures, 64 clients", unit: "1/s", value: 1_000, stretch: 2_000, ...atLeast },
  capture_p99: { what: "a capture, 64 clients, p99", unit: "ms", value: 100, stretch: null, ...atMost },
  capture_open_p99: { what: "a capture at 200 a second, p99", unit: "ms", value: 15, stretch: 8, ...atMost },
  delivery_rate: {
    what: "deliveries to one receiver, sustained",
    unit: "1/s",
    value: 3_000,
    stretch: 6_000,
    ...atLeast,
  },
  delivery_p50: { what: "commit to first byte, p50", unit: "ms", value: 5, stretch: null, ...atMost },
  delivery_p99: { what: "commit to first byte, p99", unit: "ms", value: 50, stretch: 20, ...atMost },
  list_p95: { what: "the slowest list or search, p95", unit: "ms", value: 30, stretch: 10, ...atMost },
  dashboard_p95: { what: "the slowest question of the dashboard, p95", unit: "ms", value: 50, stretch: 20, ...atMost },
  restart: { what: "killed with 10,000 queued, until all are sent", unit: "s", value: 10, stretch: 5, ...atMost },
  neighbor_ratio: { what: "healthy p99 beside an endpoint that hangs", unit: "×", value: 2, stretch: 1.2, ...atMost },
  loop_p99: { what: "delay of the event loop under mixed load, p99", unit: "ms", value: 50, stretch: 20, ...atMost },
  queue_memory: { what: "memory with 100,000 deliveries queued", unit: "MB", value: 400, stretch: 250, ...atMost },
  // Resident memory goes up and down with collections by far more than it may grow: less than this is not told apart.
  memory_growth: { what: "growth of memory in a mixed run", unit: "MB/min", value: 5, stretch: null, ...atMost },
  heap_growth: { what: "growth of what collections leave", unit: "MB/min", value: 1, stretch: null, ...atMost },
  lost: { what: "lost or unexplained", unit: "", value: 0, stretch: null, ...atMost },
} as const satisfies Readonly<Record<string, Target>>;

export type TargetId = keyof typeof targets;

export function targetOf(id: TargetId): Target {
  return targets[id];
}

export function isMet({ value, isMoreBetter }: Target, measured: number): boolean {
  return isMoreBetter ? measured >= value : measured <= value;
}
