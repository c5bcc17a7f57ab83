export type Suggestion = { id: string; title: string; text: string };

/** What can be picked while writing: saved answers behind a slash, colleagues behind an @. */
export function Suggestions({
  items,
  active,
  label,
  onPick,
}: {
  items: Suggestion[];
  active: number;
  label: string;
  onPick: (item: Suggestion) => void;
}) {
  return (
    <ul className="desk-suggest" role="listbox" aria-label={label} id="desk-suggestions">
      {items.map((item, index) => (
        <li
          key={item.id}
          id={`desk-suggestion-${index}`}
          role="option"
          aria-selected={index === active}
          // Before the field loses the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(item);
          }}
        >
          <b dir="auto">{item.title}</b>
          <span dir="auto">{item.text}</span>
        </li>
      ))}
    </ul>
  );
}
