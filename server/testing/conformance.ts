/** The tests that say what an engine must do: few enough to run on every engine each time. */
export const conformanceTests: readonly string[] = [
  "server/attacks/nul.test.ts",
  "server/store/store.test.ts",
  "server/store/postgres/*.test.ts",
  "server/moving/*.test.ts",
  "server/processes/*.test.ts",
  "server/testing/store.test.ts",
  "server/audit/audit.service.test.ts",
  "server/idempotency/*.test.ts",
  "server/payments/payment.service.test.ts",
  "server/payments/list-payments.service.test.ts",
  "server/settlements/settle.service.test.ts",
  "server/transfers/transfers.test.ts",
  "server/verify/verify.service.test.ts",
  "server/webhooks/delivery-leases.test.ts",
  "server/webhooks/delivery-loop.test.ts",
  "server/lending/loans/loan-steps.test.ts",
];
