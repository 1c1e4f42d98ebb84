import { sql } from "kysely";
import type { Db } from "../database.ts";
import { firstFault } from "./fault-query.repository.ts";

/** A session and a payment that do not name each other, or live in different accounts. */
export async function findOneSidedLink(db: Db): Promise<string | null> {
  const fromSession = await firstFault(
    db,
    sql`
      SELECT 'session ' || session.id || ' names payment ' || session.payment_id || ', which does not name it' AS fault
      FROM checkout_session AS session LEFT JOIN payment ON payment.id = session.payment_id
      WHERE session.payment_id IS NOT NULL
        AND (payment.session_id IS NOT session.id OR payment.account_id <> session.account_id)
      LIMIT 1`,
  );
  if (fromSession !== null) return fromSession;
  return firstFault(
    db,
    sql`
      SELECT 'payment ' || payment.id || ' names session ' || payment.session_id || ', which does not name it' AS fault
      FROM payment LEFT JOIN checkout_session AS session ON session.id = payment.session_id
      WHERE payment.session_id IS NOT NULL AND session.payment_id IS NOT payment.id LIMIT 1`,
  );
}

/** A payment that search cannot find, or words of a payment that is not there. */
export async function findUnindexed(db: Db): Promise<string | null> {
  const missing = await firstFault(
    db,
    sql`
      SELECT 'payment ' || payment.id || ' has no search words' AS fault
      FROM payment LEFT JOIN payment_search_docsize AS words ON words.id = payment.seq
      WHERE words.id IS NULL LIMIT 1`,
  );
  if (missing !== null) return missing;
  return firstFault(
    db,
    sql`
      SELECT 'search words of payment ' || words.id || ' have no payment' AS fault
      FROM payment_search_docsize AS words LEFT JOIN payment ON payment.seq = words.id
      WHERE payment.seq IS NULL LIMIT 1`,
  );
}
