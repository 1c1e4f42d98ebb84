/**
 * The first column stays while the rest of a wide table scrolls under it, each row one line; on a wide screen
 * everything has room.
 */
export const listTable = {
  "@media (max-width: 899.95px)": { "& .MuiTableCell-root": { whiteSpace: "nowrap" } },
  "& .RaDataTable-tableWrapper": { overflowX: "auto" },
  "& .MuiTableCell-head:first-of-type, & .MuiTableBody-root .MuiTableCell-root:first-of-type": {
    position: { xs: "sticky", md: "static" },
    left: 0,
    zIndex: { xs: 3, md: "auto" },
    backgroundColor: { xs: "background.paper", md: "transparent" },
  },
  "& .MuiTableRow-root:last-of-type .MuiTableCell-body": { borderBottom: 1, borderColor: "divider" },
} as const;
