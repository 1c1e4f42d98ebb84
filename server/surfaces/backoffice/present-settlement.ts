import type {
  SettlementLineView,
  SettlementRow,
  SettlementView,
} from "../../../shared/settlements/settlement.schema.ts";
import type {
  SettlementLineRecord,
  SettlementRecord,
  SettlementWithLines,
} from "../../settlements/read-settlement.service.ts";

/** A settlement as a row of a list. */
export function presentSettlementRow(settlement: SettlementRecord): SettlementRow {
  const { seq: _seq, actor_type: _actorType, actor_id: _actorId, ...row } = settlement;
  return row;
}

/** A settlement as its page shows it. */
export function presentSettlement({ settlement, lines }: SettlementWithLines): SettlementView {
  return { ...presentSettlementRow(settlement), lines: lines.map(presentLine) };
}

function presentLine(line: SettlementLineRecord): SettlementLineView {
  const { capture, refund, fee } = line;
  return {
    operation_id: line.operationId,
    payment_id: line.paymentId,
    merchant_reference: line.merchantReference,
    kind: refund > 0 ? "refund" : "capture",
    method: line.method,
    capture,
    refund,
    fee,
    amount: capture - refund - fee,
    posted_at: line.postedAt,
  };
}
