import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// A small house with one import per line below; the real rules have to name exactly the bad ones.

const projectRoot = resolve(import.meta.dirname, "..");
const payments = "server/payments/payment";
const route = "server/surfaces/checkout/capture.route.ts";

const refused: [rule: string, from: string, to: string][] = [
  ["shared-stands-alone", "shared/money.ts", "kysely"],
  ["shared-stands-alone", "shared/money.ts", "server/clock.ts"],
  ["shared-stands-alone", "shared/money.ts", "node:crypto"],
  ["client-not-server", "client/backoffice/App.tsx", "server/clock.ts"],
  ["server-not-client", "server/app.ts", "client/backoffice/Page.tsx"],
  ["server-not-client", "server/app.ts", "react"],
  ["one-page-not-the-other", "client/hosted/Pay.tsx", "react-admin"],
  ["one-page-not-the-other", "client/hosted/Pay.tsx", "client/backoffice/Page.tsx"],
  ["backoffice-not-hosted", "client/backoffice/App.tsx", "client/hosted/Receipt.tsx"],
  ["rules-are-pure", `${payments}.rules.ts`, "node:crypto"],
  ["rules-are-pure", `${payments}.rules.ts`, "server/clock.ts"],
  ["rules-are-pure", `${payments}.rules.ts`, "server/ledger/ledger.rules.ts"],
  ["rules-know-rows-by-type", `${payments}.rules.ts`, "server/payments/refund.record.ts"],
  ["kysely-in-repositories", `${payments}.columns.ts`, "kysely"],
  ["kysely-in-repositories", route, "kysely"],
  ["services-know-no-sql", `${payments}.service.ts`, "kysely"],
  ["repositories-stay-home", `${payments}.repository.ts`, "server/ledger/ledger.repository.ts"],
  ["repositories-stay-home", `${payments}.repository.ts`, "server/ledger/ledger.service.ts"],
  ["repositories-stay-home", `${payments}.repository.ts`, "server/context.ts"],
  ["database-names-tables", "server/database.ts", "server/ledger/ledger.service.ts"],
  ["tables-are-types", `${payments}.table.ts`, "server/clock.ts"],
  ["store-knows-no-business", "server/store/store.ts", "server/ledger/ledger.service.ts"],
  ["features-know-no-wire", `${payments}.service.ts`, "express"],
  ["features-know-no-wire", `${payments}.service.ts`, "server/surfaces/checkout/money.ts"],
  ["features-know-no-wire", `${payments}.service.ts`, "server/http/route.ts"],
  ["features-know-no-wire", `${payments}.service.ts`, "server/cli/command.ts"],
  ["other-features-by-service", `${payments}.service.ts`, "server/ledger/ledger.repository.ts"],
  ["other-features-keep-their-rules", `${payments}.service.ts`, "server/ledger/ledger.rules.ts"],
  ["lists-by-type", `${payments}.service.ts`, "server/http/list-query.ts"],
  ["surfaces-ask-services", route, "server/ledger/ledger.repository.ts"],
  ["surfaces-ask-services", route, "server/store/connection.ts"],
  ["surfaces-not-each-other", route, "server/surfaces/backoffice/problem.ts"],
  ["testing-only-in-tests", "server/app.ts", "server/testing/fake-clock.ts"],
  ["no-tools-in-production", "server/app.ts", "fast-check"],
  ["journeys-from-outside", "e2e/capture.spec.ts", "server/clock.ts"],
  ["journeys-from-outside", "e2e/capture.spec.ts", "client/backoffice/Page.tsx"],
  ["resolvable", "server/app.ts", "no-such-package"],
];

