import { DomainError } from "../../shared/errors.ts";
import type { Listed } from "../../shared/page.ts";
import { type CandidateDifference, isUndecided } from "../../shared/transfers/transfer.schema.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { ListRequest } from "../http/list-query.ts";
import { type ConsideredOrder, listConsidered } from "./candidate.repository.ts";
import { findTransfer, type TransferRecord } from "./incoming.repository.ts";
import { documentsOf, moneyOf } from "./match-transfers.service.ts";
import { differencesOf } from "./matching.rules.ts";
import type { TransferSettings } from "./settings.rules.ts";
import { transferSettingsOf } from "./settings.service.ts";
import { listTransferRows } from "./transfer-list.repository.ts";

export type { TransferRecord } from "./incoming.repository.ts";

type Reader = Pick<AppContext, "store">;

/** One page of transfers for staff. @throws DomainError `validation_failed` for a foreign cursor. */
export async function listTransfers(
  ctx: Reader,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<TransferRecord>> {
  const { account, state, ...rest } = request.filters.anyOf;
  const reach = scope === "all" ? account : account === undefined ? scope : account.filter((id) => scope.includes(id));
  return ctx.store.read((db) =>
    listTransferRows(db, {
      accountIds: reach ?? null,
      states: state ?? null,
      anyOf: new Map(Object.entries(rest)),
      receivedAt: request.filters.range["received_at"],
      search: request.q,
      sort: request.sort,
      limit: request.limit,
      cursor: request.cursor,
    }),
  );
}

/** An order that a transfer may be for, with where the two are not alike. */
export interface TransferCandidate {
  order: ConsideredOrder;
  differsIn: readonly CandidateDifference[];
}

interface TransferPage {
  transfer: TransferRecord;
  settings: TransferSettings;
  candidates: readonly TransferCandidate[];
}

const candidatesShown = 20;

/**
 * A transfer with what its merchant wishes, and the orders that it may have been meant for: those that still wait
 * before those that have ended, and the more alike before the others.
 *
 * @throws DomainError `not_found`, also for another account's.
 */
export async function getTransfer(
  ctx: Reader,
  { scope, id }: { scope: AccountScope; id: string },
): Promise<TransferPage> {
  return ctx.store.read(async (db) => {
    const transfer = await findTransfer(db, id);
    if (transfer === null || !isInScope(scope, transfer.account_id)) {
      throw new DomainError("not_found", "There is no transfer with this id.");
    }
    const { account_id: accountId, merchant_id: merchantId, currency, reference, amount } = transfer;
    const settings = await transferSettingsOf(db, { accountId, merchantId });
    if (!isUndecided(transfer.state)) return { transfer, settings, candidates: [] };
    const documents = documentsOf(transfer.payer_document);
    const orders = await listConsidered(db, { accountId, merchantId, currency, reference, documents, amount });
    return { transfer, settings, candidates: rank(orders, transfer) };
  });
}

/** The sort is stable: among equals the newest order stays first. */
function rank(orders: readonly ConsideredOrder[], transfer: TransferRecord): TransferCandidate[] {
  const money = moneyOf(transfer);
  const compared = orders.map((order) => ({ order, differsIn: differencesOf(order, money) }));
  const weight = ({ order, differsIn }: TransferCandidate) => (order.isOpen ? 0 : 10) + differsIn.length;
  return compared.toSorted((a, b) => weight(a) - weight(b)).slice(0, candidatesShown);
}
