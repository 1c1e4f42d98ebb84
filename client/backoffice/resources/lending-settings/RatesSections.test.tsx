import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test, vi } from "vitest";
import type { LendingRatesView } from "../../../../shared/lending/lending-rates.schema.ts";
import { percentOf } from "../../i18n/number-text.ts";
import { ProblemError } from "../../providers/http.ts";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import { RatesSections } from "./RatesSections.tsx";
import { dailyPercent, feePercent, readFee, readIof } from "./rates-draft.ts";

const rates: LendingRatesView = {
  id: "T12345678",
  today: "2026-06-01",
  default_fee_ppm: 12_000,
  fees: [
    {
      effective_from: "2026-07-01",
      state: "future",
      fee_ppm: 15_000,
      note: "New contract",
      added_by: "Rita Sousa",
      added_at: "2026-05-30T09:00:00.000Z",
    },
  ],
  iof: [
    {
      effective_from: "2025-06-11",
      state: "in_force",
      borrower_kind: "company",
      daily_ppb: 82_000,
      flat_ppm: 3_800,
      operation_max: null,
      source: "Decreto 6.306/2007",
      added_by: null,
      added_at: null,
    },
  ],
};

async function open(role: "admin" | "finance" = "admin", shown: LendingRatesView = rates) {
  const addFeeRate = vi.fn((_account: string, _rate: unknown) => Promise.resolve(rates));
  const addIofRate = vi.fn((_account: string, _rate: unknown) => Promise.resolve(rates));
  renderAt(<RatesSections account="T12345678" />, {
    dataProvider: {
      getOne: () => Promise.resolve({ data: shown }),
      addFeeRate,
      addIofRate,
    } as unknown as Partial<DataProvider>,
    role,
  });
  await screen.findByRole("table", { name: "Origination fee, by day" });
  return { addFeeRate, addIofRate };
}

async function openDialog(name: string) {
  const button = screen.getByRole("button", { name });
  await waitFor(() => expect(button.getAttribute("aria-disabled")).toBe("false"));
  fireEvent.click(button);
  return within(await screen.findByRole("dialog", { name }));
}

test("what holds, held and will hold is told in words and per cent", async () => {
  await open();
  const fees = within(screen.getByRole("table", { name: "Origination fee, by day" }));
  for (const text of ["1 Jul 2026", "1.5 %", "To come", "New contract", "Rita Sousa"])
    expect(fees.getByText(text)).toBeTruthy();
  const iof = within(screen.getByRole("table", { name: "Tax on credit (IOF), by day" }));
  for (const text of ["0.0082 %", "0.38 %", "Any amount", "Holds now", "Kontor"])
    expect(iof.getByText(text)).toBeTruthy();
});

test("an account without fees of its own says what holds", async () => {
  await open("admin", { ...rates, fees: [] });
  expect(screen.getByText("No row yet: 1.2 % holds.")).toBeTruthy();
});

test("a fee is added for a day, and the day's refusal stands beside it", async () => {
  const { addFeeRate } = await open();
  const dialog = await openDialog("Add a fee");
  expect(dialog.getByText("Choose the day from which it holds.")).toBeTruthy();
  fireEvent.change(dialog.getByLabelText(/^From/), { target: { value: "2026-08-01" } });
  fireEvent.change(dialog.getByLabelText(/^Fee in per cent/), { target: { value: "1,25" } });
  fireEvent.change(dialog.getByLabelText(/^Why/), { target: { value: "Cheaper" } });
  const refused = refusal(400, "validation_failed");
  addFeeRate.mockRejectedValueOnce(
    new ProblemError({
      ...refused.problem,
      errors: { effective_from: "is past: what was in force then is on record" },
    }),
  );
  fireEvent.click(dialog.getByRole("button", { name: "Add" }));
  expect(await dialog.findByText("is past: what was in force then is on record")).toBeTruthy();
  fireEvent.click(dialog.getByRole("button", { name: "Add" }));
  expect(await screen.findByText("The fee was added.")).toBeTruthy();
  const wish = { effective_from: "2026-08-01", fee_ppm: 12_500, note: "Cheaper" };
  expect(addFeeRate).toHaveBeenLastCalledWith("T12345678", wish);
});

test("a rate of the tax is added for one kind of borrower", async () => {
  const { addIofRate } = await open();
  const dialog = await openDialog("Add a rate");
  fireEvent.change(dialog.getByLabelText(/^From/), { target: { value: "2026-08-01" } });
  fireEvent.change(dialog.getByLabelText(/for each day/), { target: { value: "0.0041" } });
  fireEvent.change(dialog.getByLabelText(/principal, once/), { target: { value: "0.38" } });
  fireEvent.change(dialog.getByLabelText(/^The law/), { target: { value: "Decree 1" } });
  fireEvent.click(dialog.getByRole("button", { name: "Add" }));
  expect(await screen.findByText("The rate was added.")).toBeTruthy();
  expect(addIofRate).toHaveBeenCalledExactlyOnceWith("T12345678", {
    effective_from: "2026-08-01",
    borrower_kind: "company",
    daily_ppb: 41_000,
    flat_ppm: 3_800,
    operation_max: null,
    source: "Decree 1",
  });
});

test("only admins add rows, and the buttons say so to others", async () => {
  await open("finance");
  expect(await screen.findAllByText("Only admins change settings.")).toHaveLength(2);
});

test("per cents are exact both ways", () => {
  const percents = [feePercent(12_000), feePercent(0), feePercent(500_000), dailyPercent(27_400), dailyPercent(1)];
  expect(percents.map((percent) => percentOf(percent))).toEqual(["1.2 %", "0 %", "50 %", "0.00274 %", "0.0000001 %"]);
  const fee = { from: "2026-08-01", fee: "1.2", note: "x" };
  expect(readFee(fee).rate?.fee_ppm).toBe(12_000);
  expect(readFee({ ...fee, fee: "1.00001" }).gap).toBe("fee");
  expect(readFee({ ...fee, from: "2026-02-30" }).gap).toBe("day");
  const iof = {
    from: "2026-08-01",
    kind: "simples",
    daily: "0.00274",
    flat: "0.38",
    max: "30000",
    source: "x",
  } as const;
  expect(readIof(iof).rate).toMatchObject({ daily_ppb: 27_400, operation_max: 30_000_00 });
  expect(readIof({ ...iof, max: "lots" }).gap).toBe("max");
  expect(readIof({ ...iof, max: "" }).rate?.operation_max).toBeNull();
});
