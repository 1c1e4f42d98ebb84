import { shiftInstant } from "../../shared/instant.ts";
import type { TokenCallView, TokenOutcome } from "../../shared/identity/token-call.schema.ts";
import type { Listed } from "../../shared/page.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { ListRequest } from "../http/list-query.ts";
import { createRateLimiter } from "../rate-limiter.ts";
import { findCredentialByClientId } from "./credential.repository.ts";
import { nameCredentials } from "./credential.service.ts";
import { networkOf } from "./network-of.ts";
import {
  deleteTokenCallsUntil,
  hasTokenCallUntil,
  insertTokenCall,
  pageOfTokenCalls,
  type TokenCallRecord,
} from "./token-call.repository.ts";
import type { TokenCallTable } from "./token-call.table.ts";

const beginningLength = 12;
const keptMs = 90 * 86_400_000;
const stepMax = 500;

interface TokenCall {
  /** As the caller wrote it; null where there was none. */
  clientId: string | null;
  ip: string | null;
}

/** Writes down who asked for access tokens on one wire. */
export interface TokenLog {
  /** On record before the token is handed out. @param expiresAt until when it is good. */
  issued(call: TokenCall, expiresAt: string): Promise<void>;
  /** Never fails, and writes down no more than a stranger may make us write. */
  refused(call: TokenCall, outcome: Exclude<TokenOutcome, "issued">): Promise<void>;
}

/** Refusals cost the caller nothing, so that their lines are limited: by network, and altogether. */
export function createTokenLog(
  ctx: Pick<AppContext, "store" | "clock" | "ids" | "logger">,
  api: TokenCallTable["api"],
): TokenLog {
  const ofNetwork = createRateLimiter({ burst: 20, perSecond: 1 / 30, callersMax: 10_000 });
  const ofAll = createRateLimiter({ burst: 300, perSecond: 1, callersMax: 1 });
  const write = ({ clientId, ip }: TokenCall, outcome: TokenOutcome, expiresAt: string | null) =>
    ctx.store.write(async (trx) => {
      const credential = clientId === null ? undefined : await findCredentialByClientId(trx, clientId);
      const at = ctx.clock.now();
      await insertTokenCall(trx, {
        id: ctx.ids.own("tkc", at),
        at,
        api,
        account_id: credential?.account_id ?? null,
        credential_id: credential?.id ?? null,
        client_id: clientId === null ? null : keptName(clientId),
        ip,
        outcome,
        expires_at: expiresAt,
      });
    });
  return {
    issued: (call, expiresAt) => write(call, "issued", expiresAt),
    async refused(call, outcome) {
      const now = ctx.clock.now();
      if (!ofNetwork.take(networkOf(call.ip ?? ""), now).isAllowed || !ofAll.take("", now).isAllowed) return;
      try {
        await write(call, outcome, null);
      } catch (error) {
        ctx.logger.warn({ err: error }, "a refused call for a token was not noted");
      }
    },
  };
}

/** Some send the secret as the name: of what is no client id only the beginning is kept. */
function keptName(clientId: string): string {
  if (/^(?:dinie_ci_(?:live|test)_[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(clientId))
    return clientId;
  const printable = clientId.replace(/[^\x20-\x7e]/g, "?");
  return printable.length > beginningLength ? `${printable.slice(0, beginningLength)}…` : printable;
}

/** One page, newest first; calls of unknown clients are shown to whoever reaches every account. */
export async function listTokenCalls(
  ctx: Pick<AppContext, "store">,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<TokenCallView>> {
  return ctx.store.read(async (db) => {
    const { rows, page } = await pageOfTokenCalls(db, request, scope === "all" ? null : scope);
    const ids = rows.flatMap(({ credential_id: id }) => id ?? []);
    const names = await nameCredentials(db, ids);
    return { data: rows.map((row) => present(row, names)), page };
  });
}

function present({ seq: _seq, ...call }: TokenCallRecord, names: ReadonlyMap<string, string>): TokenCallView {
  return { ...call, credential_name: call.credential_id === null ? null : (names.get(call.credential_id) ?? null) };
}

/** Forgets the oldest calls of more than ninety days ago, and answers how many. */
export async function purgeTokenCalls(ctx: Pick<AppContext, "store" | "clock">): Promise<number> {
  const until = shiftInstant(ctx.clock.now(), -keptMs);
  // Nearly always there is none, and a write that does nothing still costs a commit.
  if (!(await ctx.store.read((db) => hasTokenCallUntil(db, until)))) return 0;
  return ctx.store.write((trx) => deleteTokenCallsUntil(trx, until, stepMax));
}
