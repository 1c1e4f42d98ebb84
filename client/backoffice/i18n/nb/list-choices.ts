import type { enListChoices } from "../en/list-choices.ts";
import type { Translation } from "../translation.ts";

/** How a person has their lists: columns, their order, and what can be done to a view. */
export const nbListChoices: Translation<typeof enListChoices> = {
  list_choice: {
    up: "Flytt «%{name}» opp",
    down: "Flytt «%{name}» ned",
    reset: "Nullstill kolonnene",
    not_kept: "Kontor kunne ikke lagre det. Listen er som den var.",
    more: "Endre «%{name}»",
    rename: "Gi nytt navn …",
    rename_title: "Gi visningen nytt navn",
    rename_submit: "Gi nytt navn",
    renamed: "Visningen har fått nytt navn",
    share: "Del med teamet",
    shared: "Teamet ser visningen",
    unshare: "Behold for deg selv",
    unshared: "Bare du ser visningen",
    delete: "Slett …",
  },
  stale: {
    failed: "Radene ble lest %{age}; de kunne ikke leses på nytt.",
    paused: "Radene ble lest %{age}: Direkteoppdatering er på pause.",
    read_again: "Les på nytt",
  },
};
