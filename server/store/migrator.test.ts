import { expect, test } from "vitest";
import { migrations } from "./migrations/index.ts";
import { type Migration, pendingMigrations } from "./migrator.ts";

const [a, b, c] = ["0001-a", "0002-b", "0003-c"].map((name): Migration => ({ name, up: () => Promise.resolve() })) as [
  Migration,
  Migration,
  Migration,
];

test.each<[string, Migration[], string[], string[]]>([
  ["an empty database lacks all", [a, b], [], ["0001-a", "0002-b"]],
  ["a current database lacks none", [a, b], ["0001-a", "0002-b"], []],
  ["a database from before lacks the later ones", [a, b, c], ["0001-a"], ["0002-b", "0003-c"]],
])("%s", (_claim, known, applied, expected) => {
  expect(pendingMigrations(known, applied).map(({ name }) => name)).toEqual(expected);
});

test.each<[string, Migration[], string[], string]>([
  ["a database that knows more is refused", [a], ["0001-a", "0002-b"], "schema_newer"],
  ["a migration slipped in before an applied one is refused", [a, b, c], ["0001-a", "0003-c"], "migration_failed"],
  ["names that do not rise are refused", [b, a], [], "migration_failed"],
  ["a name listed twice is refused", [a, a], [], "migration_failed"],
])("%s", (_claim, known, applied, code) => {
  expect(() => pendingMigrations(known, applied)).toThrow(expect.objectContaining({ code }) as Error);
});

test("the released migrations are in order", () => {
  expect(pendingMigrations(migrations, [])).toEqual(migrations);
});
