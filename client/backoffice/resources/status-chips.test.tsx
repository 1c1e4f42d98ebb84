import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { sessionStatuses } from "../../../shared/checkout/session.schema.ts";
import { paymentStatuses } from "../../../shared/payments/payment-status.ts";
import { deliveryStates } from "../../../shared/webhooks/delivery.schema.ts";
import { enStatuses } from "../i18n/en/statuses.ts";
import { renderAt } from "../testing/render.tsx";
import { DeliveryStateChip } from "./deliveries/DeliveryStateChip.tsx";
import { SessionStatusChip } from "./sessions/SessionStatusChip.tsx";
import { PaymentStatusChip } from "./payments/PaymentStatusChip.tsx";

const cases = [
  ...paymentStatuses.map(
    (status) => [enStatuses.payment_status[status], <PaymentStatusChip key={status} status={status} />] as const,
  ),
  ...sessionStatuses.map(
    (status) => [enStatuses.session_status[status], <SessionStatusChip key={status} status={status} />] as const,
  ),
  ...deliveryStates.map(
    (state) => [enStatuses.delivery_state[state], <DeliveryStateChip key={state} state={state} />] as const,
  ),
];

test.each(cases)("%s is told by words and by an icon, not by color alone", (label, chip) => {
  renderAt(chip);
  const root = screen.getByText(label).parentElement;
  expect(root?.querySelector("svg[aria-hidden]")).not.toBeNull();
});

test("no two payment statuses share their words", () => {
  expect(new Set(Object.values(enStatuses.payment_status)).size).toBe(paymentStatuses.length);
});
