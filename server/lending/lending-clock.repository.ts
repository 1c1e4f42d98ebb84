import { type RawBuilder, sql } from "kysely";

/**
 * What time it is in an account, for queries over many accounts; `lendingTime` says it of one. The query names the
 * tables `account` and `settings` (its row of lending_settings, if any).
 *
 * @param world what the world's clock shows, UTC.
 */
export function accountNow(world: string): RawBuilder<string> {
  return sql<string>`CASE WHEN settings.clock_offset_seconds > 0 AND account.kind = 'sandbox'
    THEN strftime('%Y-%m-%dT%H:%M:%fZ', ${world}, '+' || settings.clock_offset_seconds || ' seconds')
    ELSE ${world} END`;
}
