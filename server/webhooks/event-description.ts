import type { z } from "zod";

/** What a merchant is told about one type of event of a dialect. */
export interface EventDescription {
  /** In the words of the wire. */
  type: string;
  /** What happened when it is sent, in a sentence or two. */
  description: string;
  /** What every body of that type holds, and so its JSON schema; null for a call without one. */
  body: z.ZodType | null;
  /** Merchants may subscribe to it; Kontor tells nobody of it. */
  isNeverSent?: boolean;
  /** Where the facts are in the address: such an address, and the body beside it. */
  example?: { url: string; body: string | null };
}
