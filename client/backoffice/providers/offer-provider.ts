import type {
  ExpireOfferRequest,
  IssueOfferRequest,
  OfferView,
  Prospects,
  RepriceOfferRequest,
} from "../../../shared/lending/offer.schema.ts";
import { callApi } from "./http.ts";

/** What the desk does with credit offers. */
export interface OfferProvider {
  /** Customers that a text names: id, CPF, CNPJ or the partner's own id. */
  findProspects(wish: { account: string | null; customer: string }): Promise<Prospects>;
  issueOffer(wish: IssueOfferRequest, idempotencyKey: string): Promise<OfferView>;
  /** Of the version that was read. */
  repriceOffer(id: string, wish: RepriceOfferRequest, version: number): Promise<OfferView>;
  expireOffer(id: string, wish: ExpireOfferRequest, version: number): Promise<OfferView>;
}

export const offerProvider: OfferProvider = {
  findProspects: async ({ account, customer }) => {
    const query = new URLSearchParams({ customer, ...(account === null ? {} : { account }) });
    return (await callApi(`/credit-offers/prospects?${query.toString()}`)) as Prospects;
  },
  issueOffer: async (body, idempotencyKey) =>
    (await callApi("/credit-offers", { method: "POST", body, idempotencyKey })) as OfferView,
  repriceOffer: (id, body, version) => onOffer(id, "reprice", body, version),
  expireOffer: (id, body, version) => onOffer(id, "expire", body, version),
};

async function onOffer(id: string, verb: string, body: unknown, version: number): Promise<OfferView> {
  return (await callApi(`/credit-offers/${encodeURIComponent(id)}/${verb}`, {
    method: "POST",
    body,
    version,
  })) as OfferView;
}
