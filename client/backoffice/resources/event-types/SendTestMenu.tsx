import Button from "@mui/material/Button";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState } from "react";
import { useGetList } from "react-admin";
import { Link as RouterLink } from "react-router";
import type { EndpointPage } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import type { EventTypeView } from "../../../../shared/webhooks/event-catalogue.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { recordPath } from "../resource-path.ts";

const shownMax = 25;

/** Which endpoint is to be sent a test of this type: leads to its page, where the answer is shown. */
export function SendTestMenu({ event }: { event: EventTypeView }) {
  const words = useWords();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { data } = useGetList<EndpointPage>(
    "webhook-endpoints",
    {
      pagination: { page: 1, perPage: shownMax },
      sort: { field: "created_at", order: "DESC" },
      filter: { dialect: [event.dialect], status: ["active"] },
    },
    { enabled: anchor !== null },
  );
  const search = `?${new URLSearchParams({ test: event.type }).toString()}`;
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {words("event_types.send_test")}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null && data !== undefined} onClose={() => setAnchor(null)}>
        {data?.length === 0 && <MenuItem disabled>{words("event_types.no_endpoint")}</MenuItem>}
        {data?.map(({ id, url }) => (
          <MenuItem
            key={id}
            component={RouterLink}
            to={{ pathname: recordPath("webhook-endpoints", id), search }}
            sx={{ maxWidth: 480, whiteSpace: "normal", overflowWrap: "anywhere" }}
          >
            {url}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
