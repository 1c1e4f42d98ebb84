import { fireEvent, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { endpointWith } from "../../testing/endpoint.ts";
import { renderAt } from "../../testing/render.tsx";
import { EndpointBody } from "./EndpointShow.tsx";

test.each([
  ["the end of the old secret is told when it signs along", 3_600, true],
  ["nothing is said of an end that has been when there is no overlap", 0, false],
])("%s", async (_claim, seconds, isTold) => {
  const made = { endpoint: {}, secret: "whsec_c2VjcmV0", previous_expires_at: "2026-06-01T10:00:00.000Z" };
  renderAt(<EndpointBody endpoint={endpointWith()} />, {
    dataProvider: { getList: () => Promise.resolve({ data: [], total: 0 }), rotateSecret: vi.fn(async () => made) },
    role: "admin",
  });
  fireEvent.click(await screen.findByRole("button", { name: "Rotate secret" }));
  const dialog = within(screen.getByRole("dialog"));
  const radio = dialog.getAllByRole<HTMLInputElement>("radio").find(({ value }) => value === String(seconds));
  if (radio === undefined) throw new Error(`${seconds} seconds are not offered`);
  fireEvent.click(radio);
  fireEvent.click(dialog.getByRole("button", { name: "Make a new secret" }));
  await screen.findByRole("button", { name: "Copy secret" });
  expect(screen.queryByText(/The secret before it goes on signing/) !== null).toBe(isTold);
});
