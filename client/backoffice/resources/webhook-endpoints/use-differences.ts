import { useWords } from "../../i18n/use-words.ts";
import type { Difference } from "./ConflictBar.tsx";
import type { DraftVersions, EndpointDraft } from "./endpoint-draft.ts";

/** Names every field that a colleague has changed, with what they and the person here want in it. */
export function useDifferences(): (versions: DraftVersions) => Difference[] {
  const words = useWords();
  const readers: readonly (readonly [string, (draft: EndpointDraft) => string])[] = [
    [words("endpoint_form.url"), ({ url }) => url.trim()],
    [
      words("endpoint_form.events"),
      ({ patterns }) => (patterns.length === 0 ? words("endpoint.every_event") : patterns.join(", ")),
    ],
    [words("endpoint_form.description"), ({ description }) => description.trim()],
    [words("endpoint_settings.concurrency"), ({ concurrency }) => concurrency.trim()],
    [words("endpoint_settings.rate"), ({ rate }) => rate.trim()],
    [
      words("endpoint_settings.headers"),
      ({ headers }) => headers.map(({ name }) => name.trim().toLowerCase()).join(", "),
    ],
    [words("endpoint_settings.fields"), ({ fields }) => fields.trim()],
    [words("endpoint_settings.exclude"), ({ exclude }) => exclude.trim()],
  ];
  return ({ before, theirs, yours }) =>
    readers.flatMap(([label, read]) =>
      read(before) === read(theirs) ? [] : [{ label, theirs: read(theirs), yours: read(yours) }],
    );
}
