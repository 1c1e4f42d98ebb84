import "./signing.css";
import { useEffect, useState } from "react";
import type { SigningPageView } from "../../../shared/lending/signing-page.schema.ts";
import { Notice } from "../Notice.tsx";
import { PageFrame } from "../PageFrame.tsx";
import { fill } from "../words/fill.ts";
import { ContractFigures } from "./ContractFigures.tsx";
import { instantText } from "./contract-texts.ts";
import { SignPanel } from "./SignPanel.tsx";
import { type Contract, useContract } from "./use-contract.ts";
import { languages } from "../lending/languages.ts";
import { loadWords, type Spoken } from "./words/load-words.ts";

export interface SigningPageProps {
  code: string;
  /** In the browser's language. */
  initial: Spoken;
}

/** A loan's contract: what is agreed to, and the signature. */
export function SigningPage({ code, initial }: SigningPageProps) {
  const [spoken, setSpoken] = useState(initial);
  const { words, language } = spoken;
  const state = useContract(code);
  const number = state.contract?.ccb_number;
  useEffect(() => {
    document.documentElement.lang = language;
    if (number !== undefined) document.title = fill(words.title, { number });
  }, [number, words, language]);
  return (
    <PageFrame
      languages={languages}
      language={language}
      onLanguage={(wanted) => void loadWords(wanted).then(setSpoken)}
      languageLabel={words.language}
      testNotice={state.contract?.is_sandbox === true ? words.test : null}
    >
      <Content state={state} spoken={spoken} />
    </PageFrame>
  );
}

function Content({ state, spoken }: { state: Contract; spoken: Spoken }) {
  const { words } = spoken;
  const { contract, isMissing, problem, look } = state;
  if (isMissing) return <Notice tone="plain" title={words.notFound} hint={words.notFoundHint} />;
  if (contract === null) {
    return problem === null ? (
      <p className="loading" role="status">
        {words.loading}
      </p>
    ) : (
      <Notice tone="bad" title={words.unreachable} hint={words.unreachableHint}>
        <button type="button" className="button" onClick={look}>
          {words.retry}
        </button>
      </Notice>
    );
  }
  const { state: stage } = contract;
  if (stage === "expired" || stage === "cancelled") {
    const hint = fill(stage === "expired" ? words.expiredHint : words.cancelledHint, { lender: contract.lender });
    return <Notice tone="bad" title={words[stage]} hint={hint} />;
  }
  return (
    <>
      {stage === "signed" && <SignedNotice contract={contract} spoken={spoken} />}
      <div className={stage === "signed" ? "contract-alone" : "columns"}>
        <ContractFigures contract={contract} spoken={spoken} />
        {stage !== "signed" && <SignPanel contract={contract} state={state} spoken={spoken} />}
      </div>
    </>
  );
}

function SignedNotice({ contract, spoken }: { contract: SigningPageView; spoken: Spoken }) {
  const { words } = spoken;
  const instant = instantText(contract.signed_at, spoken.language);
  return <Notice tone="good" title={words.signed} hint={fill(words.signedHint, { instant })} />;
}
