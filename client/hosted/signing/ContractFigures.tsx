import type { ReactNode } from "react";
import { formatMoney } from "../../../shared/money.ts";
import type { SigningPageView } from "../../../shared/lending/signing-page.schema.ts";
import { fill } from "../words/fill.ts";
import { dayText, percentText } from "./contract-texts.ts";
import type { Spoken } from "./words/load-words.ts";

interface Props {
  contract: SigningPageView;
  spoken: Spoken;
}

/** Who lends to whom, how much, at what cost, and when it is paid back. */
export function ContractFigures({ contract, spoken }: Props) {
  const { words, language } = spoken;
  const money = (amount: number) => formatMoney(amount, "BRL", language);
  const { signer, cnpj, installments } = contract;
  const [first] = installments;
  return (
    <section className="card contract" aria-labelledby="contract">
      <h1 id="contract">{fill(words.heading, { number: contract.ccb_number })}</h1>
      <dl className="facts">
        <Fact label={words.lender}>{contract.lender}</Fact>
        <Fact label={words.signer}>{signer.name}</Fact>
        <Fact label={words.document}>{signer.cpf}</Fact>
        {cnpj !== null && <Fact label={words.company}>{cnpj}</Fact>}
      </dl>
      <h2>{words.figures}</h2>
      <dl className="facts">
        <Fact label={words.youGet} isMain>
          {money(contract.net_amount)}
        </Fact>
        <Fact label={words.youRepay} isMain>
          {money(contract.total_amount)}
        </Fact>
        <Fact label={words.installments}>{planText(contract, spoken)}</Fact>
        {first !== undefined && <Fact label={words.firstDue}>{dayText(first.due_date, language)}</Fact>}
      </dl>
      <dl className="facts">
        <Fact label={words.requested}>{money(contract.requested_amount)}</Fact>
        <Fact label={words.fees}>{money(contract.fees_amount)}</Fact>
        <Fact label={words.iof}>{money(contract.iof_amount)}</Fact>
        <Fact label={words.principal}>{money(contract.principal_amount)}</Fact>
        <Fact label={words.interest}>{money(contract.interest_amount)}</Fact>
        <Fact label={words.rate}>{rateText(contract.monthly_rate, contract.annual_rate, spoken)}</Fact>
        <Fact label={words.cet}>{rateText(contract.monthly_cet, contract.annual_cet, spoken)}</Fact>
      </dl>
      <details className="schedule">
        <summary>{words.scheduleShow}</summary>
        <Schedule contract={contract} spoken={spoken} />
      </details>
    </section>
  );
}

function Fact({ label, isMain = false, children }: { label: string; isMain?: boolean; children: ReactNode }) {
  return (
    <div className={isMain ? "fact-main" : undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function planText({ installments }: SigningPageView, { words, language }: Spoken): string {
  const count = installments.length;
  const amount = formatMoney(installments[0]?.amount ?? 0, "BRL", language);
  return fill(count === 1 ? words.oneInstallment : words.installmentsOf, { count: String(count), amount });
}

function rateText(month: number, year: number, { words, language }: Spoken): string {
  return fill(words.perMonthAndYear, { month: percentText(month, language), year: percentText(year, language) });
}

function Schedule({ contract, spoken }: Props) {
  const { words, language } = spoken;
  return (
    <table>
      <caption className="visually-hidden">{words.schedule}</caption>
      <thead>
        <tr>
          <th scope="col">{words.number}</th>
          <th scope="col">{words.due}</th>
          <th scope="col">{words.amount}</th>
        </tr>
      </thead>
      <tbody>
        {contract.installments.map(({ due_date, amount }, index) => (
          <tr key={due_date}>
            <td>{index + 1}</td>
            <td>{dayText(due_date, language)}</td>
            <td>{formatMoney(amount, "BRL", language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
