import BookmarkBorder from "@mui/icons-material/BookmarkBorder";
import Button from "@mui/material/Button";
import Divider from "@mui/material/Divider";
import List from "@mui/material/List";
import Popover from "@mui/material/Popover";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useDataProvider, useNotify } from "react-admin";
import { NavigationType, useNavigationType, useSearchParams } from "react-router";
import type { SavedViewView } from "../../../../shared/lists/saved-view.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../../resources/use-server-action.ts";
import { useUrlListContext } from "../list-context.ts";
import { DeleteViewDialog } from "./DeleteViewDialog.tsx";
import { RenameViewDialog } from "./RenameViewDialog.tsx";
import { SavedViewItem } from "./SavedViewItem.tsx";
import { SaveViewDialog } from "./SaveViewDialog.tsx";
import { ToolButton } from "./ToolButton.tsx";
import { useListPreference } from "./use-list-preference.ts";
import { useSavedViews } from "./use-saved-views.ts";
import { viewQuery, withView } from "./view-query.ts";

/** Filters and order under names: opens one, keeps what is shown as another, and says with which the list opens. */
export function SavedViewsButton() {
  const words = useWords();
  const notify = useNotify();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const { resource } = useUrlListContext().controller;
  const [params, setParams] = useSearchParams();
  const { views, keep } = useSavedViews(resource);
  const { preference, change: prefer } = useListPreference(resource);
  const choose = (id: string | null) => prefer({ view_id: id });
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [dialog, setDialog] = useState<"save" | { wish: "rename" | "delete"; view: SavedViewView } | null>(null);
  const query = viewQuery(params);
  const shown = views.find((view) => viewQuery(new URLSearchParams(view.query)) === query && query !== "");
  const chosen = views.find((view) => view.id === preference?.view_id);
  const change = useServerAction({
    call: ({ id, ...wish }: { id: string; query?: string; is_default?: boolean; is_team?: boolean }) =>
      dataProvider.changeSavedView(id, wish),
    refreshes: [],
    showsErrors: false,
    onDone: keep,
  });
  useDefaultView(views, (view) => {
    choose(view.id);
    setParams(withView(params, view.query), { replace: true });
  });

  const open = (view: SavedViewView) => {
    setIsOpen(false);
    choose(view.id);
    setParams(withView(params, view.query));
  };
  const share = useServerAction({
    call: async ({ id, is_team: isTeam }: SavedViewView) => ({
      views: await dataProvider.changeSavedView(id, { is_team: !isTeam }),
      said: words(isTeam ? "list_choice.unshared" : "list_choice.shared"),
    }),
    refreshes: [],
    showsErrors: false,
    onDone: (shared) => {
      keep(shared.views);
      notify(shared.said, { type: "success" });
    },
  });
  const canUpdate = chosen?.is_mine === true && viewQuery(new URLSearchParams(chosen.query)) !== query;
  return (
    <>
      <ToolButton
        ref={anchor}
        icon={<BookmarkBorder />}
        label={shown?.name ?? words("views.open")}
        isOpen={isOpen}
        isMarked={shown !== undefined}
        onClick={() => setIsOpen(true)}
      />
      <Popover
        open={isOpen}
        anchorEl={() => anchor.current}
        onClose={() => setIsOpen(false)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ paper: { role: "dialog", "aria-label": words("views.title"), sx: { mt: 0.5, width: 340 } } }}
      >
        {views.length === 0 ? (
          <Typography variant="body2" sx={{ color: "text.secondary", p: 2, pb: 1 }}>
            {words("views.none")}
          </Typography>
        ) : (
          <List dense aria-label={words("views.title")} sx={{ maxHeight: 320, overflowY: "auto" }}>
            {views.map((view) => (
              <SavedViewItem
                key={view.id}
                view={view}
                isShown={view === shown}
                onOpen={() => open(view)}
                onDefault={() => change.run({ id: view.id, is_default: !view.is_default })}
                onWish={(wish) => (wish === "share" ? share.run(view) : setDialog({ wish, view }))}
              />
            ))}
          </List>
        )}
        <Divider />
        <Stack sx={{ p: 1, alignItems: "flex-start" }}>
          {chosen !== undefined && canUpdate && (
            <Button size="small" onClick={() => change.run({ id: chosen.id, query })}>
              {words("views.update", { name: chosen.name })}
            </Button>
          )}
          <Button size="small" onClick={() => setDialog("save")}>
            {words("views.save")}
          </Button>
        </Stack>
      </Popover>
      {dialog === "save" && (
        <SaveViewDialog
          list={resource}
          query={query}
          onSaved={(saved, name) => {
            keep(saved);
            choose(saved.find((view) => view.is_mine && view.name === name)?.id ?? null);
          }}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog !== null && dialog !== "save" && dialog.wish === "rename" && (
        <RenameViewDialog view={dialog.view} onRenamed={keep} onClose={() => setDialog(null)} />
      )}
      {dialog !== null && dialog !== "save" && dialog.wish === "delete" && (
        <DeleteViewDialog
          view={dialog.view}
          onDeleted={() => keep(views.filter(({ id }) => id !== dialog.view.id))}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}

/** Opens the default view where the list was opened bare; who comes back to a bare list wants it bare. */
function useDefaultView(views: readonly SavedViewView[], open: (view: SavedViewView) => void): void {
  const [params] = useSearchParams();
  const isReturn = useNavigationType() === NavigationType.Pop && window.history.length > 1;
  const [wasBare] = useState(viewQuery(params) === "" && !params.has("cursor") && !isReturn);
  const isSettled = useRef(false);
  const first = views.find((view) => view.is_default);
  const openFirst = useEffectEvent(() => {
    if (first === undefined || isSettled.current || !wasBare) return;
    isSettled.current = true;
    if (viewQuery(params) === "") open(first);
  });
  const firstId = first?.id;
  useEffect(() => {
    if (firstId !== undefined) openFirst();
  }, [firstId]);
}
