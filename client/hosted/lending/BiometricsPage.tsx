import "./lending.css";
import { useCallback, useEffect, useState } from "react";
import type { HostedBiometrics } from "../../../shared/lending/hosted-biometrics.schema.ts";
import { Notice } from "../Notice.tsx";
import { PageFrame } from "../PageFrame.tsx";
import { askState } from "./biometrics-api.ts";
import { FaceCapture } from "./FaceCapture.tsx";
import type { Words } from "./words/en.ts";
import { languages } from "./languages.ts";
import { loadWords, type Spoken } from "./words/load-words.ts";

export interface BiometricsPageProps {
  /** What opens the page: the last part of its address. */
  code: string;
  /** In the browser's language. */
  initial: Spoken;
}

type Stage = HostedBiometrics["state"] | "loading" | "unreachable" | "done";

/** Where a customer shows their face, once. */
export function BiometricsPage({ code, initial }: BiometricsPageProps) {
  const [spoken, setSpoken] = useState(initial);
  const [stage, setStage] = useState<Stage>("loading");
  const [isSandbox, setIsSandbox] = useState(false);
  const { words, language } = spoken;

  const look = useCallback(() => {
    askState(code).then(
      (answer) => {
        setIsSandbox(answer.is_sandbox);
        setStage(answer.state);
      },
      () => setStage("unreachable"),
    );
  }, [code]);
  useEffect(look, [look]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words.faceTitle;
  }, [words, language]);

  return (
    <PageFrame
      languages={languages}
      language={language}
      onLanguage={(wanted) => void loadWords(wanted).then(setSpoken)}
      languageLabel={words.language}
      testNotice={isSandbox ? words.test : null}
    >
      {stage === "open" ? (
        <FaceCapture code={code} words={words} onDone={() => setStage("done")} onClosed={look} />
      ) : (
        <Ending stage={stage} words={words} onRetry={look} />
      )}
    </PageFrame>
  );
}

interface EndingProps {
  stage: Exclude<Stage, "open">;
  words: Words;
  onRetry: () => void;
}

/** Every state in which there is nothing to do but read. */
function Ending({ stage, words, onRetry }: EndingProps) {
  switch (stage) {
    case "loading":
      return (
        <p className="loading" role="status">
          {words.loading}
        </p>
      );
    case "unreachable":
      return (
        <Notice tone="bad" title={words.unreachable} hint={words.unreachableHint}>
          <button type="button" className="button" onClick={onRetry}>
            {words.retry}
          </button>
        </Notice>
      );
    case "done":
      return <Notice tone="good" title={words.doneTitle} hint={words.doneHint} />;
    case "used":
      return <Notice tone="good" title={words.usedTitle} hint={words.usedHint} />;
    case "expired":
      return <Notice tone="bad" title={words.expiredTitle} hint={words.expiredHint} />;
    case "unknown":
      return <Notice tone="plain" title={words.unknownTitle} hint={words.unknownHint} />;
  }
}