const allowed: [from: string, to: string][] = [
  ["shared/money.ts", "zod"],
  ["client/backoffice/App.tsx", "shared/ids.ts"],
  ["client/hosted/Pay.tsx", "react"],
  [`${payments}.rules.ts`, "shared/ids.ts"],
  [`${payments}.rules.ts`, "server/payments/fee.rules.ts"],
  [`${payments}.repository.ts`, "kysely"],
  [`${payments}.repository.ts`, "server/store/connection.ts"],
  [`${payments}.repository.ts`, "server/payments/refund.table.ts"],
  [`${payments}.repository.ts`, "server/accounts/account-scope.ts"],
  ["server/database.ts", "server/payments/refund.table.ts"],
  [`${payments}.service.ts`, "server/payments/refund.repository.ts"],
  [`${payments}.service.ts`, "server/ledger/ledger.service.ts"],
  [`${payments}.service.ts`, "server/context.ts"],
  [`${payments}.service.test.ts`, "server/testing/fake-clock.ts"],
  [`${payments}.service.test.ts`, "fast-check"],
  [route, "server/ledger/ledger.service.ts"],
  ["server/seed/seed.service.ts", "server/ledger/ledger.rules.ts"],
  ["server/seed/seed.command.ts", "server/cli/command.ts"],
  ["server/webhooks/deliver.service.ts", "server/http/outgoing-caller.ts"],
  [route, "server/http/route.ts"],
  [route, "server/surfaces/checkout/money.ts"],
  ["e2e/capture.spec.ts", "shared/ids.ts"],
];

/** `import type`, which leaves nothing behind when the program runs. */
const allowedAsType: [from: string, to: string][] = [
  [`${payments}.record.ts`, "kysely"],
  [`${payments}.table.ts`, "kysely"],
  ["server/payments/fee.rules.ts", "server/payments/refund.record.ts"],
  ["server/payments/refund.service.ts", "server/http/list-query.ts"],
  ["server/payments/refund.repository.ts", "server/http/list-query.ts"],
];

const refusedAsType: [rule: string, from: string, to: string][] = [
  ["services-know-no-sql", "server/payments/refund.service.ts", "kysely"],
  ["rules-are-pure", "server/payments/fee.rules.ts", "server/ledger/ledger.table.ts"],
];

const cycle: [from: string, to: string][] = [
  ["server/ring-a.ts", "server/ring-b.ts"],
  ["server/ring-b.ts", "server/ring-a.ts"],
];

interface Report {
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

let house: string;
let found: string[];

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "kontor-imports-"));
  for (const file of ["package.json", "tsconfig.json"]) cpSync(join(projectRoot, file), join(house, file));
  symlinkSync(join(projectRoot, "node_modules"), join(house, "node_modules"));
  for (const [from, to] of [...refused.map(edgeOf), ...allowed, ...cycle]) addImport("import", from, to);
  for (const [from, to] of [...refusedAsType.map(edgeOf), ...allowedAsType]) addImport("import type {} from", from, to);
  const depcruise = join(projectRoot, "node_modules/.bin/depcruise");
  const config = join(projectRoot, ".dependency-cruiser.mjs");
  const folders = ["server", "client", "shared", "e2e"];
  const { stdout } = spawnSync(depcruise, ["--config", config, "--output-type", "json", ...folders], {
    cwd: house,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const { summary } = JSON.parse(stdout) as Report;
  found = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${packageOf(to)}`);
}, 60_000);

afterAll(() => {
  rmSync(house, { recursive: true });
});

function isOurs(path: string): boolean {
  return /^(server|client|shared|e2e)\//.test(path);
}

function edgeOf([, from, to]: [rule: string, from: string, to: string]): [from: string, to: string] {
  return [from, to];
}

function addImport(how: "import" | "import type {} from", from: string, to: string): void {
  touch(from);
  if (isOurs(to)) touch(to);
  appendFileSync(join(house, from), `${how} ${JSON.stringify(isOurs(to) ? between(from, to) : to)};\n`);
}

function touch(file: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), "", { flag: "a" });
}

function between(from: string, to: string): string {
  const path = relative(dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}

/** `node_modules/kysely/dist/index.js` and `crypto` in the words of an import. */
function packageOf(resolved: string): string {
  const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(resolved)?.[1];
  return name ?? (resolved === "crypto" ? "node:crypto" : resolved);
}

test.each([...refused, ...refusedAsType])("%s refuses %s -> %s", (rule, from, to) => {
  expect(found).toContain(`${rule}: ${from} -> ${to}`);
});

test.each([...allowed, ...allowedAsType])("nothing refuses %s -> %s", (from, to) => {
  expect(found.filter((violation) => violation.endsWith(`: ${from} -> ${to}`))).toEqual([]);
});

test("no-cycles refuses two files that import each other", () => {
  expect(found).toContain("no-cycles: server/ring-a.ts -> server/ring-b.ts");
});
