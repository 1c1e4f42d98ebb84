import type { EndpointSettings } from "../../shared/webhooks/endpoint.schema.ts";

/** Events to record, numbered from `first` on; the number is in the payload. */
export interface RecordWish {
  accountId: string;
  /** Domain words. */
  type: string;
  first: number;
  count: number;
  /** Null: as fast as it goes. */
  perSecond: number | null;
}

/** An event that is durable. Times are in milliseconds since 1970, with fractions. */
export interface RecordedEvent {
  number: number;
  /** When it was to begin, by the rate that was wished. */
  intendedAtMs: number;
  committedAtMs: number;
}

export interface EndpointWish {
  accountId: string;
  dialect: string;
  url: string;
  settings?: Partial<EndpointSettings>;
}

/** A new secret that signs. */
export interface Rotation {
  secret: string;
  /** When it was durable, milliseconds since 1970 with fractions. */
  committedAtMs: number;
}

/** Since the last question, as far as the delay of the event loop is concerned. */
export interface Usage {
  cpuMs: number;
  rssBytes: number;
  loopDelayP99Ms: number;
}

/** What each kind of question says and is answered with. */
export interface Wishes {
  account: null;
  endpoint: EndpointWish;
  rotate: { id: string; overlapSeconds: number };
  record: RecordWish;
  usage: null;
  /** Whether deliveries are sent, and everything else that runs without being asked. */
  work: boolean;
}

export interface Answer {
  account: { account_id: string };
  endpoint: { id: string; secret: string };
  rotate: Rotation;
  record: undefined;
  usage: Usage;
  work: undefined;
}

export type Ask = { [Kind in keyof Wishes]: { number: number; kind: Kind; wish: Wishes[Kind] } }[keyof Wishes];
