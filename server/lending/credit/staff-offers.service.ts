import { dayIn } from "../../../shared/calendar-day.ts";
import { lendingZone } from "../../../shared/lending/due-dates.ts";
import type { IofRate } from "../../../shared/lending/iof.ts";
import { borrowerKindOf } from "../../../shared/lending/offer-terms.ts";
import type { IofBorrowerKind, LoanStatus } from "../../../shared/lending/lending-states.ts";
import type { Listed } from "../../../shared/page.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import type { AppContext } from "../../context.ts";
import type { ListRequest } from "../../http/list-query.ts";
import { nameStaff } from "../../identity/staff-names.service.ts";
import type { BorrowerRecord } from "../customers/borrower.record.ts";
import { readBorrower } from "../customers/read-borrower.service.ts";
import { lendingTime } from "../lending-clock.ts";
import { feePpmOn } from "../lending-rates.service.ts";
import { expireOffers } from "./expire-offers.service.ts";
import { listIofRates } from "./iof-rate.repository.ts";
import { borrowerNames, findProspects, listOfferPage, loansOfOffer, type Prospect } from "./offer-list.repository.ts";
import type { OfferRecord } from "./offer.record.ts";
import { readOffer } from "./read-offer.service.ts";
import { isContractable, type SimulationRecord } from "./simulation.record.ts";
import { listSimulations } from "./simulation.repository.ts";

export interface NamedOffer {
  offer: OfferRecord;
  customerName: string;
}

/** One page of offers for staff. @throws DomainError `validation_failed` for a foreign cursor. */
export async function listOffersForStaff(
  ctx: AppContext,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<NamedOffer>> {
  await expireOffers(ctx);
  const { account, status, customer_id, partner } = request.filters.anyOf;
  const { sort, limit, cursor, q: search } = request;
  return ctx.store.read(async (db) => {
    const { data, page } = await listOfferPage(db, {
      accountIds: reachOf(scope, account),
      statuses: status ?? null,
      customerIds: customer_id ?? null,
      partners: partner ?? null,
      createdAt: request.filters.range["created_at"],
      search,
      sort,
      limit,
      cursor,
    });
    const names = await borrowerNames(
      db,
      data.map((offer) => offer.customer_id),
    );
    return { data: data.map((offer) => ({ offer, customerName: names.get(offer.customer_id) ?? "" })), page };
  });
}

function reachOf(scope: AccountScope, account: readonly string[] | undefined): readonly string[] | null {
  if (scope === "all") return account ?? null;
  return account === undefined ? scope : account.filter((id) => scope.includes(id));
}

export interface OfferPage extends NamedOffer {
  borrower: BorrowerRecord;
  issuedBy: string | null;
  simulations: readonly (SimulationRecord & { isContractable: boolean; isContracted: boolean })[];
  loans: readonly { id: string; status: LoanStatus; created_at: string }[];
}

const simulationsMax = 100;

/** An offer with everything that was computed of it and came of it. @throws DomainError `not_found` */
export async function readOfferPage(
  ctx: AppContext,
  { scope, id }: { scope: AccountScope; id: string },
): Promise<OfferPage> {
  const offer = await readOffer(ctx, { scope, id });
  return ctx.store.read(async (db) => {
    const { now } = await lendingTime(db, ctx, offer.account_id);
    const { borrower } = await readBorrower(db, offer.customer_id);
    const loans = await loansOfOffer(db, id);
    const contracted = loans.find(({ status }) => status !== "cancelled")?.simulation_id;
    const simulations = await listSimulations(db, { offerId: id, limit: simulationsMax });
    const { issued_by } = offer;
    const named = await nameStaff(db, issued_by === null ? [] : [{ type: "staff", id: issued_by }]);
    return {
      offer,
      borrower,
      customerName: borrower.name,
      issuedBy: issued_by === null ? null : (named({ type: "staff", id: issued_by }).name ?? issued_by),
      simulations: simulations.map((simulation) => ({
        ...simulation,
        isContractable: isContractable(simulation, offer, now),
        isContracted: simulation.id === contracted,
      })),
      loans: loans.map(({ id: loanId, status, created_at }) => ({ id: loanId, status, created_at })),
    };
  });
}

export interface ProspectPage {
  prospects: readonly (Prospect & { feePpm: number; borrowerKind: IofBorrowerKind; now: string })[];
  iofRates: readonly IofRate[];
}

/** Whom a text names (id, CPF, CNPJ or the partner's own id), with what an offer to them starts from. */
export async function lookUpProspects(
  ctx: AppContext,
  { scope, account, text }: { scope: AccountScope; account: string | undefined; text: string },
): Promise<ProspectPage> {
  return ctx.store.read(async (db) => {
    const accountIds = reachOf(scope, account === undefined ? undefined : [account]);
    const found = await findProspects(db, { accountIds, text: text.trim() });
    const prospects = [];
    for (const prospect of found) {
      const { now } = await lendingTime(db, ctx, prospect.account_id);
      const feePpm = await feePpmOn(db, prospect.account_id, dayIn(lendingZone, Date.parse(now)));
      prospects.push({ ...prospect, feePpm, borrowerKind: borrowerKindOf(prospect.profile), now });
    }
    return { prospects, iofRates: await listIofRates(db) };
  });
}
