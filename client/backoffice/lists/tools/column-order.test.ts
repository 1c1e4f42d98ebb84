import { expect, test } from "vitest";
import { inOrder, moved } from "./column-order.ts";

const itself = (name: string) => name;
const natural = ["created", "status", "payer", "amount", "captured"];

test("columns that no order names stay behind the one that they come behind", () => {
  expect(inOrder(natural, [], itself)).toEqual(natural);
  expect(inOrder(natural, ["amount", "payer"], itself)).toEqual(["created", "status", "amount", "captured", "payer"]);
});

test("a column changes places with its neighbor on the screen, and the last one stays", () => {
  expect(moved({ shown: natural, order: [] }, "payer", -1)).toEqual([
    "created",
    "payer",
    "status",
    "amount",
    "captured",
  ]);
  expect(moved({ shown: natural, order: [] }, "captured", 1)).toEqual(natural);
});

test("an order made on a phone leaves the columns that are not there in their places", () => {
  const wide = ["status", "created", "payer", "amount", "captured"];
  const onPhone = moved({ shown: ["payer", "amount", "captured"], order: wide }, "amount", -1);
  expect(onPhone).toEqual(["status", "created", "amount", "payer", "captured"]);
});
