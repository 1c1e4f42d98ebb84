import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNotify } from "react-admin";
import { NoAnswerError, ProblemError } from "../providers/http.ts";
import { type ProblemText, useProblemText } from "../i18n/use-problem-text.ts";
import { useWords } from "../i18n/use-words.ts";

interface ServerActionOptions<Wish, Answer> {
  call: (wish: Wish) => Promise<Answer>;
  /** Resources whose pages and lists are read again. */
  refreshes: readonly string[];
  /** What is announced once it is done. */
  said?: string;
  /** Off where no open dialog or form could show a refusal, which is then announced. */
  showsErrors?: boolean;
  onDone?: (answer: Answer) => void;
  onRefused?: (error: ActionError) => void;
}

export interface ServerAction<Wish> {
  run: (wish: Wish) => void;
  isWaiting: boolean;
  /** Why it was not done, in the reader's language where it can be said in it; null while there is nothing to say. */
  error: ActionError | null;
  /** Forgets the last refusal. */
  reset: () => void;
}

export interface ActionError {
  code: string | null;
  message: string;
  /** Message by field. */
  fields: Readonly<Record<string, string>>;
}

/** One change on the server: it is done when the server has said so, and a refusal keeps what was typed. */
export function useServerAction<Wish, Answer>(options: ServerActionOptions<Wish, Answer>): ServerAction<Wish> {
  const { call, refreshes, said, showsErrors = true, onDone, onRefused } = options;
  const words = useWords();
  const problemText = useProblemText();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [isWaiting, setIsWaiting] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);

  const send = async (wish: Wish) => {
    setIsWaiting(true);
    setError(null);
    try {
      const answer = await call(wish);
      for (const resource of refreshes) void queryClient.invalidateQueries({ queryKey: [resource] });
      if (said !== undefined) notify(said, { type: "success" });
      onDone?.(answer);
    } catch (cause) {
      const refusal = readError(cause, words("error.no_answer"), problemText);
      setError(refusal);
      onRefused?.(refusal);
      if (!showsErrors) notify(refusal.message, { type: "error" });
    } finally {
      setIsWaiting(false);
    }
  };

  return {
    run: (wish) => {
      if (!isWaiting) void send(wish);
    },
    isWaiting,
    error,
    reset: () => setError(null),
  };
}

function readError(error: unknown, noAnswer: string, { text, fields }: ProblemText): ActionError {
  if (error instanceof ProblemError) {
    const { problem } = error;
    return { code: problem.code, message: text(problem), fields: fields(problem) };
  }
  if (error instanceof NoAnswerError) return { code: null, message: noAnswer, fields: {} };
  throw error;
}
