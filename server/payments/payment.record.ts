import type { Selectable } from "kysely";
import type { Instrument, ProcessorError } from "../../shared/payments/payment.schema.ts";
import type { Actor } from "../../shared/payments/actor.ts";
import type { OperationTable, PaymentTable } from "./payment.table.ts";

/** What a payer is known by; any part may be missing. */
export interface Payer {
  name: string | null;
  email: string | null;
  phone: string | null;
}

/** The stored instrument: what may be shown, and the gateway's own name for the reservation, which may not. */
export interface StoredInstrument {
  shown: Instrument | null;
  gatewayToken: string | null;
  /** What the gateway knows the card itself by, where it may be paid with again. */
  cardToken?: string;
}

/** A payment as the domain holds it: the row with its JSON columns parsed. */
export type PaymentRecord = Omit<Selectable<PaymentTable>, "instrument" | "payer" | "details"> & {
  instrument: StoredInstrument | null;
  payer: Payer;
  /** Lines, addresses and whatever else came with the order, as the surface handed it over. */
  details: Readonly<Record<string, unknown>>;
};

/** An operation as the domain holds it. */
export type OperationRecord = Omit<
  Selectable<OperationTable>,
  "request" | "error" | "is_final" | "actor_type" | "actor_id"
> & {
  isFinal: boolean;
  /** Waits for a second person before anybody asks the gateway. */
  isHeld: boolean;
  /** The processor has it and will decide once its people have looked. */
  isUnderReview: boolean;
  /** Lines and metadata as the caller sent them. */
  request: Readonly<Record<string, unknown>>;
  error: ProcessorError | null;
  actor: Actor;
};
