import type { Colleague, MentionsView, NoteSubject, NoteView, WriteNote } from "../../../shared/notes/note.schema.ts";
import { callApi } from "./http.ts";

/** What colleagues write for each other. */
export interface NoteProvider {
  listNotes(type: NoteSubject, id: string): Promise<NoteView[]>;
  /** Answers with all notes of the subject. */
  writeNote(note: WriteNote): Promise<NoteView[]>;
  listMentions(): Promise<MentionsView>;
  readMentions(type: NoteSubject, id: string): Promise<MentionsView>;
  listColleagues(): Promise<Colleague[]>;
}

const dataIn = <Item>(answer: unknown) => (answer as { data: Item[] }).data;

export const noteProvider: NoteProvider = {
  listNotes: async (type, id) =>
    dataIn(await callApi(`/notes?${new URLSearchParams({ subject_type: type, subject_id: id }).toString()}`)),
  writeNote: async (body) => dataIn(await callApi("/notes", { method: "POST", body })),
  listMentions: async () => (await callApi("/mentions")) as MentionsView,
  readMentions: async (type, id) =>
    (await callApi("/mentions/read", {
      method: "POST",
      body: { subject_type: type, subject_id: id },
    })) as MentionsView,
  listColleagues: async () => dataIn(await callApi("/colleagues")),
};
