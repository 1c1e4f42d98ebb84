export interface SavedViewTable {
  id: string;
  /** Who made it. */
  staff_id: string;
  /** The list's name in its address. */
  list: string;
  name: string;
  /** Filters and order in the words of the list's address. */
  query: string;
  /** 1: everybody sees it. */
  is_team: number;
  created_at: string;
  updated_at: string;
}

/** The view with which a list opens for one person. */
export interface SavedViewDefaultTable {
  staff_id: string;
  list: string;
  view_id: string;
}

/** How one person has a list. */
export interface StaffPreferenceTable {
  staff_id: string;
  list: string;
  /** JSON: names of columns. */
  hidden_columns: string;
  /** JSON: names of columns. */
  column_order: string;
  /** The view that was opened last. */
  view_id: string | null;
  updated_at: string;
}
