import { endings, type LifeInput, type PlannedOperation, type Story } from "./life.ts";
import { LifeOfPayment } from "./life-of-payment.ts";
import type { Random, Weighted } from "./random.ts";
import { payerRefusal } from "./refusals.ts";

/** What happens to orders in a shop that does well, in per mille. */
export const storyWeights: Weighted<Story> = [
  ["shipped", 560],
  ["shipped_in_two", 50],
  ["part_shipped", 30],
  ["part_shipped_and_returned", 16],
  ["part_returned_then_shipped", 8],
  ["rest_released", 36],
  ["returned", 42],
  ["part_returned", 56],
  ["returned_in_two", 14],
  ["called_off", 54],
  ["left_reserved", 18],
  ["payer_declined", 36],
  ["card_refused", 44],
  ["no_answer", 14],
  ["gave_up", 22],
];

/** The operations of one payment, in the order in which they were asked for. */
export function tellStory(random: Random, input: LifeInput, story: Story): readonly PlannedOperation[] {
  const life = new LifeOfPayment(random, input);
  const ending = endings[story];
  if (ending === undefined) {
    if (random.chance(0.07)) life.failedTry();
    life.pay();
    afterPaying(life, story);
  } else if (story === "no_answer") {
    life.timeOut();
  } else {
    tryInVain(life, random, story);
    life.end(ending);
  }
  return life.operations;
}

/** A payment of the last minutes: its authorization or its capture has no answer yet, or its payer may try again. */
export function tellOpenStory(
  random: Random,
  input: LifeInput,
  waitingFor: "authorize" | "capture" | "payer",
): readonly PlannedOperation[] {
  const life = new LifeOfPayment(random, input);
  if (waitingFor === "capture") life.pay();
  if (waitingFor === "payer") life.failedTry();
  else life.waitForAnswer(waitingFor);
  return life.operations;
}

function tryInVain(life: LifeOfPayment, random: Random, story: Story): void {
  if (story === "payer_declined") life.failedTry(payerRefusal);
  if (story !== "card_refused") return;
  life.failedTry();
  if (random.chance(0.4)) life.failedTry();
}

function afterPaying(life: LifeOfPayment, story: Story): void {
  switch (story) {
    case "shipped":
      return life.ship(life.capturable());
    case "shipped_in_two":
      life.ship(life.part());
      return life.ship(life.capturable());
    case "part_shipped":
      return life.ship(life.part());
    case "part_shipped_and_returned":
      life.ship(life.part());
      return life.giveBack(Math.ceil(life.refundable() / 2));
    case "part_returned_then_shipped":
      life.ship(life.part());
      life.giveBack(Math.ceil(life.refundable() / 3));
      return life.ship(life.capturable());
    case "rest_released":
      return life.releaseRest();
    case "returned":
      life.ship(life.capturable());
      return life.giveBack(life.refundable());
    case "part_returned":
      life.ship(life.capturable());
      return life.giveBack(life.partOf(life.refundable()));
    case "returned_in_two":
      life.ship(life.capturable());
      life.giveBack(life.partOf(life.refundable()));
      return life.giveBack(life.refundable());
    case "called_off":
      return life.callOff();
    case "left_reserved":
    case "payer_declined":
    case "card_refused":
    case "no_answer":
    case "gave_up":
      return;
  }
}
