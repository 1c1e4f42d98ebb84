import type { SettlementView } from "../../../../shared/settlements/settlement.schema.ts";
import { MoneyText } from "../../fields/MoneyText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { FigureList } from "../payments/FigureList.tsx";

/** Captured minus refunded minus fees, and what of it reached the bank. */
export function SettlementFigures({ settlement }: { settlement: SettlementView }) {
  const words = useWords();
  const { capture, refund, fee, amount, carried, payout, currency } = settlement;
  const figure = (label: string, value: number, isStrong = false) => ({
    label,
    value: <MoneyText amount={value} currency={currency} />,
    isStrong,
  });
  return (
    <Section title={words("settlement.figures")}>
      <FigureList
        figures={[
          figure(words("settlement.capture"), capture),
          figure(words("settlement.refund"), -refund),
          figure(words("settlement.fee"), -fee),
          figure(words("settlement.amount"), amount, true),
          ...(carried === 0 ? [] : [figure(words("settlement.carried"), carried)]),
          figure(words("settlement.payout"), payout, true),
        ]}
      />
    </Section>
  );
}
