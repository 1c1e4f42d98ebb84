import type { Logger } from "pino";
import { DomainError } from "../../shared/errors.ts";
import { StoreError } from "../store/store-error.ts";

const retryAfterSeconds = 5;

/**
 * What a caller is told when the database cannot take a request just now: its disk is full, another program holds it or
 * its server is away. Logged for whoever runs the server; null for everything else.
 */
export function storeRefusal(error: unknown, { logger, requestId }: { logger: Logger; requestId: string | null }) {
  if (!(error instanceof StoreError) || !error.passes) return null;
  logger.error({ err: error, request_id: requestId }, "the database refused a request");
  const message = "The database cannot take this just now. Ask again in a moment.";
  return new DomainError("unavailable", message, { retryAfterSeconds }, { cause: error });
}
