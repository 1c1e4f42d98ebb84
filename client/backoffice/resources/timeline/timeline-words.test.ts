import { expect, test } from "vitest";
import { operationKindSchema, operationStateSchema } from "../../../../shared/payments/balances.ts";
import { enStatuses } from "../../i18n/en/statuses.ts";

test("every move of every operation has words of its own", () => {
  const kinds = operationKindSchema.options.flatMap((kind) =>
    operationStateSchema.options.map((state) => `${kind}_${state}`),
  );
  expect(kinds.filter((name) => !Object.hasOwn(enStatuses.timeline.operation, name))).toEqual([]);
});
