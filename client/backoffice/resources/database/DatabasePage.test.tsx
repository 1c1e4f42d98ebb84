import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { UpkeepRunView, UpkeepView } from "../../../../shared/upkeep/upkeep.schema.ts";
import { upkeepProvider } from "../../providers/upkeep-provider.ts";
import { renderAt } from "../../testing/render.tsx";
import DatabasePage from "./DatabasePage.tsx";

afterEach(() => vi.restoreAllMocks());

const run: UpkeepRunView = {
  id: "upk_1",
  kind: "backup",
  state: "passed",
  asked_by: null,
  asked_at: "2026-06-01T03:00:00.000Z",
  started_at: "2026-06-01T03:00:00.000Z",
  ended_at: "2026-06-01T03:00:12.000Z",
  file: "/backups/kontor-20260601T030000Z.db",
  removed_at: null,
  backup: {
    file: "/backups/kontor-20260601T030000Z.db",
    bytes: 4_100_000,
    proof: "restored",
    rows: 12_345,
    payments: 678,
    ok: true,
    faults: [],
  },
  invariants: null,
  measurement: null,
  problem: null,
};

const full: UpkeepView = {
  engine: "sqlite",
  schedule: { folder: "/backups", every_hours: 24, keep_days: 7, keep_weeks: 4 },
  next_backup_at: "2026-06-02T03:00:00.000Z",
  is_backup_late: false,
  last_verified_backup: run,
  backups: [run],
  verification: null,
  measurement: null,
  last_measured: null,
  webhook_retention_days: 90,
};

function open(upkeep: Partial<UpkeepView> = {}) {
  vi.spyOn(upkeepProvider, "read").mockResolvedValue({ ...full, ...upkeep });
  const ask = vi.spyOn(upkeepProvider, "ask").mockResolvedValue(full);
  renderAt(<DatabasePage />, { address: "/database", role: "admin" });
  return ask;
}

const section = async (name: string) => within(await screen.findByRole("region", { name }));

test("the last good backup, the next one and where the key is not are told", async () => {
  open();
  const backups = await section("Backups");
  for (const text of ["12,345 rows with 678 payments, in 4.1 MB", "/backups", "kontor-20260601T030000Z.db", "Good"])
    expect(backups.getByText(text)).toBeTruthy();
  expect(backups.getByText(/^In none of them/)).toBeTruthy();
});

test("a failure says why, and which one is still good", async () => {
  const problem = "I1: ledger transaction 7 is off by 3 NOK";
  open({ backups: [{ ...run, id: "upk_2", state: "failed", backup: null, problem }, run], is_backup_late: true });
  const backups = await section("Backups");
  expect(backups.getByText(`The last backup failed: ${problem}`)).toBeTruthy();
  expect(backups.getByText("No backup has been good for more than 48 hours.")).toBeTruthy();
  expect(backups.getByText("12,345 rows with 678 payments, in 4.1 MB")).toBeTruthy();
});

test("a backup that was only read says so, and what to allow", async () => {
  const backup = { ...run.backup, file: "", bytes: 4_100_000, ok: true, faults: [] };
  const read: UpkeepRunView = { ...run, backup: { ...backup, proof: "read", rows: null, payments: null } };
  open({ engine: "postgres", backups: [read], last_verified_backup: read });
  const backups = await section("Backups");
  expect(backups.getByText("4.1 MB, read to its end but not put back")).toBeTruthy();
  expect(backups.getByText(/may not create databases. Allow it with ALTER ROLE … CREATEDB/)).toBeTruthy();
});

test("without a folder the button says what to set", async () => {
  const ask = open({ schedule: null, next_backup_at: null, backups: [], last_verified_backup: null });
  const button = (await section("Backups")).getByRole("button", { name: "Back up now" });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByText("Set KONTOR_BACKUP_DIR and restart: there is no folder for backups.")).toBeTruthy();
  fireEvent.click(button);
  expect(ask).not.toHaveBeenCalled();
});

test("a check is asked for, and cannot be asked for twice", async () => {
  const ask = open();
  fireEvent.click((await section("Check of the database")).getByRole("button", { name: "Check now" }));
  await waitFor(() => expect(ask).toHaveBeenCalledExactlyOnceWith("verification"));
});

test("while one is under way the button says so", async () => {
  open({ verification: { ...run, kind: "verification", state: "running", ended_at: null, backup: null } });
  const check = await section("Check of the database");
  expect(check.getByText("Under way")).toBeTruthy();
  expect(check.getByRole("button", { name: "Check now" }).getAttribute("aria-disabled")).toBe("true");
});

test("a check that found something names each rule that does not hold", async () => {
  const invariants = [
    { id: "I1", ok: false, detail: "transaction 7 is off by 3" },
    { id: "I2", ok: true, detail: "captured within authorized" },
  ];
  open({ verification: { ...run, kind: "verification", state: "failed", backup: null, invariants } });
  const check = await section("Check of the database");
  expect(check.getByText(/^1 of 2 rules do not hold/)).toBeTruthy();
  expect(check.getByText("I1: transaction 7 is off by 3")).toBeTruthy();
});

test("sizes are told by table, and what a shorter retention frees", async () => {
  const table = (name: string) => ({ name, rows: 1_000, table_bytes: 2_000_000, index_bytes: 500_000 });
  const tables = [table("payment"), ...Array.from({ length: 14 }, (_, n) => table(`small_${n}`))];
  const retention = [
    { days: 30, deliveries: 340, bytes: 12_000_000 },
    { days: 90, deliveries: 0, bytes: 0 },
  ];
  const measurement = { total_bytes: 50_000_000, free_bytes: 1_000_000, tables, retention };
  const measured: UpkeepRunView = { ...run, kind: "measurement", backup: null, measurement };
  open({ measurement: measured, last_measured: measured });
  const sizes = await section("Size");
  for (const text of ["50.0 MB", "payment", "3 smaller tables"]) expect(sizes.getByText(text)).toBeTruthy();
  const retained = await section("What retention frees");
  for (const text of ["30 days", "12.0 MB", "340", "90 days (now)"]) expect(retained.getByText(text)).toBeTruthy();
});
