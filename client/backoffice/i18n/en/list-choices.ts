/** How a person has their lists: columns, their order, and what can be done to a view. */
export const enListChoices = {
  list_choice: {
    up: "Move “%{name}” up",
    down: "Move “%{name}” down",
    reset: "Reset columns",
    not_kept: "Kontor could not keep that. The list is as it was.",
    more: "Change “%{name}”",
    rename: "Rename …",
    rename_title: "Rename this view",
    rename_submit: "Rename view",
    renamed: "View renamed",
    share: "Share with the team",
    shared: "The team sees the view",
    unshare: "Keep for yourself",
    unshared: "Only you see the view",
    delete: "Delete …",
  },
  stale: {
    failed: "Read %{age}. It could not be read again.",
    paused: "Read %{age}. Live updates are paused.",
    read_again: "Read again",
  },
} as const;
