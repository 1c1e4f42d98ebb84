import { useQuery } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderAt } from "../testing/render.tsx";
import { RevealTogether } from "./RevealTogether.tsx";

function Part({ name, answer }: { name: string; answer: Promise<string> }) {
  const { data } = useQuery({ queryKey: [name], queryFn: () => answer });
  return <h2>{data ?? `${name} waits`}</h2>;
}

test("the parts of a page are shown at once, when the last of them has its answer", async () => {
  let answerLater = (_text: string): void => undefined;
  const later = new Promise<string>((resolve) => (answerLater = resolve));
  renderAt(
    <RevealTogether>
      <Part name="fast" answer={Promise.resolve("fast is here")} />
      <Part name="slow" answer={later} />
    </RevealTogether>,
  );
  await screen.findByText("fast is here");
  expect(screen.queryAllByRole("heading")).toEqual([]);
  expect(screen.getByRole("status", { name: "Loading the page" })).toBeTruthy();
  answerLater("slow is here");
  expect(await screen.findByRole("heading", { name: "slow is here" })).toBeTruthy();
  expect(screen.getByRole("heading", { name: "fast is here" })).toBeTruthy();
  expect(screen.queryByRole("status", { name: "Loading the page" })).toBeNull();
});
