import { expect, it } from "vitest";
import type { ChatMessage, ChatPage, Note } from "../api";
import { notesBehind, withNewest, withOlder } from "./entries";

const message = (id: number, state = "sent") => ({ id: String(id), state }) as ChatMessage;
const note = (id: number, after: number) => ({ id: String(id), after: String(after) }) as Note;
const page = (ids: number[], older: string | null, notes: Note[] = []): ChatPage => ({
  messages: ids.map((id) => message(id)),
  notes,
  older,
  newer: null,
});
const ids = ({ messages }: { messages: ChatMessage[] }) => messages.map((one) => Number(one.id));

it("keeps what was loaded above when the newest page comes again", () => {
  const known = withOlder(page([3, 4], "3"), page([1, 2], null));
  const now = withNewest(known, page([4, 5], "4"));
  expect(ids(now)).toEqual([1, 2, 3, 4, 5]);
  expect(now.older).toBeNull();
});

it("begins anew when so much came in that nothing meets", () => {
  expect(ids(withNewest(page([1, 2], "1"), page([8, 9], "8")))).toEqual([8, 9]);
});

it("takes the state of a message as it is now", () => {
  const now = withNewest(page([1], null), { ...page([], null), messages: [message(1, "read")] });
  expect(now.messages[0]!.state).toBe("read");
});

it("sets notes behind the message after which they were written", () => {
  const notes = [note(1, 2), note(2, 0), note(3, 9)];
  expect(notesBehind(notes, "1", "3").map((one) => one.id)).toEqual(["1"]);
  expect(notesBehind(notes, null, "1").map((one) => one.id)).toEqual(["2"]);
  expect(notesBehind(notes, "3", null).map((one) => one.id)).toEqual(["3"]);
});
