import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { refusal } from "../testing/problem.ts";
import { renderAt } from "../testing/render.tsx";
import { ErrorNotice } from "./ErrorNotice.tsx";

test("what failed can be tried again", async () => {
  const retry = vi.fn();
  renderAt(<ErrorNotice error={refusal(500, "internal")} onRetry={retry} />);
  expect((await screen.findByRole("alert")).textContent).toContain("This could not be loaded");
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(retry).toHaveBeenCalledOnce();
});

test("what a role may not see is no failure, and is not tried again", async () => {
  renderAt(<ErrorNotice error={refusal(403, "forbidden")} onRetry={vi.fn()} />);
  const notice = await screen.findByRole("alert");
  expect(notice.textContent).toContain("Your role does not see this");
  expect(notice.textContent).not.toContain("could not be loaded");
  expect(screen.queryByRole("button")).toBeNull();
});
