const edge = { borderRight: { xs: 1, md: 0 }, borderRightColor: { xs: "divider" } } as const;

const frozen = "& .MuiTableCell-head:first-of-type, & .MuiTableBody-root .MuiTableCell-root:first-of-type";

/**
 * The first column stays while the rest of a wide table scrolls under it, and its edge says so; on a wide screen
 * everything has room.
 */
export const listTable = {
  "& .RaDataTable-tableWrapper": { overflowX: "auto" },
  // Lines that cells share are hidden behind a cell that stays while the others scroll.
  "& .RaDataTable-table": { borderCollapse: { xs: "separate", md: "collapse" } },
  [frozen]: {
    position: { xs: "sticky", md: "static" },
    left: 0,
    zIndex: { xs: 3, md: "auto" },
    backgroundColor: { xs: "background.paper", md: "transparent" },
    ...edge,
  },
  "& .MuiTableRow-root:last-of-type .MuiTableCell-body": { borderBottom: 1, borderColor: "divider" },
} as const;

/** For lists with columns of many words: on a narrow screen they would make every row as high as they are long. */
export const oneLineTable = {
  ...listTable,
  "@media (max-width: 899.95px)": { "& .MuiTableCell-root": { whiteSpace: "nowrap" } },
} as const;

/** For tables whose rows can be selected: on a narrow screen the box and the column that names the row stay. */
export const selectableTable = {
  ...listTable,
  "& .MuiTableCell-root": { paddingInline: 1 },
  [frozen]: {
    ...listTable[frozen],
    borderRight: 0,
  },
  "& .MuiTableCell-root:nth-of-type(2)": {
    position: { xs: "sticky", md: "static" },
    left: 34,
    zIndex: { xs: 3, md: "auto" },
    backgroundColor: { xs: "background.paper", md: "transparent" },
    ...edge,
  },
} as const;
