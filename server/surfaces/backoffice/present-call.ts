import type { CallRow, CallView } from "../../../shared/wire-calls/wire-call.schema.ts";
import type { NamedCall, WholeCall } from "../../wire-calls/wire-call.service.ts";
import { maskText } from "./mask.rules.ts";

export function presentCallRow(call: NamedCall): CallRow {
  const { object_type: type, object_id: id } = call;
  return {
    id: call.request_id,
    at: call.at,
    api: call.api,
    account_id: call.account_id,
    credential_id: call.credential_id,
    credential_name: call.credential_name,
    method: call.method,
    path: call.path,
    status: call.status,
    code: call.code,
    idempotency_key: call.idempotency_key,
    is_replay: call.is_replay === 1,
    object: type === null || id === null ? null : { type, id },
  };
}

export function presentCall({ call, content, sameKey }: WholeCall, isMasked: boolean): CallView {
  const shown = (body: unknown) => (isMasked ? maskBody(body) : body);
  return {
    ...presentCallRow(call),
    request: shown(content?.request ?? null),
    response: shown(content?.response ?? null),
    is_masked: isMasked,
    is_erased: content === null,
    same_key: sameKey.map(presentCallRow),
  };
}

/** Members whose values say nothing about a person. What a partner sends beside them may be anything, and is masked. */
const plainKeys =
  /^(?:id|status|kind|type|code|param|title|instance|client_id|events|expire_current_in|installments|installment_count|number_of_installments|min_installments|max_installments|interest_rate|interest_percentage|cet|cet_percentage|iof|service_fee|ccb_number|disbursement_method|size_bytes|sha256|not_kept|due_date_rule|has_more|external_id|valid_until|first_due_date|.+_id|.+_at|.+_amount|.+_value)$/;

/** Told in our own words, which may quote what was sent. */
const wordKeys: ReadonlySet<string> = new Set(["detail", "message"]);

/** A body with every value masked that is not known to be harmless; names of members stay. */
export function maskBody(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskBody);
  if (typeof value !== "object" || value === null) return value === null ? null : "…";
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [key, maskMember(key, inner)]),
  );
}

function maskMember(key: string, value: unknown): unknown {
  const isPlain = typeof value !== "object" || (Array.isArray(value) && value.every((one) => typeof one === "string"));
  if (isPlain && plainKeys.test(key)) return value;
  if (wordKeys.has(key) && typeof value === "string") return maskText(value);
  return maskBody(value);
}
